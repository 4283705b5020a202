import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import * as made from '../../fixtures/records/health.ts';
import { droppedLeaves } from './leaves.ts';
import { fact, read } from './read.ts';

describe('health records', () => {
  it('makes nothing of other types', () => {
    expect(readHealthRecord({ resourceType: 'Coverage' }, { resolve: () => null })).toBeNull();
  });

  it.each(made.everyRecord)('drops nothing of $resourceType/$id', (resource) => {
    const parts = [resource['result']].flat().filter((part) => part !== undefined) as Json[];
    expect(droppedLeaves(resource, read(resource), parts)).toEqual([]);
  });

  it('reads a condition: an age is a fact and no date', () => {
    const record = read(made.condition);
    expect(record).toMatchObject({
      kind: 'condition',
      state: 'active',
      start: '2025-03-04',
      dateFrom: 'recordedDate',
    });
    expect(record.title).toEqual({ text: 'Low iron', code: 'I1', system: null });
    expect(fact(record, 'onset')).toEqual(['42 a']);
    expect(fact(record, 'written')).toEqual(['2025-03-01/null']);
    expect(record.source).toBe('Dr. Noor Vale');
    expect(record.unread.map(({ path }) => path)).toEqual(['extension(unknown-thing)']);
  });

  it.each([
    [{ onsetDateTime: '2024-05' }, '2024-05', 'onset'],
    [{ onsetPeriod: { start: '2023', end: '2024' } }, '2023', 'onset'],
    [{ onsetString: 'long ago' }, '2025-03-04', 'recordedDate'],
    [{ onsetRange: { low: { value: 40 }, high: { value: 45, unit: 'a' } } }, '2025-03-04', 'recordedDate'],
    [{ onsetDateTime: 'soon', recordedDate: undefined }, '2025-03-01', 'assertedDate'],
    [
      { recordedDate: undefined, extension: undefined, abatementDateTime: '2026-01-02' },
      '2026-01-02',
      'abatement',
    ],
  ])('dates a condition by %o', (more, start, dateFrom) => {
    expect(read({ ...made.condition, onsetAge: undefined, ...more })).toMatchObject({ start, dateFrom });
  });

  it('ends a condition where it was said to end', () => {
    const over = {
      ...made.condition,
      onsetAge: undefined,
      onsetDateTime: '2024-01-01',
      abatementDateTime: '2024-02-01',
    };
    expect(read(over)).toMatchObject({ start: '2024-01-01', end: '2024-02-01' });
  });

  it('keeps what was entered in error apart', () => {
    const wrong = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } };
    expect(read({ ...made.condition, ...wrong }).isError).toBe(true);
    expect(read({ ...made.lab, status: 'entered-in-error' }).isError).toBe(true);
    expect(read({ ...made.goal, lifecycleStatus: 'entered-in-error' }).isError).toBe(true);
    expect(read(made.condition).isError).toBe(false);
  });

  it('keeps how far a problem is from confirmed', () => {
    const sure = (code: string) => ({ verificationStatus: { coding: [{ code }] } });
    expect(read({ ...made.condition, ...sure('refuted') }).doubt).toBe('refuted');
    expect(read({ ...made.allergy, ...sure('unconfirmed') }).doubt).toBe('unconfirmed');
    expect(read({ ...made.condition, ...sure('confirmed') }).doubt).toBeNull();
    expect(read(made.lab).doubt).toBeNull();
  });

  it('reads a prescription by its contained medicine; active stays active', () => {
    const record = read(made.medicine);
    expect(record.title.text).toBe('Ironol 65 mg tablet');
    expect(record).toMatchObject({
      kind: 'medicine',
      state: 'active',
      start: '2025-03-04',
      summary: 'One tablet each morning',
    });
    expect(fact(record, 'dosage')).toEqual(['One tablet each morning', '1 × / 1 d']);
    expect(fact(record, 'as-needed')).toEqual(['true']);
    expect(fact(record, 'reported')).toEqual(['false']);
    expect(fact(record, 'refills')).toEqual(['2']);
    expect(fact(record, 'quantity')).toEqual(['30 tablet']);
  });

  it.each([
    [{ medicationReference: { reference: 'Medication/x' } }, 'Otherol'],
    [{ medicationReference: { reference: 'Medication/none', display: 'Named only' } }, 'Named only'],
    [{ medicationReference: undefined, medicationCodeableConcept: { text: 'By concept' } }, 'By concept'],
    [{ medicationReference: { reference: 'Medication/none' } }, null],
  ])('names the medicine of %o', (more, text) => {
    const other = { resourceType: 'Medication', id: 'x', code: { text: 'Otherol' } };
    expect(read({ ...made.medicine, ...more }, [other]).title.text).toBe(text);
  });

  it('reads what was handed over', () => {
    const record = read(made.dispense);
    expect(record).toMatchObject({
      kind: 'dispense',
      state: 'completed',
      start: '2025-03-05',
      source: 'Corner Pharmacy',
    });
    expect(fact(record, 'days-supply')).toEqual(['30 d']);
  });

  it('reads what somebody noted that the person takes, and that they do not', () => {
    const record = read(made.taken);
    expect(record).toMatchObject({
      kind: 'medicine-taken',
      title: { text: 'Sleepwell drops' },
      state: 'active',
      start: '2025-02-01',
      summary: '5 drops at bedtime',
      source: 'Ilse Maron',
    });
    expect(fact(record, 'dose-quantity')).toEqual(['5 drops']);
    expect(read({ ...made.taken, status: 'not-taken' }).state).toBe('not-done');
    expect(read({ ...made.taken, effectivePeriod: undefined })).toMatchObject({
      start: '2025-03-01',
      dateFrom: 'dateAsserted',
    });
  });

  it('reads a dose that was given: when, how, by whom; without words the dose alone', () => {
    const record = read(made.given);
    expect(record).toMatchObject({
      kind: 'medicine-given',
      title: { text: 'Ironol 100 mg solution' },
      state: 'completed',
      start: '2025-03-04',
      summary: '100 mg into a vein',
      source: 'Nurse Rook',
    });
    expect(fact(record, 'route')).toEqual(['Into a vein']);
    expect(fact(record, 'dose-quantity')).toEqual(['100 mg', '10 mL/min']);
    const refused = read({ ...made.given, status: 'not-done', dosage: { dose: { value: 5, unit: 'mg' } } });
    expect(refused).toMatchObject({ state: 'not-done', summary: '5 mg' });
    expect(fact(refused, 'reason-not-done')).toEqual(['As ordered']);
  });

  it('reads an allergy with how bad each reaction was; "no known allergies" as it is written', () => {
    const record = read(made.allergy);
    expect(record.summary).toBe('Itchy mouth, Short of breath');
    expect(fact(record, 'reaction')).toEqual(['Itchy mouth ([mild])', 'Short of breath ([severe])']);
    expect(fact(record, 'onset')).toEqual(['as a child']);
    expect(fact(record, 'criticality')).toEqual(['[high]']);
    expect(read(made.noAllergies).title.text).toBe('No known allergies');
  });

  it('reads a report: results by reference, a contained one as its own value, its file', () => {
    const record = read(made.report);
    expect(record).toMatchObject({ kind: 'report', summary: 'A little low.', parts: ['Observation/o1'] });
    expect(record.measurements.map(({ digits }) => digits)).toEqual(['7.25']);
    expect(fact(record, 'result')).toContain('Not sent');
    expect(record.attachments).toMatchObject([{ title: 'Lab letter', bytes: 5, place: 'here' }]);
  });

  it('finds parts by urn, by address and by version', () => {
    const index = new ReferenceIndex();
    index.add({ ...made.lab, id: 'o9' }, 'urn:uuid:1');
    const result = [
      { reference: 'urn:uuid:1' },
      { reference: 'https://plan.example.com/fhir/Observation/o2' },
      { reference: 'Observation/o3/_history/4' },
      { reference: 'urn:uuid:2' },
    ];
    const record = readHealthRecord({ ...made.report, result }, { resolve: index.resolve });
    expect(record?.parts).toEqual(['Observation/o9', 'Observation/o2', 'Observation/o3']);
  });

  it('says why something was not done', () => {
    expect(fact(read(made.procedure), 'reason-not-done')).toEqual(['Patient was ill']);
    expect(read(made.procedure)).toMatchObject({ state: 'not-done', start: null });
    const shot = read(made.immunization);
    expect(shot).toMatchObject({
      state: 'not-done',
      summary: 'Not wanted',
      start: '2024-10-01',
      dateFrom: 'recorded',
    });
    expect(fact(shot, 'reported')).toEqual(['true']);
    expect(fact(shot, 'lot')).toEqual(['LOT-77']);
  });

  it('reads an order, a visit and a goal', () => {
    expect(read(made.order)).toMatchObject({
      kind: 'order',
      state: 'stopped',
      start: '2025-05-01',
      end: '2025-05-31',
      summary: 'Tired',
    });
    const visit = read(made.visit);
    expect(visit).toMatchObject({
      kind: 'visit',
      state: 'completed',
      start: '2025-03-04',
      summary: 'Room 4',
      stateText: 'finished',
    });
    expect(fact(visit, 'participant')).toEqual(['Dr. Noor Vale (Attending)']);
    expect(fact(visit, 'discharged-to')).toEqual(['Home']);
    const goal = read(made.goal);
    expect(goal).toMatchObject({
      kind: 'goal',
      state: 'planned',
      stateText: 'accepted',
      start: '2025-03-04',
    });
    expect(fact(goal, 'due')).toEqual(['2025-09-01/null']);
  });

  it('names a visit by its class when it has no type', () => {
    expect(read({ ...made.visit, type: undefined }).title).toEqual({
      text: 'At the office',
      code: 'AMB',
      system: null,
    });
  });

  it('tells files that came along, are at the plan, or elsewhere', () => {
    const resolve = () => null;
    const places = (fhirBaseUrl: string | null) =>
      readHealthRecord(made.document, { resolve, fhirBaseUrl })?.attachments.map(({ place }) => place);
    expect(places('https://plan.example.com/fhir')).toEqual(['at-plan', 'here', 'elsewhere']);
    expect(places(null)).toEqual(['elsewhere', 'here', 'elsewhere']);
    expect(read(made.document)).toMatchObject({
      kind: 'document',
      state: null,
      stateText: 'current',
      summary: 'Spring visit',
    });
    expect(read({ ...made.document, docStatus: 'amended' }).state).toBe('amended');
    expect(read({ ...made.document, docStatus: 'final', status: 'superseded' }).state).toBe('superseded');
  });

  it('reads plans, teams, devices, questions and relatives', () => {
    const plan = read(made.carePlan);
    expect(plan).toMatchObject({ kind: 'care-plan', title: { text: 'Iron plan' }, narrative: 'Eat & rest' });
    expect(fact(plan, 'activity')).toEqual(['Eat greens ([in-progress])']);
    expect(read(made.careTeam)).toMatchObject({ kind: 'care-team', summary: 'Dr. Noor Vale (Lead)' });
    expect(fact(read(made.device), 'device-identifier')).toEqual(['0123', '(01)0123']);
    const questions = read(made.questionnaire);
    expect(questions.title.text).toBe('food-check');
    expect(fact(questions, 'question')).toEqual(['Meals', 'Enough food?: Always', 'How many?: 3; 2.5']);
    const aunt = read(made.familyHistory);
    expect(fact(aunt, 'diagnosis')).toEqual(['Low iron (50 a)', 'Weak heart']);
    expect(fact(aunt, 'cause-of-death')).toEqual(['Weak heart']);
    expect(fact(aunt, 'deceased')).toEqual([]);
  });

  it('reads a sample by the day on which it was taken, else by the day on which the lab got it', () => {
    const sample = read(made.specimen);
    expect(sample).toMatchObject({
      kind: 'specimen',
      title: { text: 'Serum sample' },
      start: '2025-03-04',
      dateFrom: 'collection.collected',
      state: 'active',
      stateText: 'available',
      summary: 'Left arm',
      source: 'Ilse Maron',
      unread: [],
    });
    expect(fact(sample, 'identifier')).toEqual(['S-2025-0042']);
    const bad = read({ ...made.specimen, collection: undefined, status: 'unsatisfactory' });
    expect(bad).toMatchObject({ start: '2025-03-05', dateFrom: 'receivedTime', stateText: 'unsatisfactory' });
  });

  it('names by text, then the display that a person chose, then any display, then the code', () => {
    const codings = [
      { system: 'http://loinc.org', code: '1-1', display: 'First' },
      { system: 'http://example.org', code: 'b', display: 'Chosen', userSelected: true },
    ];
    const title = (code: Json) => read({ ...made.condition, code }).title;
    expect(title({ text: 'Words', coding: codings }).text).toBe('Words');
    expect(title({ coding: codings })).toEqual({ text: 'Chosen', code: '1-1', system: 'LOINC' });
    expect(title({ coding: [codings[0] ?? {}] }).text).toBe('First');
    expect(title({ coding: [{ system: 'http://loinc.org', code: '1-1' }] })).toEqual({
      text: null,
      code: '1-1',
      system: 'LOINC',
    });
  });

  it('shows the narrative of a record that nothing else names', () => {
    const bare = { resourceType: 'Condition', text: { div: '<div>Old <b>scar</b></div>' } };
    expect(read(bare)).toMatchObject({ title: { text: null, code: null }, narrative: 'Old scar' });
    expect(read({ ...made.condition, text: { div: '<div>x</div>' } }).narrative).toBeNull();
  });

  it('keeps a state in words it does not know', () => {
    expect(read({ ...made.medicine, status: 'sleeping' })).toMatchObject({
      state: null,
      stateText: 'sleeping',
    });
    expect(read({ ...made.medicine, status: undefined })).toMatchObject({ state: null, stateText: null });
  });

  it('notes unknown elements wherever they stand', () => {
    const odd = {
      ...made.lab,
      flavour: 'sour',
      component: [{ code: { text: 'A' }, valueInteger: 1, tint: { hue: 7 } }],
    };
    expect(read(odd).unread).toEqual([
      { path: 'flavour', text: 'sour' },
      { path: 'component[0].tint', text: '{"hue":7}' },
    ]);
    const modified = {
      ...made.lab,
      modifierExtension: [{ url: 'https://example.org/not', valueBoolean: true }],
    };
    expect(read(modified).unread.map(({ path }) => path)).toEqual(['modifierExtension']);
  });
});
