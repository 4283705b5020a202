import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Changes } from '../../support/changes.ts';
import { startBench } from './bench.ts';
import {
  type Asked,
  claim,
  claimsPage,
  outcome,
  patientId,
  type SmallPlan,
  searchset,
} from './small-plan.ts';

const include = '_include=ExplanationOfBenefit:*';

test('a first sync asks for the person, every page of claims and the coverage, and stores each page with its checkpoint', async () => {
  await using bench = await startBench(5, 2);
  const end = await bench.run();
  expect(end).toEqual({
    connectionId: 'k1',
    outcome: 'done',
    newClaims: 5,
    changedClaims: 0,
    missing: [],
    failure: null,
  });
  expect(bench.plan.takeTargets()).toEqual([
    'metadata',
    `Patient/${patientId}`,
    `ExplanationOfBenefit?patient=${patientId}&${include}&_count=50`,
    '?_getpages=2',
    '?_getpages=3',
    `Coverage?patient=${patientId}`,
  ]);
  expect(bench.data.claims).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'first', pages: 3, nextUrl: null, done: true });
  expect(bench.data.record).toMatchObject({ firstSyncDone: true, state: 'connected', lastEnd: end });
  expect(bench.data.record.lastCheckedAt).toBe('2026-06-01T08:00:00.000Z');
  expect(bench.data.pending.size).toBe(0);
  expect(bench.ends).toEqual([end]);
});

test('a check with nothing new is one request per resource type', async () => {
  await using bench = await startBench(5, 2);
  await bench.run();
  bench.plan.takeTargets();
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'done', newClaims: 0 });
  const targets = bench.plan.takeTargets();
  expect(targets).toHaveLength(3);
  expect(targets.map((target) => /^[A-Za-z]+/.exec(target)?.[0])).toEqual([
    'Patient',
    'ExplanationOfBenefit',
    'Coverage',
  ]);
});

test("clock skew: changes are asked for from one hour before the last start by the plan's clock, not ours", async () => {
  await using bench = await startBench(1);
  bench.plan.bend = async ({ target, path }) =>
    target.startsWith('ExplanationOfBenefit')
      ? {
          headers: { date: 'Mon, 01 Jun 2026 05:30:00 GMT' },
          json: claimsPage(bench.plan, new URL(path, bench.plan.origin)),
        }
      : null;
  await bench.run();
  expect(bench.data.checkpoint()?.startedAt).toBe('2026-06-01T05:30:00.000Z');
  bench.plan.takeTargets();
  await bench.run();
  expect(bench.plan.takeTargets()[1]).toContain('&_lastUpdated=ge2026-06-01T04:30:00.000Z&');
});

/** The plan's answers about claims are dated so. */
const dated =
  (date: string) =>
  (plan: SmallPlan) =>
  async ({ target, path }: Asked) =>
    target.startsWith('ExplanationOfBenefit')
      ? { headers: { date }, json: claimsPage(plan, new URL(path, plan.origin)) }
      : null;

test("a plan's clock that is years ahead puts nothing off: changes are asked for from our time", async () => {
  await using bench = await startBench(1);
  bench.plan.bend = dated('Mon, 01 Jun 2099 08:00:00 GMT')(bench.plan);
  await bench.run();
  bench.plan.takeTargets();
  await bench.run();
  expect(bench.plan.takeTargets()[1]).toContain('&_lastUpdated=ge2026-06-01T07:00:00.000Z&');
});

test('what a clock that was ahead has noted is asked for again, as a whole, once it is right', async () => {
  await using bench = await startBench(1);
  bench.clock.advance(20 * 86_400_000);
  bench.plan.bend = dated('none')(bench.plan);
  await bench.run();
  bench.clock.advance(-20 * 86_400_000);
  await bench.run();
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'full', startedAt: '2026-06-01T08:00:00.000Z' });
  await bench.run();
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'changes' });
});

