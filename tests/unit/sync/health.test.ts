import { expect, test } from 'vitest';
import { record, startHealthBench } from './health-plan.ts';
import { claim, outcome, patientId, type Reply, searchset } from './small-plan.ts';

const refused = { status: 403, json: outcome('forbidden', 'Not for you.') };
const unknown = { status: 404, json: outcome('not-found', 'No such type.') };
const rejected: Reply = { status: 400, json: outcome('invalid', 'A category is needed.') };
const intents = 'proposal,plan,order,original-order,reflex-order,filler-order,instance-order,option';

const typesOf = (targets: readonly string[]) => targets.map((target) => target.split(/[?/]/)[0]);

test('a plan of which only claims were agreed to is asked for no health record', async () => {
  await using bench = await startHealthBench([], { Condition: [record('Condition', 'c1')] });
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.takeHealthTargets()).toEqual([]);
});

test('every agreed type is asked for once, and only those', async () => {
  const records = {
    Condition: [record('Condition', 'c1')],
    MedicationRequest: [record('MedicationRequest', 'm1')],
    MedicationDispense: [],
    Immunization: [record('Immunization', 'i1')],
    CarePlan: [],
    CareTeam: [],
    Goal: [],
  };
  await using bench = await startHealthBench(['conditions', 'medicines', 'care-plans'], records);
  bench.bendHealth = () => {
    bench.clock.advance(300);
    return null;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.takeHealthTargets()).toEqual([
    `Condition?patient=${patientId}&_count=50`,
    `MedicationRequest?patient=${patientId}&intent=${intents}&_include=MedicationRequest:medication&_count=50`,
    `MedicationDispense?patient=${patientId}&_count=50`,
    `CarePlan?patient=${patientId}&category=assess-plan&_count=50`,
    `CareTeam?patient=${patientId}&_count=50`,
    `Goal?patient=${patientId}&_count=50`,
  ]);
  expect([...bench.data.stored.keys()]).toEqual(
    expect.arrayContaining(['Condition/c1', 'MedicationRequest/m1']),
  );
  expect(bench.data.stored.has('Immunization/i1')).toBe(false);
  expect(bench.access.filter(({ what }) => what === 'health-record').map(({ category }) => category)).toEqual(
    ['conditions', 'medicines', 'medicines', 'care-plans', 'care-plans', 'care-plans'],
  );
  expect(bench.progress.map(({ category }) => category)).toContain('medicines');
});

test('a refused or unknown type is reported by its name, and all others are read', async () => {
  const records = {
    Condition: [record('Condition', 'c1')],
    MedicationRequest: [record('MedicationRequest', 'm1')],
    Procedure: [record('Procedure', 'p1')],
    Immunization: [record('Immunization', 'i1')],
  };
  await using bench = await startHealthBench(
    ['conditions', 'medicines', 'procedures', 'immunizations'],
    records,
  );
  bench.bendHealth = ({ target }) => {
    if (target.startsWith('Condition')) return refused;
    return target.startsWith('MedicationDispense') || target.startsWith('ServiceRequest') ? unknown : null;
  };
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'partial', failure: null, newClaims: 1 });
  expect(
    end.missing.map(({ category, resourceType, failure }) => [category, resourceType, failure.code]),
  ).toEqual([
    ['conditions', null, 'fhir/forbidden'],
    ['medicines', 'MedicationDispense', 'fhir/not-found'],
    ['procedures', 'ServiceRequest', 'fhir/not-found'],
  ]);
  expect([...bench.data.stored.keys()].sort()).toEqual(
    expect.arrayContaining(['Immunization/i1', 'MedicationRequest/m1', 'Procedure/p1']),
  );
  expect(bench.data.record).toMatchObject({ firstSyncDone: true, state: 'connected' });
});

test('health records alone never make a check fail, whatever is missing of them', async () => {
  await using bench = await startHealthBench(['conditions', 'allergies', 'devices'], {});
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'conditions' }, { category: 'allergies' }, { category: 'devices' }],
  });
});

test('a plan that fails for one type is asked again, and then for the next', async () => {
  await using bench = await startHealthBench(['allergies', 'devices'], { Device: [record('Device', 'd1')] });
  bench.bendHealth = ({ target }) => (target.startsWith('Allergy') ? { status: 500 } : null);
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'allergies', resourceType: null, failure: { code: 'fhir/server-error' } }],
  });
  expect(bench.data.stored.has('Device/d1')).toBe(true);
});

