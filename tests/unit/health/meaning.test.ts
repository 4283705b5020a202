/** What a record must not be taken for: no order shown as one, no date under another's name, nobody else's range. */
import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { HealthRecord } from '../../../shared/model/health/health-record.ts';
import type { FactLabel } from '../../../shared/model/health/record-fact.ts';

function read(resourceType: string, elements: Json): HealthRecord {
  const resource: Resource = { resourceType, id: 'one', ...elements };
  return HealthRecord.parse(readHealthRecord(resource, { resolve: () => null }));
}

function labels(record: HealthRecord, text: string): FactLabel[] {
  return record.facts.filter(({ values }) => JSON.stringify(values).includes(text)).map(({ label }) => label);
}

const medicine = { medicationCodeableConcept: { text: 'Invented pill' }, status: 'active', intent: 'order' };

describe('orders that are none', () => {
  it.each([
    [{}, null],
    [{ doNotPerform: false }, null],
    [{ doNotPerform: true }, 'do-not'],
    [{ reportedBoolean: true, intent: 'plan' }, 'reported'],
    [{ reportedBoolean: false }, null],
    [{ reportedReference: { display: 'A spouse' } }, 'reported'],
    [{ intent: 'proposal' }, 'proposed'],
    [{ intent: 'plan' }, 'planned'],
    [{ intent: 'option' }, 'option'],
    [{ intent: 'filler-order' }, null],
  ])('says of a prescription with %j: %s', (elements, doubt) => {
    expect(read('MedicationRequest', { ...medicine, ...elements })).toMatchObject({ doubt, state: 'active' });
  });

  it('says so of other orders, and of what a plan says not to do', () => {
    const order = { code: { text: 'Invented test' }, status: 'active', intent: 'order', doNotPerform: true };
    expect(read('ServiceRequest', order).doubt).toBe('do-not');
    const detail = { status: 'in-progress', description: 'Climb ladders', doNotPerform: true };
    const plan = read('CarePlan', { status: 'active', intent: 'plan', activity: [{ detail }] });
    expect(plan.doubt).toBeNull();
    expect(labels(plan, 'Climb ladders')).toEqual(['do-not-perform']);
  });

  it('tells refills that are allowed from the number of a refill, and what may be swapped from what was', () => {
    const request = read('MedicationRequest', {
      ...medicine,
      dispenseRequest: { numberOfRepeatsAllowed: 7 },
      substitution: { allowedBoolean: true },
    });
    expect(labels(request, '"7"')).toEqual(['refills']);
    expect(labels(request, 'true')).toEqual(['substitution-allowed']);
    const fill = read('MedicationDispense', {
      ...medicine,
      status: 'preparation',
      extension: [
        {
          url: 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/DispenseRefill',
          valueQuantity: { value: 3 },
        },
      ],
      whenPrepared: '2026-01-02',
      whenHandedOver: '2026-01-05',
    });
    expect(labels(fill, '"3"')).toEqual(['refill-number']);
    expect(labels(fill, '2026-01-02')).toEqual(['prepared']);
    expect(labels(fill, '2026-01-05')).toEqual(['handed-over']);
    expect(fill.state).toBe('planned');
  });

  it('keeps how a medicine is taken apart from who reported it', () => {
    const part = (url: string, text: string) => ({ url, valueCodeableConcept: { text } });
    const record = read('MedicationRequest', {
      ...medicine,
      extension: [
        {
          url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-medication-adherence',
          extension: [part('medicationAdherence', 'Now and then'), part('informationSource', 'Spouse')],
        },
      ],
    });
    expect(labels(record, 'Now and then')).toEqual(['adherence']);
    expect(labels(record, 'Spouse')).toEqual(['adherence-source']);
    expect(record.doubt).toBeNull();
  });
});