test('a plan that rejects _lastUpdated is asked for everything', async () => {
  await using bench = await startBench(3);
  await bench.run();
  bench.plan.takeTargets();
  bench.plan.bend = ({ query }) =>
    query.includes('_lastUpdated') ? { status: 400, json: outcome('not-supported', 'No such date.') } : null;
  const end = await bench.run();
  expect(end.outcome).toBe('done');
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'full', since: null, done: true, pages: 2 });
});

test('everything is asked for again after 30 days, and when asked', async () => {
  await using bench = await startBench(3);
  await bench.run();
  await bench.run();
  expect(bench.data.checkpoint()?.mode).toBe('changes');
  await bench.run(true);
  expect(bench.data.checkpoint()?.mode).toBe('full');
  await bench.run();
  expect(bench.data.checkpoint()?.mode).toBe('changes');
  const fullAt = bench.data.checkpoint()?.fullAt ?? '';
  bench.clock.advance(Date.parse(fullAt) + 31 * 86_400_000 - bench.clock.now());
  await bench.run();
  expect(bench.data.checkpoint()?.mode).toBe('full');
});

test('a pass over everything that was downloaded but not settled is settled first, then only changes are asked for', async () => {
  await using bench = await startBench(3);
  const finish = bench.data.archive.endPass.bind(bench.data);
  bench.data.archive.endPass = () => Promise.reject(new Error('ended here'));
  expect((await bench.run()).outcome).toBe('failed');
  bench.data.archive.endPass = finish;
  bench.plan.takeTargets();
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'done', newClaims: 3 });
  expect(bench.plan.takeTargets()[1]).toContain('_lastUpdated=ge');
});

test('the request for the next page leaves before the page is stored', async () => {
  await using bench = await startBench(8, 2);
  // Further pages asked for while these are stored: Patient, pages 1 to 4 of claims, Coverage.
  const expected = [0, 1, 2, 3, 3, 3];
  const askedWhenStoring: number[] = [];
  const furtherPages = () => bench.plan.asked.filter(({ target }) => target.includes('_getpages')).length;
  const requests = new Changes();
  bench.plan.bend = () => {
    requests.tell();
    return null;
  };
  bench.data.onStore = async () => {
    const wanted = expected[askedWhenStoring.length] ?? 0;
    await requests.until(() => furtherPages() >= wanted);
    // One more that left with them is at the plan before this is answered.
    await fetch(`${bench.plan.base}/metadata`);
    askedWhenStoring.push(furtherPages());
  };
  await bench.run();
  expect(askedWhenStoring).toEqual(expected);
});

test('at most three pages that came are not stored, however long storing takes', async () => {
  await using bench = await startBench(16, 2);
  const { data, plan } = bench;
  const isLate = () => plan.asked.some(({ target }) => target.includes('_getpages'));
  const hold = async () => {
    while (data.pending.size < 3) await setImmediate();
    // Whatever else would come by itself has come before these are answered.
    for (let count = 0; count < 5; count += 1) await fetch(`${plan.base}/metadata`);
  };
  let held: Promise<void> | null = null;
  data.onStore = async () => {
    if (!isLate()) return;
    held ??= hold();
    await held;
  };
  const { outcome } = await bench.run();
  expect([outcome, data.claims.length, data.mostPending]).toEqual(['done', 16, 3]);
  expect(data.calls.filter((call) => call.startsWith('store'))).toEqual(
    data.calls.filter((call) => call.startsWith('read')).map((call) => call.replace('read', 'store')),
  );
});

test('after more than eight million bytes the next page is not taken in before they are stored', async () => {
  await using bench = await startBench(16, 2);
  const { data, plan } = bench;
  plan.bend = ({ path, query, target }) => {
    if (!target.startsWith('ExplanationOfBenefit') && !target.includes('_getpages')) return null;
    const json = claimsPage(plan, new URL(`${path}${query}`, plan.origin));
    return { text: JSON.stringify(json) + ' '.repeat(8_100_000) };
  };
  data.onStore = async () => {
    for (let count = 0; count < 5; count += 1) await fetch(`${plan.base}/metadata`);
  };
  await bench.run();
  expect([data.claims.length, data.mostPending]).toEqual([16, 2]);
});

