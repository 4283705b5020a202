import { expect, test } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { ReferencesRead } from '../../../electron/sync/references.ts';
import { startBench } from './bench.ts';
import { claim, outcome, type Reply, searchset } from './small-plan.ts';

const named = ['Organization/o1', 'Organization/o2', 'Practitioner/d1', 'Location/l1', 'Coverage/cov9'];
const references = { parts: named.map((reference) => ({ reference })) };

function resource(target: string): Reply {
  const [resourceType, id] = target.split('/');
  return { json: { resourceType, id } };
}

test('resources that claims name but do not include are read one by one, once', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('ExplanationOfBenefit?')) return { json: searchset([claim('c1', references)]) };
    return named.includes(target) ? resource(target) : null;
  };
  expect((await bench.run()).outcome).toBe('done');
  const read = bench.plan.takeTargets().filter((target) => named.includes(target));
  expect(read.sort()).toEqual([...named].sort());
  const rows = bench.access.filter(({ what }) => what === 'provider');
  expect(rows.filter(({ result }) => result === 'ok')).toHaveLength(4);
  // The list of both organizations, which this plan does not know.
  expect(rows.filter(({ result }) => result !== 'ok')).toMatchObject([{ status: 404 }]);
  await bench.run();
  expect(bench.plan.takeTargets().filter((target) => named.includes(target))).toEqual([]);
});

test('never more than three are read at a time', async () => {
  await using bench = await startBench(1);
  const many = Array.from({ length: 12 }, (_, index) => ({ reference: `Organization/o${index}` }));
  const running = new Set<() => void>();
  let most = 0;
  bench.plan.bend = async ({ target }) => {
    if (target.startsWith('Exp')) return { json: searchset([claim('c1', { many })]) };
    if (!target.startsWith('Organization/')) return null;
    const answered = Promise.withResolvers<void>();
    running.add(answered.resolve);
    most = Math.max(most, running.size);
    // Three wait for each other; a fourth that left with them is here before the plan answers something else.
    if (running.size >= 3) {
      await fetch(`${bench.plan.base}/metadata`);
      for (const answer of running) answer();
      running.clear();
    }
    await answered.promise;
    return resource(target);
  };
  await bench.run();
  expect(most).toBe(3);
  expect([...bench.data.stored.keys()].filter((key) => key.startsWith('Organization/'))).toHaveLength(12);
});

test('a type that is refused is not asked for again; one that is gone is left out', async () => {
  await using bench = await startBench(1);
  const many = Array.from({ length: 12 }, (_, index) => ({ reference: `Organization/o${index}` }));
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp'))
      return { json: searchset([claim('c1', { many, who: { reference: 'Practitioner/gone' } })]) };
    if (target.startsWith('Organization')) return { status: 403, json: outcome('forbidden', 'No.') };
    return target.startsWith('Practitioner') ? { status: 404 } : null;
  };
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'providers', failure: { code: 'fhir/forbidden' } }],
  });
  const asked = bench.plan.takeTargets();
  expect(asked.filter((target) => target.startsWith('Organization')).length).toBeLessThanOrEqual(3);
  expect(asked.filter((target) => target.startsWith('Practitioner'))).toHaveLength(1);
});

test('401 for one type does not end the sync: whether all is over, the next check finds out', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp')) return { json: searchset([claim('c1', references)]) };
    return target.startsWith('Organization')
      ? { status: 401 }
      : named.includes(target)
        ? resource(target)
        : null;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'partial', missing: [{ category: 'providers' }] });
  expect(bench.data.record.state).toBe('connected');
});

test('names that a plan refuses are told at each check, also when none of them is asked for', async () => {
  await using bench = await startBench(1);
  let isRefused = true;
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp'))
      return { json: searchset(target.includes('_lastUpdated') ? [] : [claim('c1', references)]) };
    if (isRefused && target.startsWith('Organization')) return { status: 403 };
    return named.includes(target) ? resource(target) : null;
  };
  const refusal = [{ category: 'providers', resourceType: null, failure: { code: 'fhir/forbidden' } }];
  expect((await bench.run()).missing).toMatchObject(refusal);
  bench.plan.takeTargets();
  expect(await bench.run()).toMatchObject({ outcome: 'partial', missing: refusal });
  expect(bench.plan.takeTargets().filter((target) => target.startsWith('Organization'))).toEqual([]);
  // The person signs in again and allows it.
  isRefused = false;
  bench.clock.advance(60_000);
  bench.data.record = { ...bench.data.record, connectedAt: new Date(bench.clock.now()).toISOString() };
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.data.stored.has('Organization/o1')).toBe(true);
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
});

