import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type Bench, startBench, token } from './bench.ts';
import { type Asked, claim, outcome, patientId, type Reply, searchset } from './small-plan.ts';

const isClaims = ({ target }: Asked) => target.startsWith('ExplanationOfBenefit') || target.startsWith('?');
const isFirstClaims = ({ target }: Asked) => target.startsWith('ExplanationOfBenefit');
const isPage = (n: number) => (asked: Asked) => asked.target === `?_getpages=${n}`;

/** Answers `reply` to the first `times` requests that `matches` picks. */
function bendTimes(bench: Bench, matches: (asked: Asked) => boolean, times: number, reply: Reply): void {
  let left = times;
  bench.plan.bend = (asked) => {
    if (!matches(asked) || left === 0) return null;
    left -= 1;
    return reply;
  };
}

/** Lets page 1 name `next` as its next link. */
function bendNext(bench: Bench, next: string): void {
  bench.plan.bend = (asked) =>
    isFirstClaims(asked) ? { json: searchset([claim('c1'), claim('c2')], { next }) } : null;
}

async function listening(): Promise<{
  origin: string;
  asked: string[];
  [Symbol.asyncDispose](): Promise<void>;
}> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization ?? '');
    response.end(JSON.stringify(searchset([])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('throttled: the wait is what the plan asks for, in seconds', async () => {
  await using bench = await startBench();
  bendTimes(bench, isFirstClaims, 2, { status: 429, headers: { 'retry-after': '7' } });
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.waits).toEqual([7000, 7000]);
  const rows = bench.access.filter(({ what, page }) => what === 'claims' && page === 1);
  expect(rows.map(({ status, result, records }) => [status, result, records])).toEqual([
    [429, 'refused', null],
    [429, 'refused', null],
    [200, 'ok', 2],
  ]);
});

test('throttled: the wait is what the plan asks for, as a date', async () => {
  await using bench = await startBench();
  const at = new Date(bench.clock.now() + 9000).toUTCString();
  bendTimes(bench, isFirstClaims, 1, { status: 429, headers: { 'retry-after': at } });
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.waits).toEqual([9000]);
});

test('throttled for longer than a sync may take: it ends and says when to try again', async () => {
  await using bench = await startBench();
  bendTimes(bench, isFirstClaims, 1, { status: 429, headers: { 'retry-after': '3600' } });
  const end = await bench.run();
  expect(end).toMatchObject({
    outcome: 'failed',
    failure: { code: 'fhir/throttled', retryAfterMs: 3_600_000 },
  });
  expect(bench.waits).toEqual([]);
});

test('throttled: the page shows the wait', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(3), 1, { status: 429, headers: { 'retry-after': '7' } });
  // The page is told a few times a second: the wait lasts until it was told of this one.
  bench.pause = () => bench.told.until(() => bench.progress.some(({ waitingMs }) => waitingMs === 7000));
  await bench.run();
  expect(bench.progress.map(({ waitingMs }) => waitingMs)).toContain(7000);
  expect(bench.progress.at(-1)?.waitingMs).toBeNull();
});

test('server-error on page 2: asked again with growing waits', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 3, { status: 503 });
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.waits).toEqual([1000, 2000, 4000]);
  expect(bench.data.claims).toHaveLength(5);
});

test('lasting server error on page 2: page 1 is kept, coverage is read, the next sync resumes at page 2', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 100, { status: 500, json: outcome('exception', 'Out of order.') });
  const end = await bench.run();
  expect(end).toMatchObject({
    outcome: 'partial',
    newClaims: 2,
    missing: [
      {
        category: 'claims',
        failure: { code: 'fhir/server-error', details: ['error, exception: Out of order.'] },
      },
    ],
  });
  expect(bench.data.claims).toEqual(['c1', 'c2']);
  expect(bench.data.stored.has('Coverage/cov1')).toBe(true);
  expect(bench.data.record).toMatchObject({ firstSyncDone: false, lastCheckedAt: null });
  bench.plan.bend = () => null;
  bench.plan.takeTargets();
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 3 });
  expect(bench.plan.takeTargets().slice(0, 3)).toEqual([
    `Patient/${patientId}`,
    '?_getpages=2',
    '?_getpages=3',
  ]);
  expect(bench.data.record.firstSyncDone).toBe(true);
});