test('only what was agreed to is asked for, in the includes too', async () => {
  await using bench = await startBench(1);
  bench.data.record.granted = ['claims', 'coverage'];
  await bench.run();
  expect(bench.plan.takeTargets().slice(1)).toEqual([
    `ExplanationOfBenefit?patient=${patientId}&_include=ExplanationOfBenefit:coverage&_count=50`,
    `Coverage?patient=${patientId}`,
  ]);
});

test('a second start while one runs is refused', async () => {
  await using bench = await startBench(1);
  const first = bench.run();
  await expect(bench.run()).rejects.toMatchObject({ code: 'sync/already-running' });
  expect((await first).outcome).toBe('done');
  expect((await bench.run()).outcome).toBe('done');
});

test('progress tells claims, how many are expected and the category, at most four times a second', async () => {
  await using bench = await startBench(6, 2);
  bench.data.onStore = async () => bench.clock.advance(100);
  await bench.run();
  const told = bench.progress.filter(({ category }) => category === 'claims');
  expect(told.at(-1)).toMatchObject({ expected: 6, connectionId: 'k1' });
  expect(told.at(-1)?.claimsSoFar).toBeGreaterThan(0);
  // Five stored pages took half a second of the test's clock.
  expect(bench.progress.length).toBeLessThanOrEqual(4);
  expect(bench.sync.running('k1')).toBeNull();
});

test('a missing or wrong Bundle total is not shown as the expected number', async () => {
  await using bench = await startBench(6, 2);
  bench.data.onStore = async () => bench.clock.advance(300);
  bench.plan.bend = ({ target, query, path }) => {
    if (!target.startsWith('Exp') && !query.includes('_getpages')) return null;
    const json = claimsPage(bench.plan, new URL(`${path}${query}`, bench.plan.origin));
    const { total: _, ...without } = json;
    return { json: query.includes('_getpages') ? without : { ...json, total: 3 } };
  };
  expect((await bench.run()).outcome).toBe('done');
  const told = bench.progress.filter(({ category }) => category === 'claims');
  expect(told.map(({ claimsSoFar, expected }) => [claimsSoFar, expected])).toContainEqual([2, 3]);
  expect(told.at(-1)).toMatchObject({ claimsSoFar: 6, expected: null });
});

test.each([
  ['an empty list', () => ({ json: searchset([]) })],
  ['much less than is here', () => ({ json: searchset([claim('c1')]) })],
])(
  'a pass over everything that brings %s proves nothing; the next sync asks for everything again',
  async (_name, reply) => {
    await using bench = await startBench(5, 5);
    await bench.run();
    bench.plan.bend = ({ target }) => (target.startsWith('Exp') ? reply() : null);
    expect((await bench.run(true)).outcome).toBe('done');
    // Only a pass of mode `full` marks claims as removed.
    expect(bench.data.checkpoint()).toMatchObject({ mode: 'changes', done: true });
    bench.plan.bend = () => null;
    await bench.run();
    expect(bench.data.checkpoint()).toMatchObject({ mode: 'full', done: true });
    await bench.run();
    expect(bench.data.checkpoint()).toMatchObject({ mode: 'changes', done: true });
  },
);

test('a pass over everything that brings less than the plan counts is no proof that claims were removed', async () => {
  await using bench = await startBench(5, 5);
  await bench.run();
  const json = searchset(
    ['c1', 'c2', 'c3'].map((id) => claim(id)),
    { total: 5 },
  );
  bench.plan.bend = ({ target }) => (target.startsWith('Exp') ? { json } : null);
  await bench.run(true);
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'first', done: true });
  await bench.run();
  expect(bench.data.checkpoint()).toMatchObject({ mode: 'changes', done: true });
});
