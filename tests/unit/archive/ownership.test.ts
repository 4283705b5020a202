import { describe, expect, it } from 'vitest';
import { judgeOwner, type OwnerFacts } from '../../../electron/data/archive/ownership.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';

const base = 'https://plan.example/fhir';
const urn = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000001';
const member = { system: 'https://plan.example/members', value: 'M-1' };

function judge(patient: unknown, over: Partial<OwnerFacts> = {}, contained: unknown[] = []) {
  const resource: Resource = {
    resourceType: 'ExplanationOfBenefit',
    contained,
    ...(patient === undefined ? {} : { patient }),
  };
  return judgeResource(resource, over);
}

function judgeResource(resource: Resource, over: Partial<OwnerFacts> = {}, fullUrl: string | null = null) {
  const judged = judgeOwner(resource, fullUrl, {
    fhirBaseUrl: base,
    patientId: 'p-1',
    hosts: [],
    subjectByUrl: new Map(),
    isOwnNumber: (system, value) => system === member.system && value === member.value,
    ...over,
  });
  return judged.whose === 'undecided' ? judged.doubt : judged.whose;
}

const named = (reference: string, over: Partial<OwnerFacts> = {}, contained: unknown[] = []) =>
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

  it.each(['Patient/p-2', `${base}/Patient/p-2/_history/1`])('%s is someone else', (reference) => {
    expect(named(reference)).toBe('other');
  });

  it("another server's Patient/p-1 is not the person", () => {
    const doubt = { kind: 'patient', name: 'p-1', place: 'other.example/fhir' };
    expect(named('https://other.example/fhir/Patient/p-1')).toEqual(doubt);
    expect(named('https://plan.example/elsewhere/Patient/p-1')).toMatchObject({ kind: 'patient' });
    expect(named('https://plan.example/FHIR/Patient/p-1')).toMatchObject({ place: 'plan.example/FHIR' });
    expect(named('https://other.example/fhir/Patient/p-1', { hosts: ['other.example'] })).toBe('own');
    expect(named('https://other.example/fhir/Patient/p-2', { hosts: ['other.example'] })).toBe('other');
  });

  it('a urn is who the Bundle says it is, and nobody without an answer', () => {
    const bundle = (patient: object) => ({
      subjectByUrl: new Map([[urn, { resourceType: 'Patient', ...patient } as Resource]]),
    });
    expect(named(urn, bundle({ id: 'p-1' }))).toBe('own');
    expect(named(urn, bundle({ id: 'p-2' }))).toBe('other');
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

  it('a patient by identifier only is the person when system and value are theirs', () => {
    expect(judge({ identifier: member })).toBe('own');
    expect(judge({ identifier: { value: 'M-1' } })).toEqual({ kind: 'number', name: 'M-1', place: null });
    expect(judge({ identifier: { ...member, value: 'M-2' } })).toMatchObject({ kind: 'number', name: 'M-2' });
    expect(judge({ reference: urn, identifier: member })).toBe('own');
    expect(judge({ display: 'Ivo Invented' })).toMatchObject({ kind: 'name', name: 'Ivo Invented' });
  });

  it('a claim without a patient is asked about; other records without one answer our search', () => {
    const withoutPatient = (resourceType: string) => judgeResource({ resourceType });
    for (const type of ['ExplanationOfBenefit', 'Claim', 'ClaimResponse'])
      expect(withoutPatient(type)).toEqual({ kind: 'nobody', name: null, place: null });
    for (const type of ['Coverage', 'Observation', 'Organization', 'Practitioner', 'Medication'])
      expect(withoutPatient(type)).toBe('own');
  });
});
