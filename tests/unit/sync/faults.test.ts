/** A server that throttles, fails, cuts off, or answers with something else. */
import { expect, test } from 'vitest';
import { startBench } from './bench.ts';
import { bendTimes, isClaims, isFirstClaims, isPage } from './bend.ts';
import { claim, outcome, patientId, searchset } from './small-plan.ts';

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
  expect(Date.parse(bench.data.record.waitsUntil ?? '') - bench.clock.now(), 'kept for the next start').toBe(
    3_600_000,
  );
  await bench.run();
  expect(bench.data.record.waitsUntil).toBeNull();
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

test("a broken resource or another person's in the answer does not stop the sync", async () => {
  await using bench = await startBench();
  const broken = { resourceType: 'ExplanationOfBenefit', id: 'broken', status: 12, item: 'none' };
  const other = claim('other', { patient: { reference: 'Patient/someone-else' } });
  const json = searchset([broken, other, claim('c1')], { extra: [{ nothing: true }, null] });
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json } : null);
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.data.claims).toContain('c1');
});