test('offline mid-way: nothing that was fetched is lost, and the sync ends with a reason', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(3), 100, { cut: true });
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'failed', newClaims: 4, failure: { code: 'fhir/unreachable' } });
  expect(bench.data.claims).toEqual(['c1', 'c2', 'c3', 'c4']);
  expect(bench.data.checkpoint()).toMatchObject({
    done: false,
    pages: 2,
    nextUrl: `${bench.plan.base}?_getpages=3`,
  });
  bench.plan.bend = () => null;
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 1 });
});

test('HTML instead of JSON, as from a captive portal: reported as such, and nothing is stored', async () => {
  await using bench = await startBench();
  bench.plan.bend = () => ({
    headers: { 'content-type': 'text/html' },
    text: '\n<!doctype html><p>Sign in to the wifi</p>',
  });
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'fhir/not-fhir' } });
  expect(bench.data.stored.size).toBe(0);
  expect(bench.waits).toEqual([]);
});

test('json that is called text is read all the same', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = (asked) =>
    isFirstClaims(asked)
      ? { headers: { 'content-type': 'text/plain' }, json: searchset([claim('c1')]) }
      : null;
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 1 });
});

test('truncated body: asked again, then the part is missing', async () => {
  await using bench = await startBench();
  const whole = JSON.stringify(searchset([claim('c1')]));
  bendTimes(bench, isFirstClaims, 1, { text: whole.slice(0, whole.length / 2) });
  expect((await bench.run()).outcome).toBe('done');
  bendTimes(bench, isClaims, 100, { text: whole.slice(0, whole.length / 2) });
  const end = await bench.run();
  expect(end).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'claims', failure: { code: 'fhir/malformed' } }],
  });
  expect(bench.data.pending.size).toBe(0);
});

test('empty body: asked again', async () => {
  await using bench = await startBench();
  bendTimes(bench, isFirstClaims, 1, { text: '' });
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.waits).toHaveLength(1);
});

test('a page over the size cap is refused and the rest goes on', async () => {
  await using bench = await startBench();
  const { fetch } = bench;
  bench.fetch = (id, request) =>
    fetch(id, request.url.includes('ExplanationOfBenefit') ? { ...request, maxBytes: 100 } : request);
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'claims', failure: { code: 'fhir/too-large' } }],
  });
});

test('slow: a request that takes too long is asked again', async () => {
  await using bench = await startBench();
  const { fetch } = bench;
  let slow = true;
  bench.fetch = (id, request) => {
    const isSlow = slow && request.url.includes('_getpages=2');
    if (isSlow) slow = false;
    return fetch(id, isSlow ? { ...request, timeoutMs: 1 } : request);
  };
  // The first request for the page is answered once the second has come.
  const again = Promise.withResolvers<void>();
  let asked = 0;
  bench.plan.bend = async (request) => {
    if (!isPage(2)(request)) return null;
    asked += 1;
    if (asked === 1) await again.promise;
    else again.resolve();
    return null;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 5 });
  expect(bench.access.filter(({ page, result }) => page === 2 && result === 'failed')).toHaveLength(1);
});

test("refused type: the others are read, and the refusal is reported in the plan's words", async () => {
  await using bench = await startBench();
  bench.plan.bend = ({ target }) =>
    target.startsWith('Coverage') ? { status: 403, json: outcome('forbidden', 'Not for apps.') } : null;
  const end = await bench.run();
  expect(end).toMatchObject({
    outcome: 'partial',
    newClaims: 5,
    missing: [
      {
        category: 'coverage',
        failure: { code: 'fhir/forbidden', details: ['error, forbidden: Not for apps.'] },
      },
    ],
  });
  expect(bench.data.record).toMatchObject({ firstSyncDone: true, state: 'connected' });
});

test('404 for a type: the others come', async () => {
  await using bench = await startBench();
  bench.plan.bend = ({ target }) => (target.startsWith('Coverage') ? { status: 404 } : null);
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'coverage', failure: { code: 'fhir/not-found' } }],
  });
});