test('a plan that goes silent after the claims is not asked for every type in turn', async () => {
  await using bench = await startHealthBench(['conditions', 'allergies', 'devices'], {});
  bench.bendHealth = ({ target }) => (/^(?:Condition|Allergy|Device)/.test(target) ? { cut: true } : null);
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'partial', failure: null });
  expect(end.missing.map(({ failure }) => failure.code)).toEqual(Array(3).fill('fhir/unreachable'));
  expect(new Set(typesOf(bench.takeHealthTargets()))).toEqual(new Set(['Condition']));
});

test('401 for one type alone does not end the connection', async () => {
  await using bench = await startHealthBench(['allergies', 'devices'], { Device: [record('Device', 'd1')] });
  bench.bendHealth = ({ target }) => (target.startsWith('Allergy') ? { status: 401 } : null);
  expect(await bench.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'allergies', failure: { code: 'fhir/forbidden' } }],
  });
  expect(bench.data.record.state).toBe('connected');
  expect(bench.data.stored.has('Device/d1')).toBe(true);
});

test('401 that is for everything ends the check: a new sign-in is asked for', async () => {
  await using bench = await startHealthBench(['allergies', 'devices'], {});
  let isOver = false;
  bench.bendHealth = ({ target }) => {
    isOver ||= target.startsWith('Allergy');
    return isOver ? { status: 401 } : null;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'fhir/unauthorized' } });
  expect(bench.data.record.state).toBe('sign-in-again');
});

test('medicines: without the include, then without the intent, when the plan refuses them', async () => {
  await using bench = await startHealthBench(['medicines'], {
    MedicationRequest: [record('MedicationRequest', 'm1')],
    MedicationDispense: [],
  });
  bench.bendHealth = ({ target }) =>
    target.includes('_include') || target.includes('intent')
      ? { status: 422, json: outcome('invalid', 'No.') }
      : null;
  expect(await bench.run()).toMatchObject({ outcome: 'done' });
  const asked = bench.takeHealthTargets().filter((target) => target.startsWith('MedicationRequest'));
  expect(asked).toHaveLength(3);
  expect(asked[2]).toBe(`MedicationRequest?patient=${patientId}&_count=50`);
  await bench.run();
  expect(bench.takeHealthTargets()[0]).toContain(`MedicationRequest?patient=${patientId}&_lastUpdated=ge`);
});

test('the page size is dropped after a 400', async () => {
  await using bench = await startHealthBench(['allergies'], {
    AllergyIntolerance: [record('AllergyIntolerance', 'a1')],
  });
  bench.bendHealth = ({ target }) =>
    target.includes('_count') && target.startsWith('Allergy') ? rejected : null;
  expect(await bench.run()).toMatchObject({ outcome: 'done' });
  expect(bench.takeHealthTargets().at(-1)).toBe(`AllergyIntolerance?patient=${patientId}`);
});

