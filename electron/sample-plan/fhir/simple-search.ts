import type { FhirResource } from '../model.ts';
import {
  date,
  identifier,
  passesAll,
  reference,
  type SearchParameters,
  text,
  token,
  usual,
} from './matchers.ts';
import type { Parameter } from './query.ts';

const person: SearchParameters = {
  ...usual,
  identifier,
  name: text('name'),
  family: text(['name', 'family']),
  given: text(['name', 'given']),
};
const ofSubject: SearchParameters = { ...usual, patient: reference('subject') };
const ofPatient: SearchParameters = { ...usual, patient: reference('patient') };

/** Search parameters per type, beside `_count`, `_include` and `_revinclude`. */
export const simpleParameters: Readonly<Record<string, SearchParameters>> = {
  Patient: { ...person, birthdate: date('birthDate'), gender: token('gender') },
  Coverage: {
    ...usual,
    identifier,
    patient: reference('beneficiary'),
    beneficiary: reference('beneficiary'),
    subscriber: reference('subscriber'),
    status: token('status'),
    period: date('period'),
  },
  Organization: { ...usual, identifier, name: text('name'), address: text('address') },
  Practitioner: person,
  RelatedPerson: { ...person, patient: reference('patient') },
  Location: { ...usual, name: text('name'), address: text('address') },
  Condition: {
    ...ofSubject,
    category: token('category'),
    code: token('code'),
    'clinical-status': token('clinicalStatus'),
    'onset-date': date('onsetDateTime'),
    'recorded-date': date('recordedDate'),
    encounter: reference('encounter'),
  },
  MedicationRequest: {
    ...ofSubject,
    status: token('status'),
    intent: token('intent'),
    code: token('medicationCodeableConcept'),
    authoredon: date('authoredOn'),
    encounter: reference('encounter'),
  },
  MedicationDispense: {
    ...ofSubject,
    status: token('status'),
    type: token('type'),
    whenhandedover: date('whenHandedOver'),
  },
  Medication: { ...usual, code: token('code') },
  AllergyIntolerance: { ...ofPatient, 'clinical-status': token('clinicalStatus'), code: token('code') },
  Observation: {
    ...ofSubject,
    category: token('category'),
    code: token('code'),
    date: date('effectiveDateTime'),
    status: token('status'),
  },
  DiagnosticReport: {
    ...ofSubject,
    category: token('category'),
    code: token('code'),
    date: date('effectiveDateTime'),
    status: token('status'),
  },
  Procedure: {
    ...ofSubject,
    code: token('code'),
    date: date('performedDateTime', 'performedPeriod'),
    status: token('status'),
  },
  ServiceRequest: {
    ...ofSubject,
    category: token('category'),
    code: token('code'),
    authored: date('authoredOn'),
    status: token('status'),
    intent: token('intent'),
  },
  Immunization: {
    ...ofPatient,
    date: date('occurrenceDateTime'),
    status: token('status'),
    'vaccine-code': token('vaccineCode'),
  },
  Encounter: {
    ...ofSubject,
    class: token('class'),
    date: date('period'),
    status: token('status'),
    type: token('type'),
  },
  DocumentReference: {
    ...ofSubject,
    category: token('category'),
    date: date('date'),
    status: token('status'),
    type: token('type'),
  },
  CarePlan: { ...ofSubject, category: token('category'), date: date('period'), status: token('status') },
  CareTeam: { ...ofSubject, category: token('category'), status: token('status') },
  Goal: { ...ofSubject, 'lifecycle-status': token('lifecycleStatus') },
  Device: { ...ofPatient, status: token('status'), type: token('type') },
  FamilyMemberHistory: { ...ofPatient, status: token('status') },
  Provenance: { ...usual, target: reference('target') },
};

/** The resources of a type that pass every parameter that the type knows. */
export function findSimple(
  type: string,
  resources: readonly FhirResource[],
  parameters: readonly Parameter[],
): FhirResource[] {
  const known = simpleParameters[type] ?? {};
  return resources.filter(
    (resource) => resource.resourceType === type && passesAll(resource, known, parameters),
  );
}
