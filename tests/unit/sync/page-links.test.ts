/** Where the links of a page may lead, and when paging ends. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type Bench, startBench, token } from './bench.ts';
import { bendTimes, isClaims, isFirstClaims, isPage } from './bend.ts';
import { claim, outcome, searchset } from './small-plan.ts';

/** Lets page 1 name `next` as its next link. */
function bendNext(bench: Bench, next: string): void {
  bench.plan.bend = (asked) =>
    isFirstClaims(asked) ? { json: searchset([claim('c1'), claim('c2')], { next }) } : null;
}

async function startForeignServer(): Promise<{
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

test('foreign next link: the token is not sent there, page 1 stays, the rest goes on', async () => {
  await using bench = await startBench();
  await using foreign = await startForeignServer();
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
  await using foreign = await startForeignServer();
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

test('endless paging with ever-new links and pages of other people ends soon', async () => {
  await using bench = await startBench();
  bench.data.isOwn = () => false;
  let n = 0;
  bench.plan.bend = (asked) => {
    n += 1;
    const next = `${bench.plan.base}?_getpages=${n}`;
    return isClaims(asked) ? { json: searchset([claim(`c${n}`)], { next }) } : null;
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
    { category: 'claims', failure: { code: 'fhir/gone', retryable: true } },
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