describe('records that are no plain facts', () => {
  const status = (verificationStatus: unknown) => ({
    code: { text: 'Invented allergy' },
    verificationStatus,
  });
  const coding = (code: string, display?: string) => ({ coding: [{ code, display }] });

  it.each([
    ['AllergyIntolerance', status({ text: 'Entered in Error' })],
    ['AllergyIntolerance', status('entered-in-error')],
    ['Condition', status(coding('9', 'Entered in Error'))],
    ['DocumentReference', { status: 'current', docStatus: 'entered-in-error' }],
    ['Observation', { status: 'Entered in error' }],
  ])('%s with %j was taken back by the plan', (type, elements) => {
    expect(read(type, elements).isError).toBe(true);
  });

  it.each([
    ['AllergyIntolerance', status({ text: 'Refuted' }), 'refuted'],
    ['AllergyIntolerance', status('refuted'), 'refuted'],
    ['Condition', status(coding('7', 'Differential')), 'differential'],
    ['MedicationRequest', { ...medicine, doNotPerform: 'true' }, 'do-not'],
    ['AllergyIntolerance', { modifierExtension: [{ url: 'https://plan.example/no-risk' }] }, 'modified'],
    ['Condition', { ...status('refuted'), modifierExtension: [{ url: 'x' }] }, 'refuted'],
    ['Condition', { ...status('confirmed'), modifierExtension: [] }, null],
    ['Immunization', { status: 'completed', isSubpotent: true }, 'modified'],
    ['Immunization', { status: 'completed', isSubpotent: false }, null],
  ])('%s with %j has the doubt of it', (type, elements, doubt) => {
    expect(read(type, elements)).toMatchObject({ doubt, isError: false });
  });

  it('counts no result of a report that was taken back', () => {
    const result = (id: string, more: Json) => ({
      resourceType: 'Observation',
      id,
      valueInteger: 7,
      ...more,
    });
    const report: Resource = {
      resourceType: 'DiagnosticReport',
      contained: [result('a', { status: 'entered-in-error' }), result('b', { status: 'final' })],
      result: [{ reference: '#a' }, { reference: '#b' }],
    };
    const index = new ReferenceIndex();
    index.add(report);
    expect(readHealthRecord(report, { resolve: index.resolve })?.measurements).toHaveLength(1);
  });

  it.each([
    [{ coding: [{ code: 'A9' }, { code: 'resolved' }] }, 'resolved'],
    [{ coding: [{ code: 'R' }], text: 'Resolved' }, 'resolved'],
    [{ text: 'On Hold' }, 'on-hold'],
    [{ text: 'Lifelong' }, null],
  ])('stands where any of its words says: %j', (clinicalStatus, state) => {
    expect(read('Condition', { clinicalStatus }).state).toBe(state);
  });
});

