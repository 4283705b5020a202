import { describe, expect, it } from 'vitest';
import { pickSubject } from '../../../electron/data/archive/page-entries.ts';
import { judgeOwner, type WhoseFacts } from '../../../electron/data/archive/whose/judge-owner.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';

const base = 'https://plan.example/fhir';
const urn = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000001';
/** Row 11: a patient of the plan of whom nothing is known. */
const other = { kind: 'identity', name: 'p-2', place: null };
const member = { system: 'https://plan.example/members', value: 'M-1' };

function judge(patient: unknown, over: Partial<WhoseFacts> = {}, contained: unknown[] = []) {
  const resource: Resource = {
    resourceType: 'ExplanationOfBenefit',
    contained,
    ...(patient === undefined ? {} : { patient }),
  };
  return judgeResource(resource, over);
}

function judgeResource(resource: Resource, over: Partial<WhoseFacts> = {}, fullUrl: string | null = null) {
  const judged = judgeOwner(resource, fullUrl, {
    fhirBaseUrl: base,
    signInId: 'p-1',
    earlierIds: new Set(),
    ownPatient: null,
    person: null,
    patients: new Map(),
    taken: new Set(),
    findAnswer: () => null,
    findOwner: () => null,
    innerBase: null,
    subjectByUrl: new Map(),
    ownNumbers: () => new Set([`${member.system}|${member.value}`]),
    sharedNumbers: () => new Set(),
    hasMetOthers: false,
    mayOwnNobodys: () => false,
    ...over,
  });
  return judged.whose === 'own' ? judged.whose : judged.doubt;
}

const named = (reference: string, over: Partial<WhoseFacts> = {}, contained: unknown[] = []) =>
  judge({ reference }, over, contained);