test('names that are refused, and later gone from the claims, are told no more', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp')) return { json: searchset([claim('c1', references)]) };
    if (target.startsWith('Organization')) return { status: 403 };
    return named.includes(target) ? resource(target) : null;
  };
  await bench.run();
  bench.data.archive.listMissingReferences = async () => [];
  bench.plan.bend = ({ target }) => (target.startsWith('Exp') ? { json: searchset([]) } : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
});

test.each([400, 405, 501])(
  'a plan that takes no question for one organization by its id (%i) is told, unless it has given one',
  async (status) => {
    await using bench = await startBench(1);
    let taken: string[] = [];
    bench.plan.bend = ({ target }) => {
      if (target.startsWith('Exp')) return { json: searchset([claim('c1', references)]) };
      if (target.startsWith('Organization') && !taken.includes(target)) return { status };
      return named.includes(target) ? resource(target) : null;
    };
    expect((await bench.run()).missing).toMatchObject([
      { category: 'providers', resourceType: null, failure: { code: 'fhir/rejected' } },
    ]);
    taken = ['Organization/o1'];
    expect((await bench.run(true)).missing).toEqual([]);
  },
);

test('references that are no plain type and id are never asked for', async () => {
  await using bench = await startBench(1);
  const odd = [
    'Organization/../../admin',
    'Organization/a?b=c',
    'Organization/%2e%2e',
    'Bundle/x',
    'Organization/a/b',
    'Organization/.',
  ];
  bench.data.archive.listMissingReferences = async () => odd;
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.plan.asked.filter(({ path }) => /admin|Organization|Bundle/.test(path))).toEqual([]);
});

test('a plan without a search for coverage: read as claims name it, and not searched again', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp')) return { json: searchset([claim('c1', references)]) };
    if (target.startsWith('Coverage?')) return { status: 400, json: outcome('not-supported', 'No search.') };
    return named.includes(target) ? resource(target) : null;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.plan.takeTargets().filter((target) => target.startsWith('Coverage?'))).toEqual([
    'Coverage?patient=p1',
    'Coverage?beneficiary=Patient/p1',
    'Coverage?beneficiary=p1',
  ]);
  await bench.run();
  expect(bench.plan.takeTargets().filter((target) => target.startsWith('Coverage?'))).toEqual([]);
});

test('the coverage search that worked is remembered when a single coverage is read', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Exp')) return { json: searchset([claim('c1', references)]) };
    if (target === 'Coverage?patient=p1') return { status: 422 };
    return named.includes(target) ? resource(target) : null;
  };
  await bench.run();
  expect(bench.data.stored.has('Coverage/cov9')).toBe(true);
  expect(bench.data.checkpoint('Coverage')?.search).toEqual({ person: 'beneficiary' });
});

test('each type that is refused is noted once, and all providers together as one', () => {
  const read = new ReferencesRead();
  const refusal = new FhirError('fhir/forbidden', 'The plan refused this part.', { status: 403 });
  for (const type of ['Practitioner', 'Organization']) read.refuse(type, 'providers', refusal);
  for (const type of ['Specimen', 'Media', 'Specimen']) read.refuse(type, 'results', refusal);
  read.refuse('Specimen', 'procedures', refusal);
  expect(read.refused.map(({ category, resourceType }) => [category, resourceType])).toEqual([
    ['providers', null],
    ['results', 'Specimen'],
    ['results', 'Media'],
  ]);
});

test('a chain of names is followed three times, and no further', async () => {
  await using bench = await startBench(1);
  const next = (at: number) => ({ reference: `Organization/o${at}` });
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('ExplanationOfBenefit?'))
      return { json: searchset([claim('c1', { payee: { party: next(1) } })]) };
    const at = /^Organization\/o(\d+)$/.exec(target)?.[1];
    return at ? { json: { resourceType: 'Organization', id: `o${at}`, partOf: next(Number(at) + 1) } } : null;
  };
  await bench.run();
  expect([...bench.data.stored.keys()].filter((key) => key.startsWith('Organization/')).sort()).toEqual([
    'Organization/o1',
    'Organization/o2',
    'Organization/o3',
  ]);
});
