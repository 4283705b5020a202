/** Searches that bring along where each record comes from, where the plan lists that. */
import { expect, test } from 'vitest';
import { type HealthBench, record, startHealthBench } from './health-plan.ts';
import { claim, outcome, patientId, type Reply, searchset } from './small-plan.ts';

const asks = '_revinclude=Provenance:target';
const monthMs = 31 * 86_400_000;

function origin(target: string): { resource: Record<string, unknown>; search: { mode: string } } {
  const resource = {
    resourceType: 'Provenance',
    id: `of-${target.split('/')[1]}`,
    target: [{ reference: target }],
  };
  return { resource, search: { mode: 'include' } };
}

type Listed = Record<string, readonly string[] | undefined>;

/** A plan that lists these reverse includes by type, and `refuses` some searches. */
function bend(
  bench: HealthBench,
  listed: Listed,
  refuses: (target: string) => Reply | null = () => null,
): void {
  const resource = Object.entries(listed).map(([type, searchRevInclude]) => ({
    type,
    ...(searchRevInclude === undefined ? {} : { searchRevInclude }),
  }));
  bench.bendHealth = ({ target }) => {
    if (target === 'metadata')
      return { json: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ resource }] } };
    const refusal = refuses(target);
    if (refusal !== null || !target.includes(asks) || target.includes('_lastUpdated')) return refusal;
    const type = target.split('?')[0] ?? '';
    const own = type === 'ExplanationOfBenefit' ? [claim('c1')] : (bench.records[type] ?? []);
    return { json: searchset(own, { extra: own.map((one) => origin(`${type}/${String(one['id'])}`)) }) };
  };
}

const start = () =>
  startHealthBench(['conditions', 'allergies'], {
    Condition: [record('Condition', 'c1')],
    AllergyIntolerance: [record('AllergyIntolerance', 'a1')],
  });

test('it is asked for where the plan lists it, kept, and no further request is made for it', async () => {
  await using bench = await start();
  bend(bench, {
    Condition: ['Provenance:target'],
    AllergyIntolerance: undefined,
    ExplanationOfBenefit: ['*'],
  });
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.plan.takeTargets().filter((target) => /^(?:Exp|Cond|All|Prov)/.test(target))).toEqual([
    expect.stringContaining(`&${asks}&_count=50`),
    `Condition?patient=${patientId}&${asks}&_count=50`,
    `AllergyIntolerance?patient=${patientId}&_count=50`,
  ]);
  expect([...bench.data.stored.keys()].filter((key) => key.startsWith('Provenance/'))).toHaveLength(1);
  expect(bench.data.checkpoint('Condition')).toMatchObject({ matches: 1, search: { provenance: true } });
  await bench.run();
  const again = bench.plan.takeTargets().filter((target) => !/^(?:Patient|Coverage)/.test(target));
  expect(again).toEqual([
    expect.stringMatching(/^ExplanationOfBenefit\?.*Provenance:target/),
    expect.stringMatching(/^Condition\?.*Provenance:target/),
    expect.stringMatching(/^AllergyIntolerance\?(?!.*Provenance)/),
  ]);
});

test.each<[string, Reply]>([
  ['403', { status: 403 }],
  ['400', { status: 400, json: outcome('not-supported', 'Not this one.') }],
  ['an OperationOutcome', { json: outcome('not-supported', 'Not this one.') }],
])(
  'a plan that lists it and refuses it by %s gets the search without it, from then on too',
  async (_name, no) => {
    await using bench = await start();
    const listed = {
      Condition: ['Provenance:target'],
      AllergyIntolerance: [],
      ExplanationOfBenefit: [asks.slice(12)],
    };
    bend(bench, listed, (target) => (target.includes(asks) ? no : null));
    expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [], newClaims: 1 });
    const tried = bench.plan.takeTargets().filter((target) => target.includes(asks));
    expect(tried.map((target) => target.split('?')[0])).toEqual(['ExplanationOfBenefit', 'Condition']);
    await bench.run();
    await bench.run(true);
    expect(bench.plan.takeTargets().filter((target) => target.includes(asks))).toEqual([]);
    expect(bench.data.checkpoint('Condition')).toMatchObject({
      search: { pageSize: true, provenance: false },
    });
  },
);

test('records that were here before the plan listed it, or before this app asked for it, get theirs with the next whole pass', async () => {
  await using bench = await start();
  bend(bench, { Condition: [], AllergyIntolerance: [], ExplanationOfBenefit: [] });
  await bench.run();
  bend(bench, { Condition: ['Provenance:target'], AllergyIntolerance: [], ExplanationOfBenefit: [] });
  await bench.run();
  expect(bench.plan.takeTargets().filter((target) => target.includes(asks))).toEqual([]);
  bench.clock.advance(monthMs);
  await bench.run();
  expect(bench.plan.takeTargets().filter((target) => target.includes(asks))).toEqual([
    `Condition?patient=${patientId}&${asks}&_count=50`,
  ]);
  expect(bench.data.stored.has('Provenance/of-c1')).toBe(true);
});