test('a type that must be searched by category is searched category by category, from then on too', async () => {
  await using bench = await startHealthBench(['results'], { DiagnosticReport: [] });
  const lab = record('Observation', 'o1');
  const vital = record('Observation', 'o2');
  bench.bendHealth = ({ target }) => {
    if (!target.startsWith('Observation')) return null;
    if (target.includes('category=laboratory')) return { json: searchset([lab]) };
    if (target.includes('category=vital-signs')) return { json: searchset([vital]) };
    return target.includes('category=survey') ? { json: searchset([]) } : rejected;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect([...bench.data.stored.keys()]).toEqual(expect.arrayContaining(['Observation/o1', 'Observation/o2']));
  expect(bench.data.checkpoint('Observation|laboratory')).toMatchObject({ done: true, pages: 1 });
  bench.takeHealthTargets();
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  const again = bench.takeHealthTargets().filter((target) => target.startsWith('Observation'));
  expect(again.map((target) => /category=([a-z-]+)/.exec(target)?.[1])).toEqual([
    'laboratory',
    'vital-signs',
    'survey',
  ]);
});

test('a category that the plan does not allow is told now and at later checks, which do not ask for it again', async () => {
  await using bench = await startHealthBench(['results'], { DiagnosticReport: [] });
  const bend = (vitals: Reply) => {
    bench.bendHealth = ({ target }) => {
      if (!target.startsWith('Observation')) return null;
      if (target.includes('category=vital-signs')) return vitals;
      return target.includes('category=laboratory') ? { json: searchset([]) } : rejected;
    };
  };
  bend(refused);
  const some = { category: 'results', resourceType: 'Observation', isSome: true };
  for (let check = 0; check < 3; check += 1) {
    expect((await bench.run()).missing).toMatchObject([{ ...some, failure: { code: 'fhir/forbidden' } }]);
    const asked = bench.takeHealthTargets().filter((target) => target.includes('vital-signs'));
    expect(asked).toHaveLength(check === 0 ? 1 : 0);
  }
  bend({ json: searchset([]) });
  bench.data.record = { ...bench.data.record, connectedAt: new Date(bench.clock.now() + 1).toISOString() };
  bench.clock.advance(60_000);
  expect((await bench.run()).missing).toEqual([]);
});

test('vital signs that a plan refuses to search are told, whatever it answers', async () => {
  await using bench = await startHealthBench(['results'], { DiagnosticReport: [] });
  let answer = rejected;
  bench.bendHealth = ({ target }) => {
    if (!target.startsWith('Observation')) return null;
    return target.includes('category=laboratory') ? { json: searchset([]) } : answer;
  };
  const some = { resourceType: 'Observation', isSome: true };
  expect((await bench.run()).missing).toMatchObject([{ ...some, failure: { code: 'fhir/rejected' } }]);
  // As a server says it that answers 400 where the app may not look.
  answer = { status: 400, json: outcome('suppressed', 'Client not authorized for this.') };
  expect((await bench.run(true)).missing).toMatchObject([{ ...some, failure: { code: 'fhir/forbidden' } }]);
});

test('one category that came and one that is refused do not make the whole category of records missing', async () => {
  await using bench = await startHealthBench(['conditions'], {});
  bench.bendHealth = ({ target }) => {
    if (!target.startsWith('Condition')) return null;
    return target.includes('problem-list-item') ? { json: searchset([]) } : refused;
  };
  expect((await bench.run()).missing).toMatchObject([{ resourceType: 'Condition', isSome: true }]);
});

test('a type whose search breaks is not asked for category by category', async () => {
  await using bench = await startHealthBench(['results'], { DiagnosticReport: [] });
  bench.bendHealth = ({ target }) => (target.startsWith('Observation') ? { status: 500, text: '' } : null);
  const end = await bench.run();
  expect(end.missing).toMatchObject([{ category: 'results', resourceType: 'Observation' }]);
  const facts = { category: 'results', type: 'Observation', code: 'fhir/server-error' };
  expect(bench.log.lines).toContainEqual({ event: 'sync.missing', facts });
  const asked = bench.takeHealthTargets().filter((target) => target.startsWith('Observation'));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((target) => target.includes('category='))).toEqual([]);
});

test('what is known of how a listed type is searched stays known when everything is asked for again', async () => {
  await using bench = await startHealthBench(['results'], { DiagnosticReport: [] });
  const rest = [{ resource: [{ type: 'Observation' }, { type: 'DiagnosticReport' }] }];
  const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest };
  bench.bendHealth = ({ target }) => {
    if (target === 'metadata') return { json: statement };
    if (!target.startsWith('Observation')) return null;
    return target.includes('category=') ? { json: searchset([]) } : rejected;
  };
  await bench.run();
  bench.takeHealthTargets();
  await bench.run(true);
  const again = bench.takeHealthTargets().filter((target) => target.startsWith('Observation'));
  expect(again.length).toBeGreaterThan(0);
  expect(again.every((target) => target.includes('category='))).toBe(true);
});

test('a type that is refused as a whole and by category is given up soon', async () => {
  await using bench = await startHealthBench(['results'], { DiagnosticReport: [] });
  bench.bendHealth = ({ target }) => (target.startsWith('Observation') ? refused : null);
  const end = await bench.run();
  expect(end.missing).toMatchObject([{ category: 'results', resourceType: 'Observation' }]);
  expect(bench.takeHealthTargets().filter((target) => target.startsWith('Observation'))).toHaveLength(2);
});

test('types that the plan does not list are not asked for and not missing, now and later', async () => {
  const records = { Condition: [record('Condition', 'c1')], MedicationRequest: [] };
  await using bench = await startHealthBench(['conditions', 'medicines', 'devices'], records);
  const statement = (types: readonly string[]) => ({
    json: {
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ resource: types.map((type) => ({ type })) }],
    },
  });
  let listed = ['Patient', 'ExplanationOfBenefit', 'Coverage', 'Condition', 'MedicationRequest'];
  bench.bendHealth = ({ target }) => (target === 'metadata' ? statement(listed) : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(typesOf(bench.takeHealthTargets())).toEqual(['Condition', 'MedicationRequest']);
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(typesOf(bench.takeHealthTargets())).toEqual(['Condition', 'MedicationRequest']);
  listed = [...listed, 'Device'];
  bench.records['Device'] = [record('Device', 'd1')];
  expect(await bench.run(true)).toMatchObject({ outcome: 'done', missing: [] });
  expect(bench.data.stored.has('Device/d1')).toBe(true);
});