describe('whose a record is', () => {
  it.each([
    'Patient/p-1',
    'Patient/p-1/_history/3',
    'p-1',
    `${base}/Patient/p-1`,
    'http://PLAN.example/fhir/Patient/p-1',
    'HTTPS://plan.example/fhir/Patient/p-1',
  ])('%s is the person at the plan', (reference) => {
    expect(named(reference)).toBe('own');
  });

  it.each(['Patient/p-2', `${base}/Patient/p-2/_history/1`])('%s is asked about', (reference) => {
    expect(named(reference)).toEqual(other);
  });

  it("another server's Patient/p-1 is not the person", () => {
    const doubt = { kind: 'patient', name: 'p-1', place: 'other.example/fhir' };
    expect(named('https://other.example/fhir/Patient/p-1')).toEqual(doubt);
    expect(named('https://plan.example/elsewhere/Patient/p-1')).toMatchObject({ kind: 'patient' });
    expect(named('https://plan.example/FHIR/Patient/p-1')).toMatchObject({ place: 'plan.example/FHIR' });
  });

  it('a urn is who the Bundle says it is, and nobody without an answer', () => {
    const bundle = (patient: object) => ({
      subjectByUrl: new Map([[urn, { resourceType: 'Patient', ...patient } as Resource]]),
    });
    expect(named(urn, bundle({ id: 'p-1' }))).toBe('own');
    expect(named(urn, bundle({ id: 'p-2' }))).toEqual(other);
    expect(named(urn, bundle({ identifier: [member] }))).toBe('own');
    expect(named(urn, bundle({ identifier: [{ ...member, value: 'M-2' }] }))).toMatchObject({
      kind: 'number',
    });
    expect(named(urn)).toEqual({ kind: 'unknown', name: urn, place: null });
  });

  it('a Patient entry of another server is not the person, whatever its id is', () => {
    const url = 'https://other.example/fhir/Patient/p-1';
    const patient = { resourceType: 'Patient', id: 'p-1' };
    expect(named(url, { subjectByUrl: new Map([[url, patient]]) })).toMatchObject({ kind: 'patient' });
    expect(judgeResource(patient, {}, url)).toMatchObject({ kind: 'patient' });
    expect(judgeResource(patient, {}, `${base}/Patient/p-1`)).toBe('own');
    expect(judgeResource(patient, {}, urn)).toBe('own');
    expect(judgeResource(patient)).toBe('own');
  });

  it("a relative reference belongs to the server of the entry's fullUrl", () => {
    const at = (fullUrl: string, over: Partial<WhoseFacts> = {}, reference = 'Patient/p-1') =>
      judgeResource({ resourceType: 'Claim', patient: { reference } }, over, fullUrl);
    for (const own of [`${base}/Claim/c`, 'urn:uuid:c', 'https://plan.example/other/c'])
      expect(at(own)).toBe('own');
    const doubt = { kind: 'patient', name: 'p-1', place: 'other.example/fhir' };
    expect(at('https://other.example/fhir/Claim/c')).toEqual(doubt);
    expect(at('HTTPS://other.example/fhir/CLAIM/c/_history/1')).toEqual(doubt);
    expect(at('https://other.example/c')).toEqual({ ...doubt, place: 'other.example' });
    expect(at('https://plan.example/FHIR/Claim/c')).toMatchObject({ place: 'plan.example/FHIR' });
    expect(at('https://other.example/fhir/Claim/c', { innerBase: 'https://other.example/fhir' })).toBe('own');
    expect(at('https://other.example/fhir/Claim/c', {}, `${base}/Patient/p-1`)).toBe('own');
    const group = { resourceType: 'Observation', subject: { reference: 'Group/1' } };
    expect(judgeResource(group, {}, 'https://other.example/fhir/Observation/o')).toMatchObject({
      kind: 'unknown',
    });
    expect(judgeResource(group, {}, `${base}/Observation/o`)).toBe('own');
  });

  it('a contained patient is the person by number only', () => {
    const contained = (patient: object) => [{ resourceType: 'Patient', id: 'pat', ...patient }];
    expect(named('#pat', {}, contained({ identifier: [member] }))).toBe('own');
    expect(named('#pat', {}, contained({ identifier: [{ ...member, system: 'x' }] }))).toEqual({
      kind: 'number',
      name: 'M-1',
      place: 'x',
    });
    expect(named('#pat', {}, contained({ name: [{ text: 'Ivo Invented' }] }))).toMatchObject({
      kind: 'name',
      name: 'Ivo Invented',
    });
    expect(named('#p-1', {}, [{ resourceType: 'Patient', id: 'p-1' }])).toMatchObject({ kind: 'unknown' });
    expect(named('#gone')).toMatchObject({ kind: 'unknown', name: '#gone' });
  });

  it.each([
    'RelatedPerson/p-1',
    'Person/p-1',
    'Member/p-1',
    'member/p-1',
    'fhir/Patient/p-1',
    '//other.example/fhir/Patient/p-1',
    'Patient/',
    `${base}/RelatedPerson/p-1`,
    'https://other.example/fhir/Group/1',
    'Group/1',
    'Patient/p-1?_format=json',
  ])('%s is nobody known as a patient of a claim, whatever number stands beside it', (reference) => {
    expect(named(reference)).toMatchObject({ kind: 'unknown' });
    const isTyped = !/[?]|Patient\/$/.test(reference);
    if (isTyped) expect(judge({ reference, identifier: member })).toMatchObject({ kind: 'unknown' });
  });

  it('a type is compared without capitals, also the one beside the reference', () => {
    expect(named('PATIENT/p-1')).toBe('own');
    expect(named('https://other.example/fhir/PATIENT/p-1')).toMatchObject({ kind: 'patient' });
    const type = 'http://hl7.org/fhir/StructureDefinition/Patient';
    expect(judge({ reference: 'Patient/p-1', type })).toBe('own');
    for (const reference of ['p-1', 'Patient/p-1', 'urn:uuid:gone'])
      expect(judge({ reference, type: 'RelatedPerson' })).toMatchObject({ kind: 'unknown', name: reference });
    expect(judge({ identifier: member, type: 'RelatedPerson' })).toMatchObject({ kind: 'unknown' });
  });

  it('a contained record is the patient only as a Patient', () => {
    for (const resourceType of ['RelatedPerson', 'Organization', 'Group', undefined])
      expect(named('#x', {}, [{ resourceType, id: 'x', identifier: [member] }])).toMatchObject({
        kind: 'unknown',
      });
  });

  it('all but claims may be about a thing of the own server', () => {
    const about = (reference: string, over: Partial<WhoseFacts> = {}, more: object = {}) =>
      judgeResource({ resourceType: 'Observation', subject: { reference }, ...more }, over);
    for (const reference of ['Group/1', 'Device/1', 'Location/1', 'Specimen/1', `${base}/Group/1`])
      expect(about(reference)).toBe('own');
    const group = { subjectByUrl: new Map([[urn, { resourceType: 'Group' }]]) };
    expect(about(urn, group)).toBe('own');
    expect(named(urn, group)).toMatchObject({ kind: 'unknown' });
    expect(about('#d', {}, { contained: [{ resourceType: 'Device', id: 'd' }] })).toBe('own');
    expect(about('https://other.example/fhir/Group/1')).toMatchObject({ name: 'other.example/fhir' });
    for (const reference of ['RelatedPerson/1', 'Practitioner/1', 'group/1'])
      expect(about(reference)).toMatchObject({ kind: 'unknown', name: reference });
  });

  it.each([
    ['Observation', 'subject'],
    ['AllergyIntolerance', 'patient'],
    ['Coverage', 'beneficiary'],
    ['ResearchSubject', 'individual'],
    ['RelatedPerson', 'patient'],
    ['Task', 'for'],
    ['EnrollmentRequest', 'candidate'],
    ['Account', 'subject'],
    ['ExplanationOfBenefit', 'patient'],
  ])('%s.%s is read alone and in a list', (resourceType, element) => {
    const of = (value: unknown) => judgeResource({ resourceType, [element]: value });
    const [mine, theirs] = [{ reference: 'Patient/p-1' }, { reference: 'Patient/p-2' }];
    expect([of(mine), of([mine])]).toEqual(['own', 'own']);
    for (const value of [theirs, [theirs], [mine, theirs], [null, theirs]]) expect(of(value)).toEqual(other);
  });

  it.each([
    ['a text', 'Patient/p-1'],
    ['a number', 7],
    ['a list in a list', [[{ reference: 'Patient/p-2' }]]],
    ['a reference that is no text', { reference: { reference: 'Patient/p-2' } }],
    ['a reference that is a list', { reference: ['Patient/p-2'] }],
    ['an identifier without a value', { identifier: { system: 'x' } }],
    ['a name that is no text', { display: ['Ivo'] }],
    ['one of several', [{ reference: 'Patient/p-1' }, 'Patient/p-2']],
  ])('an element that cannot be read is asked about: %s', (_, patient) => {
    expect(judge(patient)).toMatchObject({ kind: 'unknown' });
    expect(judgeResource({ resourceType: 'Observation', subject: patient })).toMatchObject({
      kind: 'unknown',
    });
  });

  it.each([null, '', ' ', [], {}, { type: 'Patient' }, [{ reference: '' }], { extension: [{ url: 'x' }] }])(
    'an empty element names nobody: %j',
    (patient) => {
      expect(judge(patient)).toMatchObject({ kind: 'nobody' });
      expect(judgeResource({ resourceType: 'Observation', subject: patient })).toBe('own');
    },
  );

  it.each([
    ['Appointment', (actor: unknown) => ({ participant: [{ actor }] })],
    ['AppointmentResponse', (actor: unknown) => ({ actor })],
    ['Binary', (securityContext: unknown) => ({ securityContext })],
    ['Person', (target: unknown) => ({ link: [{ target }] })],
    ['Schedule', (actor: unknown) => ({ actor: [actor] })],
    ['SupplyRequest', (deliverTo: unknown) => ({ deliverTo })],
  ])('of those whom %s names, only patients count', (resourceType, write) => {
    const of = (one: unknown, over: Partial<WhoseFacts> = {}) =>
      judgeResource({ resourceType, ...write(one) }, over);
    expect(of({ reference: 'Patient/p-1' })).toBe('own');
    expect(of({ reference: 'Patient/p-2' })).toEqual(other);
    expect(of({ type: 'Patient', identifier: { ...member, value: 'M-2' } })).toMatchObject({ name: 'M-2' });
    const patient: Resource = { resourceType: 'Patient', id: 'p-2' };
    expect(of({ reference: urn }, { subjectByUrl: new Map([[urn, patient]]) })).toEqual(other);
    for (const reference of ['Practitioner/1', 'Location/1', 'RelatedPerson/1', urn])
      expect(of({ reference })).toBe('own');
    expect(of({ display: 'Dr. Invented' })).toBe('own');
  });

  it('a patient by identifier only is the person when system and value are theirs', () => {
    expect(judge({ identifier: member })).toBe('own');
    expect(judge({ identifier: { value: 'M-1' } })).toEqual({ kind: 'number', name: 'M-1', place: null });
    expect(judge({ identifier: { ...member, value: 'M-2' } })).toMatchObject({ kind: 'number', name: 'M-2' });
    // Row 1: a reference decides before a number, also one that nothing answers.
    expect(judge({ reference: urn, identifier: member })).toMatchObject({ kind: 'unknown' });
    expect(judge({ display: 'Ivo Invented' })).toMatchObject({ kind: 'name', name: 'Ivo Invented' });
  });

  it.each([
    { coding: [{ code: 'SN' }] },
    { coding: [{ code: 'gn' }] },
    { text: 'Subscriber ID' },
    { coding: [{ display: 'Family number' }] },
  ])('a number that a whole family has makes nobody the person: %j', (type) => {
    const number = { kind: 'number', name: 'M-1', place: member.system };
    expect(judge({ identifier: { ...member, type } })).toEqual(number);
    expect(judge({ identifier: { ...member, type: { coding: [{ code: 'MB' }] } } })).toBe('own');
    const contained = [{ resourceType: 'Patient', id: 'pat', identifier: [{ ...member, type }] }];
    expect(named('#pat', {}, contained)).toEqual(number);
  });

  it('a claim without a patient is asked about; other records without one answer our search', () => {
    const withoutPatient = (resourceType: string) => judgeResource({ resourceType });
    for (const type of ['ExplanationOfBenefit', 'Claim', 'ClaimResponse'])
      expect(withoutPatient(type)).toEqual({ kind: 'nobody', name: null, place: null });
    for (const type of ['Coverage', 'Observation', 'Organization', 'Practitioner', 'Medication'])
      expect(withoutPatient(type)).toBe('own');
  });
});

it('of a Patient among the entries its id and numbers are kept', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'p-1',
    identifier: [member],
    name: [{ text: 'Ivo Invented' }],
  };
  expect(pickSubject(patient)).toEqual({ resourceType: 'Patient', id: 'p-1', identifier: [member] });
  expect(pickSubject({ resourceType: 'Patient', identifier: [member] })).toEqual({
    resourceType: 'Patient',
    identifier: [member],
  });
  expect(pickSubject({ resourceType: 'Group', id: 'g' })).toEqual({ resourceType: 'Group' });
  expect(pickSubject({ resourceType: 'Claim', id: 'c' })).toBeNull();
});