describe('dates and people under their own names', () => {
  it.each([
    ['Immunization', { occurrenceString: 'last fall' }],
    ['Procedure', { performedString: 'last fall' }],
    ['Condition', { onsetString: 'last fall', recordedDate: '2026-01-01' }],
  ])('a %s with %j says when in the words of the plan', (type, elements) => {
    expect(read(type, elements).summary).toBe('last fall');
  });

  it.each([
    ['CarePlan', { period: { end: '2026-12-31' } }, 'end'],
    ['Encounter', { period: { end: '2026-12-31' } }, 'end'],
    ['Condition', { recordedDate: '2018-02-03', abatementDateTime: '2026-12-31' }, 'abatement'],
    ['Condition', { abatementPeriod: { end: '2026-12-31' } }, 'abatement'],
  ])('say of the end of a %s with %j that it is one', (type, elements, dateFrom) => {
    expect(read(type, elements)).toMatchObject({ start: '2026-12-31', dateFrom });
  });

  it('does not call the day that a device was made its start, nor its maker a source', () => {
    const device = read('Device', { manufactureDate: '2019-02-03', manufacturer: 'Invented Works' });
    expect(labels(device, '2019-02-03')).toEqual(['made-on']);
    expect(device).toMatchObject({ source: null, summary: 'Invented Works', start: null });
  });

  it('tells where a person came from and what a diagnosis was used as', () => {
    const visit = read('Encounter', {
      status: 'finished',
      class: { code: 'IMP' },
      hospitalization: { admitSource: { text: 'Another clinic' } },
      diagnosis: [
        { condition: { display: 'Invented ache' }, use: { text: 'On arrival' } },
        { condition: { reference: 'Condition/gone' }, use: { text: 'On leaving' } },
      ],
    });
    expect(labels(visit, 'Another clinic')).toEqual(['came-from']);
    expect(labels(visit, 'IMP')).toEqual(['setting']);
    expect(visit.facts.find(({ label }) => label === 'diagnosis')?.values).toEqual([
      {
        type: 'detailed',
        value: { type: 'text', text: 'Invented ache' },
        details: [{ type: 'coded', coded: { text: 'On arrival', code: null, system: null } }],
      },
    ]);
    expect(visit.unread.map(({ path }) => path)).toContain('diagnosis[1].use');
  });

  it('reads the age and the birth of a relative as such; a partial history is no early result', () => {
    const record = read('FamilyMemberHistory', {
      status: 'partial',
      relationship: { text: 'Father' },
      bornDate: '1931-04-05',
      ageString: 'in his eighties',
    });
    expect(labels(record, '1931-04-05')).toEqual(['born']);
    expect(labels(record, 'eighties')).toEqual(['age']);
    expect(record).toMatchObject({ state: null, stateText: 'partial', start: null });
  });

  it('calls the last reaction no change, and an allergy by what caused it where it has no other name', () => {
    const allergy = read('AllergyIntolerance', {
      lastOccurrence: '2024-06-01',
      reaction: [
        { substance: { text: 'Invented nut' }, manifestation: [{ text: 'Itch' }], onset: '2024-05-31' },
      ],
    });
    expect(allergy.title.text).toBe('Invented nut');
    expect(labels(allergy, '2024-06-01')).toEqual(['last-time']);
    expect(labels(allergy, '2024-05-31')).toEqual(['reaction-on']);
    expect(labels(allergy, 'Invented nut')).toEqual(['substance']);
  });

  it('shows that a member of a team has left, and that another has not', () => {
    const member = (display: string, period: Json) => ({ member: { display }, period });
    const team = read('CareTeam', {
      status: 'active',
      participant: [
        member('Dr. Gone', { end: '2020-01-31' }),
        member('Dr. Here', { start: '2021-02-01' }),
        member('Dr. Both', { start: '2018', end: '2019' }),
      ],
    });
    const [facts] = team.facts.filter(({ label }) => label === 'participant');
    expect(
      facts?.values.map((value) => (value.type === 'detailed' ? [value.value, ...value.details] : [])),
    ).toEqual([
      [
        { type: 'text', text: 'Dr. Gone' },
        { type: 'period', start: null, end: '2020-01-31' },
      ],
      [
        { type: 'text', text: 'Dr. Here' },
        { type: 'period', start: '2021-02-01', end: null },
      ],
      [
        { type: 'text', text: 'Dr. Both' },
        { type: 'period', start: '2018', end: '2019' },
      ],
    ]);
    expect(team.summary).toBe('Dr. Gone (… – 2020-01-31), Dr. Here (2021-02-01 – …), Dr. Both (2018 – 2019)');
  });

  it('knows in what part somebody took part by HL7’s code only, and leaves the plan’s own words', () => {
    const v3 = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
    const types: [Json, Json][] = [
      [{ coding: [{ system: v3, code: 'PPRF' }] }, { type: 'role', role: 'PPRF' }],
      [
        { coding: [{ system: v3, code: 'PPRF', display: 'primary performer' }] },
        { type: 'role', role: 'PPRF' },
      ],
      [
        { coding: [{ system: v3, code: 'PPRF' }], text: 'My doctor' },
        { type: 'coded', coded: { text: 'My doctor', code: 'PPRF', system: null } },
      ],
      [
        { coding: [{ system: 'https://plan.example.com/roles', code: 'CON' }] },
        { type: 'coded', coded: { text: null, code: 'CON', system: null } },
      ],
    ];
    for (const [type, role] of types) {
      const visit = read('Encounter', {
        status: 'finished',
        participant: [{ type: [type], individual: { display: 'Dr. Vale' } }],
      });
      expect(visit.facts.find(({ label }) => label === 'participant')?.values).toEqual([
        { type: 'detailed', value: { type: 'text', text: 'Dr. Vale' }, details: [role] },
      ]);
    }
  });

  it('puts no bare code of a role in the line under a team', () => {
    const role = [{ coding: [{ system: 'http://snomed.info/sct', code: '1' }] }, { text: 'Coach' }];
    const team = read('CareTeam', {
      status: 'active',
      participant: [{ role, member: { display: 'Dr. Vale' } }],
    });
    expect(team.summary).toBe('Dr. Vale (Coach)');
  });

  it.each([
    [{ value: 57, code: 'a' }, '57', null, 'a'],
    [{ value: 57, unit: 'years', system: 'http://unitsofmeasure.org', code: 'a' }, '57', null, 'a'],
    [{ value: 18, unit: 'Months' }, '18', null, 'mo'],
    [{ low: { value: 40, unit: 'a' }, high: { value: 45, unit: 'a' } }, '40', '45', 'a'],
    [{ low: { value: 40 }, high: { value: 45, unit: 'a' } }, '40', '45', 'a'],
  ])('knows the age %j as a number of a unit', (age, digits, most, unit) => {
    const key = 'low' in age ? 'ageRange' : 'ageAge';
    const record = read('FamilyMemberHistory', { relationship: { text: 'Father' }, [key]: age });
    expect(record.facts.find(({ label }) => label === 'age')?.values).toEqual([
      { type: 'time', digits, most, unit },
    ]);
  });

  it.each([
    [{ value: 57, comparator: '>', unit: 'a' }, '> 57 a'],
    [{ low: { value: 40, unit: 'a' } }, '≥ 40 a'],
    [{ low: { value: 40, unit: 'a' }, high: { unit: 'a' } }, '≥ 40 a'],
    [{ low: { unit: 'a' }, high: { value: 45, unit: 'a' } }, '≤ 45 a'],
    [{ low: { value: 6, unit: 'mo' }, high: { value: 2, unit: 'a' } }, '6 mo – 2 a'],
    [{ value: 57, unit: 'seasons' }, '57 seasons'],
  ])('keeps the age %j as the plan sent it', (age, words) => {
    const key = 'low' in age ? 'ageRange' : 'ageAge';
    const record = read('FamilyMemberHistory', { relationship: { text: 'Father' }, [key]: age });
    expect(record.facts.find(({ label }) => label === 'age')?.values).toEqual([
      { type: 'text', text: words },
    ]);
  });

  it('does not count the person among the team, however a file names them', () => {
    const resource: Resource = {
      resourceType: 'CareTeam',
      id: 'one',
      status: 'active',
      participant: [
        { member: { reference: 'urn:uuid:11111111-2222-4333-8444-555555555555', display: 'Rosa' } },
        { member: { display: 'Dr. Here' } },
      ],
    };
    const resolve = (reference: unknown) =>
      JSON.stringify(reference).includes('urn:uuid') ? { resourceType: 'Patient', id: 'rosa' } : null;
    expect(readHealthRecord(resource, { resolve })?.summary).toBe('Dr. Here');
  });

  it('says that a revoked order was stopped', () => {
    expect(read('ServiceRequest', { status: 'revoked', intent: 'order' }).state).toBe('stopped');
  });
});