test('a description without any type is no hint', async () => {
  await using bench = await startHealthBench(['conditions'], { Condition: [record('Condition', 'c1')] });
  await bench.run();
  expect(bench.data.stored.has('Condition/c1')).toBe(true);
});

test('all pages come; a check with nothing new is one request for a type', async () => {
  const many = Array.from({ length: 120 }, (_, index) => record('Observation', `o${index}`));
  await using bench = await startHealthBench(['results'], { Observation: many, DiagnosticReport: [] });
  await bench.run();
  expect(bench.data.checkpoint('Observation')).toMatchObject({
    done: true,
    pages: 3,
    matches: 120,
    fullMatches: 120,
  });
  expect([...bench.data.stored.keys()].filter((key) => key.startsWith('Observation/'))).toHaveLength(120);
  bench.takeHealthTargets();
  bench.bendHealth = ({ target }) =>
    target.includes('_lastUpdated') && target.startsWith('Obs') ? { json: searchset([]) } : null;
  await bench.run();
  expect(typesOf(bench.takeHealthTargets())).toEqual(['Observation', 'DiagnosticReport']);
});

test('a download that was cut off goes on where it stopped', async () => {
  const many = Array.from({ length: 120 }, (_, index) => record('Observation', `o${index}`));
  await using bench = await startHealthBench(['results'], { Observation: many, DiagnosticReport: [] });
  bench.bendHealth = ({ target }) => (target === 'Observation?page=3' ? { status: 500 } : null);
  expect(await bench.run()).toMatchObject({ outcome: 'partial' });
  expect(bench.data.checkpoint('Observation')).toMatchObject({ done: false, pages: 2 });
  bench.bendHealth = () => null;
  bench.takeHealthTargets();
  expect(await bench.run()).toMatchObject({ outcome: 'done' });
  expect(bench.takeHealthTargets()[0]).toBe('Observation?page=3');
  expect(bench.data.checkpoint('Observation')).toMatchObject({ mode: 'first', done: true, matches: 120 });
});

test('a whole pass that brought less than half of the last one does not show what was removed', async () => {
  const many = Array.from({ length: 10 }, (_, index) => record('Condition', `c${index}`));
  await using bench = await startHealthBench(['conditions'], { Condition: many });
  await bench.run();
  bench.records['Condition'] = many.slice(0, 4);
  await bench.run(true);
  expect(bench.data.checkpoint('Condition')).toMatchObject({ mode: 'changes', matches: 4 });
  bench.records['Condition'] = many.slice(0, 6);
  await bench.run(true);
  expect(bench.data.checkpoint('Condition')).toMatchObject({ mode: 'full', matches: 6, fullMatches: 6 });
});

test('medicines and places that records name are read one by one, where they were agreed to', async () => {
  const medicine = record('MedicationRequest', 'm1', {
    medicationReference: { reference: 'Medication/med1' },
  });
  const visit = record('Encounter', 'e1', { location: [{ location: { reference: 'Location/l1' } }] });
  const records = {
    MedicationRequest: [medicine],
    MedicationDispense: [],
    Encounter: [visit],
    Medication: [{ resourceType: 'Medication', id: 'med1' }],
    Location: [{ resourceType: 'Location', id: 'l1' }],
  };
  await using bench = await startHealthBench(['medicines', 'visits'], records);
  await bench.run();
  expect([...bench.data.stored.keys()]).toEqual(expect.arrayContaining(['Medication/med1', 'Location/l1']));
  await using without = await startHealthBench(['visits'], records);
  without.bendHealth = ({ target }) =>
    target.startsWith('Exp')
      ? { json: searchset([claim('c1', { see: { reference: 'Medication/med1' } })]) }
      : null;
  await without.run();
  expect(without.data.stored.has('Medication/med1')).toBe(false);
});

test('a refused medicine is reported; a missing one is left out', async () => {
  const medicine = record('MedicationRequest', 'm1', {
    medicationReference: { reference: 'Medication/med1' },
  });
  await using bench = await startHealthBench(['medicines'], {
    MedicationRequest: [medicine],
    MedicationDispense: [],
  });
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  await using second = await startHealthBench(['medicines'], {
    MedicationRequest: [medicine],
    MedicationDispense: [],
  });
  second.bendHealth = ({ target }) => (target.startsWith('Medication/') ? refused : null);
  expect(await second.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'medicines', resourceType: 'Medication', failure: { code: 'fhir/forbidden' } }],
  });
});