test('search 403 with a Bundle of OperationOutcomes: plainer searches are tried, then the refusal is reported', async () => {
  await using bench = await startBench();
  const refusal = searchset([outcome('suppressed', 'This search is not for you.')]);
  bench.plan.bend = (asked) => (isClaims(asked) ? { status: 403, json: refusal } : null);
  const end = await bench.run();
  expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toHaveLength(3);
  expect(end.missing).toEqual([
    {
      category: 'claims',
      resourceType: null,
      failure: expect.objectContaining({
        code: 'fhir/forbidden',
        details: ['error, suppressed: This search is not for you.'],
      }),
    },
  ]);
});

test('includes that a plan does not take are asked for by name, then not at all, and that is remembered', async () => {
  await using bench = await startBench();
  bench.plan.bend = ({ query }) =>
    query.includes('_include') ? { status: 400, json: outcome('not-supported', 'No includes.') } : null;
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.data.checkpoint()?.search).toEqual({ includes: [], pageSize: true });
  bench.plan.takeTargets();
  await bench.run();
  expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toHaveLength(1);
});

test('_count that a plan does not take is left out', async () => {
  await using bench = await startBench();
  bench.plan.bend = ({ query }) => (query.includes('_count') ? { status: 400 } : null);
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.data.checkpoint()?.search).toEqual({ includes: 'all', pageSize: false });
});

test('an OperationOutcome with status 200 instead of a Bundle is a refusal', async () => {
  await using bench = await startBench();
  bench.plan.bend = ({ query }) =>
    query.includes('*') ? { json: outcome('not-supported', 'No star.') } : null;
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.data.checkpoint()?.search).toMatchObject({
    includes: expect.arrayContaining(['provider']),
    pageSize: true,
  });
});

test('OperationOutcome entries inside a searchset, even fatal ones, are warnings', async () => {
  await using bench = await startBench();
  const extra = [{ resource: outcome('exception', 'Some claims are late.', 'fatal') }];
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json: searchset([claim('c1')], { extra }) } : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 1 });
  expect(bench.log.lines).toContainEqual({ event: 'sync.page', facts: { warnings: 1, skipped: 0 } });
});

test('token that ends for good mid-sync: what came is kept, and the person must sign in again', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 100, { status: 401 });
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'failed', newClaims: 2, failure: { code: 'fhir/unauthorized' } });
  expect(bench.data.record.state).toBe('sign-in-again');
  expect(bench.plan.takeTargets().filter((one) => one === '?_getpages=2')).toHaveLength(1);
});

test('a known end of the permission that has passed: nothing is asked, the connection has ended', async () => {
  await using bench = await startBench();
  bench.data.record.accessEndsAt = new Date(bench.clock.now() - 1).toISOString();
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'oauth/reconnect-needed' } });
  expect(bench.data.record.state).toBe('ended');
  expect(bench.plan.asked).toEqual([]);
});

test('foreign next link: the token is not sent there, page 1 stays, the rest goes on', async () => {
  await using bench = await startBench();
  await using foreign = await listening();
  // The detector works: what is sent there is seen.
  await bench.fetch('k1', {
    method: 'GET',
    url: foreign.origin,
    headers: {},
    timeoutMs: 1000,
    maxBytes: 1000,
  });
  expect(foreign.asked.splice(0)).toEqual([`Bearer ${token}`]);
  bendNext(bench, `${foreign.origin}/fhir/ExplanationOfBenefit?page=2`);
  const end = await bench.run();
  expect(end).toMatchObject({
    outcome: 'partial',
    newClaims: 2,
    missing: [
      { category: 'claims', failure: { code: 'fhir/foreign-link', details: [new URL(foreign.origin).host] } },
    ],
  });
  expect(foreign.asked).toEqual([]);
  expect(bench.data.stored.has('Coverage/cov1')).toBe(true);
});

test('a fault of the next link does not stick: the next sync begins the pass again', async () => {
  await using bench = await startBench();
  bendNext(bench, 'https://elsewhere.example/fhir?page=2');
  await bench.run();
  bench.plan.bend = () => null;
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 3 });
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'first', pages: 3, done: true });
});

test('redirect to another origin: the token is not sent there', async () => {
  await using bench = await startBench();
  await using foreign = await listening();
  bench.plan.bend = (asked) =>
    isFirstClaims(asked)
      ? { status: 302, headers: { location: `${foreign.origin}/fhir/x` }, text: '' }
      : null;
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'claims', failure: { code: 'fhir/foreign-link' } }],
  });
  expect(foreign.asked).toEqual([]);
});

