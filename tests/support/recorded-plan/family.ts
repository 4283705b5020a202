/** A family at a plan, and records of its members. All of it is invented. */
import type { Resource } from '../../../electron/data/fhir/resource.ts';

export type PatientPart = {
  given?: string[];
  family?: string;
  suffix?: string[];
  born?: string | undefined;
} & Record<string, unknown>;

/** A Patient; other keys are its elements. */
export function patient(id: string | undefined, part: PatientPart = {}): Resource {
  const { given, family, suffix, born, ...elements } = part;
  const name = { ...(given && { given }), ...(family && { family }), ...(suffix && { suffix }) };
  return {
    resourceType: 'Patient',
    ...(id === undefined ? {} : { id }),
    ...(Object.keys(name).length > 0 && { name: [name] }),
    ...(born !== undefined && { birthDate: born }),
    ...elements,
  };
}

/** Rosa, as a plan writes her down in full. */
export const rosa = { given: ['Rosa'], family: 'Ferro', born: '1984-05-09', gender: 'female' };
/** Her child. */
export const leo = { given: ['Leo'], family: 'Ferro', born: '2013-01-12', gender: 'male' };
/** Her spouse. */
export const ivo = { given: ['Ivo'], family: 'Ferro', born: '1981-11-30', gender: 'male' };

export const memberNumber = (value: string, code = 'MB') => ({
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code }] },
  system: 'https://plan.example/members',
  value,
});

export function claim(id: string, patientId: string | null, more: object = {}): Resource {
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    created: '2026-02-01',
    billablePeriod: { start: '2026-01-15' },
    ...(patientId === null ? {} : { patient: { reference: `Patient/${patientId}` } }),
    total: [{ category: { coding: [{ code: 'submitted' }] }, amount: { value: 100, currency: 'USD' } }],
    ...more,
  };
}

export function observation(id: string, patientId: string | null, more: object = {}): Resource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: 'Weight, invented' },
    ...(patientId === null ? {} : { subject: { reference: `Patient/${patientId}` } }),
    ...more,
  };
}
