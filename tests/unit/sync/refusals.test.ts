/** A plan that refuses what is asked, whole or in part, or whose permission has ended. */
import { expect, test } from 'vitest';
import { startBench } from './bench.ts';
import { isClaims, isFirstClaims, isPage } from './bend.ts';
import { claim, outcome, type Reply, searchset } from './small-plan.ts';

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
  const other = searchset([outcome('not-supported', 'No such parameter.')]);
  bench.plan.bend = (asked) => {
    if (!isClaims(asked)) return null;
    return asked.query.includes('patient=p1') ? { status: 403, json: refusal } : { status: 400, json: other };
  };
  const end = await bench.run();
  const searches = bench.plan.takeTargets().filter((one) => one.startsWith('Exp'));
  expect(searches.slice(-3)).toEqual([
    'ExplanationOfBenefit?patient=p1',
    'ExplanationOfBenefit?patient=Patient/p1',
    'ExplanationOfBenefit?patient:Patient=p1',
  ]);
  expect(searches).toHaveLength(6);
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

test.each(['ExplanationOfBenefit', 'Coverage'])(
  '401 for %s alone, while the person’s own record is given, is a refusal of that part',
  async (type) => {
    await using bench = await startBench();
    bench.plan.bend = ({ target }) => (target.startsWith(`${type}?`) ? { status: 401 } : null);
    const end = await bench.run();
    expect(end.missing.map(({ failure }) => failure.code)).toEqual(['fhir/forbidden']);
    expect(end.outcome).toBe('partial');
    expect(bench.data.record.state).toBe('connected');
  },
);

test.each([
  [403, 'partial'],
  [404, 'partial'],
  [500, 'failed'],
  [401, 'failed'],
])('401 for coverage, while the person’s own record is answered with %i: %s', async (status, outcome) => {
  await using bench = await startBench();
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Coverage?')) return { status: 401 };
    return target.startsWith('Patient/') && bench.data.claims.length > 0 ? { status } : null;
  };
  const end = await bench.run();
  expect(end).toMatchObject({ outcome, newClaims: 5 });
  expect(bench.data.record.state).toBe(outcome === 'failed' ? 'sign-in-again' : 'connected');
});

test('without the person’s own record nothing shows that 401 is for one part: a new sign-in is asked for', async () => {
  await using bench = await startBench();
  bench.data.record = { ...bench.data.record, granted: ['claims', 'coverage'] };
  bench.plan.bend = ({ target }) => (target.startsWith('Coverage?') ? { status: 401 } : null);
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'fhir/unauthorized' } });
  expect(bench.data.record.state).toBe('sign-in-again');
});

test('a plan that refuses its coverages, by search and by id, is told so at each check', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target }) => (target.startsWith('Coverage') ? { status: 403 } : null);
  for (let check = 0; check < 3; check += 1)
    expect((await bench.run()).missing).toMatchObject([
      { category: 'coverage', failure: { code: 'fhir/forbidden' } },
    ]);
});

test('coverages that came one by one, and that the plan refuses from then on, are told as missing', async () => {
  await using bench = await startBench(1);
  const named = (id: string) => claim(id, { insurance: [{ coverage: { reference: `Coverage/${id}` } }] });
  let ids = ['a'];
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp')) return { json: searchset(ids.map(named)) };
    if (target.startsWith('Coverage?')) return { status: 403 };
    return target === 'Coverage/a' ? { json: { resourceType: 'Coverage', id: 'a' } } : { status: 403 };
  };
  bench.data.record = { ...bench.data.record, granted: ['claims', 'coverage'] };
  expect((await bench.run()).missing).toEqual([]);
  expect((await bench.run()).missing).toEqual([]);
  ids = ['a', 'b'];
  expect((await bench.run()).missing).toMatchObject([{ category: 'coverage' }]);
  expect((await bench.run()).missing).toMatchObject([{ category: 'coverage' }]);
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

test('an OperationOutcome of warnings inside a searchset is noted in the log', async () => {
  await using bench = await startBench();
  const extra = [{ resource: outcome('not-supported', 'Sorting is not known here.', 'warning') }];
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json: searchset([claim('c1')], { extra }) } : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 1 });
  expect(bench.log.lines).toContainEqual({ event: 'sync.page', facts: { warnings: 1, skipped: 0 } });
});

test('one that says that something went wrong is told; what came is kept, and everything is asked for again', async () => {
  await using bench = await startBench();
  const extra = [{ resource: outcome('exception', 'Some claims are late.', 'fatal') }];
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json: searchset([claim('c1')], { extra }) } : null);
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    newClaims: 1,
    missing: [
      { category: 'claims', resourceType: 'ExplanationOfBenefit', failure: { code: 'fhir/list-fault' } },
    ],
  });
  expect(bench.data.record).toMatchObject({ firstSyncDone: true, state: 'connected' });
  bench.plan.bend = () => null;
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 4, missing: [] });
});

test('token that ends for good mid-sync: what came is kept, and the person must sign in again', async () => {
  await using bench = await startBench();
  let isOver = false;
  bench.plan.bend = (asked) => {
    isOver ||= isPage(2)(asked);
    return isOver ? { status: 401 } : null;
  };
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

test('a known end of the permission that is still to come stops nothing', async () => {
  await using bench = await startBench();
  bench.data.record.accessEndsAt = new Date(bench.clock.now() + 86_400_000).toISOString();
  expect(await bench.run()).toMatchObject({ outcome: 'done' });
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

test('a further page that is refused ends the claims, and is not taken for a link that has run out', async () => {
  await using bench = await startBench();
  bench.plan.bend = (asked) => (isPage(2)(asked) ? { status: 403 } : null);
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    newClaims: 2,
    missing: [{ category: 'claims', failure: { code: 'fhir/forbidden' } }],
  });
  expect(bench.plan.takeTargets().filter((one) => one === '?_getpages=2')).toHaveLength(1);
});

test('a check that brings no page settles nothing', async () => {
  await using bench = await startBench();
  await bench.run();
  const before = bench.log.lines.length;
  bench.plan.bend = () => ({ cut: true });
  expect((await bench.run()).outcome).toBe('failed');
  expect(bench.log.lines.slice(before).map(({ event }) => event)).not.toContain('sync.settled');
});

test('pages without a warning leave no line in the log', async () => {
  await using bench = await startBench();
  await bench.run();
  expect(bench.log.lines.map(({ event }) => event)).not.toContain('sync.page');
});