test('a redirect inside the base is followed, an endless chain is refused', async () => {
  await using bench = await startBench();
  bendTimes(bench, isFirstClaims, 1, {
    status: 307,
    headers: { location: '/fhir/ExplanationOfBenefit?patient=p1' },
    text: '',
  });
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 5 });
  bendTimes(bench, isClaims, 100, {
    status: 307,
    headers: { location: '/fhir/ExplanationOfBenefit?round' },
    text: '',
  });
  expect((await bench.run()).missing).toMatchObject([
    { category: 'claims', failure: { code: 'fhir/rejected' } },
  ]);
});

test('endless paging with the same link ends at once', async () => {
  await using bench = await startBench();
  bench.plan.bend = (asked) =>
    isClaims(asked) ? { json: searchset([claim('c1')], { next: `${bench.plan.base}?_getpages=2` }) } : null;
  const end = await bench.run();
  expect(end.missing).toMatchObject([{ category: 'claims', failure: { code: 'fhir/too-many-pages' } }]);
  expect(bench.plan.asked.filter(isClaims)).toHaveLength(2);
});

test('endless paging with ever-new links and empty pages ends soon', async () => {
  await using bench = await startBench();
  let n = 0;
  bench.plan.bend = (asked) => {
    n += 1;
    return isClaims(asked) ? { json: searchset([], { next: `${bench.plan.base}?_getpages=${n}` }) } : null;
  };
  const end = await bench.run();
  expect(end.missing).toMatchObject([{ category: 'claims', failure: { code: 'fhir/too-many-pages' } }]);
  expect(bench.plan.asked.filter(isClaims).length).toBeLessThan(30);
});

test('endless paging with ever-new links and full pages ends at 10,000 pages', async () => {
  await using bench = await startBench();
  let n = 0;
  bench.fetch = async (_id, { url }) => {
    n += 1;
    const next = `${bench.plan.base}?_getpages=${n}`;
    const isClaimsUrl = /ExplanationOfBenefit|_getpages/.test(url);
    const json = isClaimsUrl ? searchset([claim('c1')], { next }) : { resourceType: 'Basic' };
    return { status: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify(json)) };
  };
  const end = await bench.run();
  expect(end.missing).toContainEqual({
    category: 'claims',
    resourceType: null,
    failure: expect.objectContaining({ code: 'fhir/too-many-pages' }),
  });
  expect(bench.data.checkpoint()?.pages).toBe(10_000);
});

test('expired page link: the pass starts over, and gives up on a plan that always loses its pages', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 1, { status: 410, json: outcome('expired', 'Search again.') });
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 5 });
  expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toHaveLength(2);
  bench.plan.bend = (asked) => (isPage(2)(asked) ? { status: 404 } : null);
  expect((await bench.run(true)).missing).toMatchObject([
    { category: 'claims', failure: { code: 'fhir/gone' } },
  ]);
  expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toHaveLength(3);
});

test('a refused page link of an earlier sync: the pass starts over', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 100, { cut: true });
  await bench.run();
  bendTimes(bench, isPage(2), 1, { status: 400, json: outcome('invalid', 'What page?') });
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 3 });
});

test('relative next links are followed from the address that gave them', async () => {
  await using bench = await startBench();
  bench.plan.bend = (asked) => {
    if (!isFirstClaims(asked)) return null;
    if (asked.query.includes('page=2')) return { json: searchset([claim('c3')]) };
    return { json: searchset([claim('c1')], { next: 'ExplanationOfBenefit?page=2' }) };
  };
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 2 });
});

test("a broken resource or another person's in the answer does not stop the sync", async () => {
  await using bench = await startBench();
  const broken = { resourceType: 'ExplanationOfBenefit', id: 'broken', status: 12, item: 'none' };
  const other = claim('other', { patient: { reference: 'Patient/someone-else' } });
  const json = searchset([broken, other, claim('c1')], { extra: [{ nothing: true }, null] });
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json } : null);
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.data.claims).toContain('c1');
});