describe('ranges and results', () => {
  const limits = (low: number, high: number, more: Json = {}) => ({
    low: { value: low, unit: 'g/L' },
    high: { value: high, unit: 'g/L' },
    ...more,
  });
  const measured = (referenceRange: Json[]) =>
    read('Observation', { status: 'final', valueQuantity: { value: 13, unit: 'g/L' }, referenceRange })
      .measurements[0];

  it('takes no range of several for this person', () => {
    const [women, men] = [{ text: 'Women' }, { text: 'Men' }];
    expect(
      measured([limits(12, 15, { appliesTo: [women] }), limits(14, 18, { appliesTo: [men] })]),
    ).toMatchObject({ low: null, high: null, rangeText: '12 – 15 g/L (Women); 14 – 18 g/L (Men)' });
  });

  it('takes the usual one beside that of a treatment, and keeps the other in words', () => {
    const treatment = { coding: [{ code: 'treatment', display: 'Treatment' }] };
    expect(measured([limits(20, 30, { type: treatment }), limits(12, 15)])).toMatchObject({
      low: 12,
      high: 15,
      rangeText: '20 – 30 g/L (Treatment); 12 – 15 g/L',
    });
  });

  it('keeps how the whole was marked where only its parts have values', () => {
    const component = [{ code: { text: 'Upper' }, valueQuantity: { value: 190, unit: 'mmHg' } }];
    const interpretation = [{ coding: [{ code: 'HH', display: 'Critical high' }] }];
    const record = read('Observation', { code: { text: 'Pressure' }, component, interpretation });
    expect(record).toMatchObject({ summary: 'Critical high', unread: [] });
    expect(labels(record, 'Critical high')).toEqual(['result']);
    const own = read('Observation', { code: { text: 'Pulse' }, valueInteger: 60, interpretation });
    expect(own).toMatchObject({ summary: null, measurements: [{ interpretation: 'critical-high' }] });
  });

  it('keeps what a report says of results that did not come', () => {
    const report = read('DiagnosticReport', {
      status: 'final',
      result: [
        { reference: 'Observation/gone', display: 'COLOR=Invented' },
        { reference: 'Observation/bare' },
      ],
    });
    expect(labels(report, 'COLOR=Invented')).toEqual(['result']);
    expect(report.parts).toEqual(['Observation/gone', 'Observation/bare']);
  });
});
