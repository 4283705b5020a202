/** A service that fails where others refuse what is asked besides the records: asked for the records alone, and not for ever. */
import { expect, test } from 'vitest';
import { startBench } from './bench.ts';
import { isFirstClaims } from './bend.ts';
import { record, startHealthBench } from './health-plan.ts';
import { type Asked, outcome, patientId, type Reply } from './small-plan.ts';

const fails: Reply = { status: 500, json: outcome('exception', 'No session.') };
const plainest = `ExplanationOfBenefit?patient=${patientId}`;
const everything = `${plainest}&_include=ExplanationOfBenefit:*&_count=50`;

const failsAt = (word: string) => (asked: Asked) =>
  isFirstClaims(asked) && asked.query.includes(word) ? fails : null;

test.each(['an include', 'a page size'])(
  'claims of a service that fails at %s come by a search for nothing else',
  async (what) => {
    await using bench = await startBench(3);
    bench.plan.bend = failsAt(what === 'an include' ? '_include' : '_count');
    expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 3, missing: [] });
    expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toEqual([
      ...Array(5).fill(everything),
      plainest,
    ]);
  },
);

test('what changed is asked for as plainly; everything, once the service is well, with all that belongs to it', async () => {
  await using bench = await startBench(3);
  const asked = () => bench.plan.takeTargets().filter((one) => one.startsWith('Exp'));
  bench.plan.bend = failsAt('_include');
  await bench.run();
  asked();
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(asked()).toEqual([expect.stringMatching(/^ExplanationOfBenefit\?patient=p1&_lastUpdated=ge[^&]+$/)]);
  bench.plan.bend = () => null;
  expect(await bench.run(true)).toMatchObject({ outcome: 'done', missing: [] });
  expect(asked()).toEqual([everything]);
});

test('a service that fails at everything is told as failing, after the plainest search', async () => {
  await using bench = await startBench(3);
  bench.plan.bend = failsAt('patient');
  const end = await bench.run();
  expect(end).toMatchObject({ newClaims: 0, missing: [{ category: 'claims' }] });
  expect(bench.plan.takeTargets().filter((one) => one === plainest)).toHaveLength(5);
});

test('health records of a service that fails at a filter come by the patient alone', async () => {
  await using bench = await startHealthBench(['medicines'], {
    MedicationRequest: [record('MedicationRequest', 'm1')],
    MedicationDispense: [],
  });
  bench.bendHealth = ({ query }) => (/_include|_count/.test(query) ? fails : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.data.stored.has('MedicationRequest/m1')).toBe(true);
  const asked = new Set(bench.takeHealthTargets().filter((one) => !one.includes('_count')));
  expect(asked.size).toBe(2);
});