test.each<[string, Reply]>([
  ['refused', { status: 401 }],
  ['out of order', { status: 500 }],
  ['cut off', { text: '{"resourceType":"Capab' }],
  ['a web page', { text: '<html>' }],
  ['silent', { cut: true }],
])('metadata is a hint, never a gate: %s', async (_name, reply) => {
  await using bench = await startBench();
  bench.plan.bend = ({ target }) => (target === 'metadata' ? reply : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 5 });
  expect(bench.waits).toEqual([]);
});

test('FHIR STU3 is reported before anything personal is asked for', async () => {
  await using bench = await startBench();
  bench.plan.bend = ({ target }) =>
    target === 'metadata' ? { json: { resourceType: 'CapabilityStatement', fhirVersion: '3.0.2' } } : null;
  expect(await bench.run()).toMatchObject({
    outcome: 'failed',
    failure: { code: 'fhir/wrong-version', details: ['FHIR 3.0.2'] },
  });
  expect(bench.plan.takeTargets()).toEqual(['metadata']);
});

test('cancel keeps what arrived and the next sync goes on from there', async () => {
  await using bench = await startBench(10, 2);
  bench.plan.bend = async (asked) => {
    if (isPage(3)(asked)) void bench.sync.cancel('k1');
    return null;
  };
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'cancelled', failure: null });
  expect(end.newClaims).toBeGreaterThanOrEqual(2);
  expect(bench.data.pending.size).toBe(0);
  expect(bench.data.record).toMatchObject({ state: 'connected', firstSyncDone: false });
  bench.plan.bend = () => null;
  bench.plan.takeTargets();
  expect(await bench.run()).toMatchObject({ outcome: 'done' });
  expect(bench.plan.takeTargets()[1]).toMatch(/^\?_getpages=/);
  expect(bench.data.claims).toHaveLength(10);
});

test('a page that has arrived when the sync is cancelled is stored, and no further one is asked for', async () => {
  await using bench = await startBench(10, 2);
  const read = bench.data.archive.readPage.bind(bench.data);
  bench.data.archive.readPage = async (input) => {
    const page = await read(input);
    if (page.next !== null) void bench.sync.cancel('k1');
    return page;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'cancelled', newClaims: 2 });
  expect(bench.data.pending.size).toBe(0);
  expect(bench.plan.asked.filter(({ target }) => target.startsWith('?'))).toEqual([]);
});

test('dispose ends a long wait for the plan and keeps what arrived', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 100, { status: 503 });
  const waiting = new Promise<void>((begun) => {
    bench.pause = async (_ms, signal) => {
      begun();
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('woken')));
      });
    };
  });
  const running = bench.run();
  await waiting;
  expect(bench.sync.running('k1')).toMatchObject({ category: 'claims' });
  await bench.sync.dispose();
  expect(await running).toMatchObject({ outcome: 'cancelled', newClaims: 2 });
  expect(bench.sync.running('k1')).toBeNull();
});

test('a store that cannot write ends the sync with its reason', async () => {
  await using bench = await startBench();
  bench.data.onStore = async () => {
    const { StoreError } = await import('../../../electron/errors.ts');
    throw new StoreError('store/full', 'The disk is full.');
  };
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'store/full' } });
});

test('the access log has a row for every request, without queries, ids or the token', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 1, { status: 503 });
  await bench.run();
  expect(bench.access).toHaveLength(bench.plan.asked.length);
  const text = JSON.stringify(bench.access);
  expect(text).toContain('/fhir/Patient/…');
  for (const secret of [token, '_getpages', 'patient=', `Patient/${patientId}`])
    expect(text).not.toContain(secret);
  expect(bench.access.every(({ why, personId }) => why === 'first-sync' && personId === 'person-1')).toBe(
    true,
  );
  expect(bench.log.text()).not.toContain(bench.plan.base);
  await bench.run();
  expect(bench.access.at(-1)).toMatchObject({ what: 'coverage', why: 'check', records: 1, page: 1 });
});

test('a fault of our own ends the sync and leaves its kind and place in the log, never a value', async () => {
  await using bench = await startBench();
  bench.data.archive.listCheckpoints = () => Promise.reject(new TypeError('Ada Quill is not a function'));
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'internal' } });
  const facts = bench.log.lines.find(({ event }) => event === 'sync.ended')?.facts;
  expect(facts).toMatchObject({ code: 'internal', kind: 'TypeError', at: expect.any(String) });
  expect(JSON.stringify(bench.log.lines)).not.toContain('Ada');
});
