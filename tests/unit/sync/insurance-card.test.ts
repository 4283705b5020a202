import { expect, test } from 'vitest';
import { type Bench, startBench } from './bench.ts';
import { outcome, type Reply, searchset } from './small-plan.ts';

const operation = 'Patient/$generate-insurance-card';
const card = (id: string): Reply => ({
  json: {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: { resourceType: 'Coverage', id } }],
  },
});

/** A plan that makes cards; `answers` by target, the rest as usual. */
function bend(bench: Bench, answers: Record<string, Reply>): void {
  bench.plan.bend = ({ target }) => answers[target] ?? answers[target.split('?')[0] ?? ''] ?? null;
}
const refusal: Reply = { status: 403, json: outcome('forbidden', 'No.') };

test('a plan that makes cards is asked for one, and the log says so', async () => {
  await using bench = await startBench(1, 2, { makesCard: true });
  bend(bench, { [operation]: card('x1') });
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.data.stored.has('Coverage/x1')).toBe(true);
  const [row] = bench.access.filter(({ what }) => what === 'insurance-card');
  expect(row).toMatchObject({ category: 'coverage', result: 'ok', path: `/fhir/${operation}`, records: 1 });
});

test('other plans are not asked, nor without the person’s own record agreed to', async () => {
  await using other = await startBench(1);
  await other.run();
  expect(other.plan.takeTargets()).not.toContain(operation);
  await using bench = await startBench(1, 2, { makesCard: true });
  bench.data.record = { ...bench.data.record, granted: ['claims', 'coverage'] };
  await bench.run();
  expect(bench.plan.takeTargets()).not.toContain(operation);
});

test('a refused card is missing only when nothing else brought coverages', async () => {
  await using bench = await startBench(1, 2, { makesCard: true });
  bend(bench, { [operation]: refusal });
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  bend(bench, { [operation]: refusal, Coverage: { json: searchset([]) } });
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'coverage', failure: { code: 'fhir/forbidden' } }],
  });
});

test('a card makes up for a refused search', async () => {
  await using bench = await startBench(1, 2, { makesCard: true });
  bend(bench, { [operation]: card('x1'), Coverage: refusal });
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
});

test('a cancelled check does not go on to the card', async () => {
  await using bench = await startBench(1, 2, { makesCard: true });
  bench.plan.bend = ({ target }) => {
    if (target.startsWith('Coverage')) void bench.sync.cancel('k1');
    return null;
  };
  expect((await bench.run()).outcome).toBe('cancelled');
  expect(bench.plan.takeTargets()).not.toContain(operation);
});
