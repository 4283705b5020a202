/** Types of health records that few plans have: whether a plan is asked for them follows from its own description. */
import { expect, test } from 'vitest';
import { record, startHealthBench } from './health-plan.ts';

const typesOf = (targets: readonly string[]) => targets.map((target) => target.split(/[?/]/)[0]);

test('what few plans have is asked for only where the plan lists it, and stays asked for', async () => {
  const records = {
    MedicationRequest: [],
    MedicationDispense: [],
    MedicationStatement: [record('MedicationStatement', 'taken')],
    MedicationAdministration: [record('MedicationAdministration', 'given')],
  };
  const types = Object.keys(records);
  await using silent = await startHealthBench(['medicines'], records);
  expect(await silent.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(typesOf(silent.takeHealthTargets())).toEqual(['MedicationRequest', 'MedicationDispense']);
  await using bench = await startHealthBench(['medicines'], records);
  const rest = [{ resource: ['Patient', ...types].map((type) => ({ type })) }];
  const json = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest };
  bench.bendHealth = ({ target }) => (target === 'metadata' ? { json } : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(typesOf(bench.takeHealthTargets()).toSorted()).toEqual(types.toSorted());
  expect([...bench.data.stored.keys()]).toEqual(
    expect.arrayContaining(['MedicationStatement/taken', 'MedicationAdministration/given']),
  );
  bench.bendHealth = () => null;
  await bench.run();
  expect(typesOf(bench.takeHealthTargets()).toSorted()).toEqual(types.toSorted());
});
