import type { ServedResource } from '../model.ts';
import {
  identifier,
  matchDate,
  matchReference,
  matchText,
  matchToken,
  passesAll,
  type SearchParameters,
  usual,
} from './matchers.ts';
import type { Parameter } from './query.ts';

const person: SearchParameters = {
  ...usual,
  identifier,
  name: matchText('name'),
  family: matchText(['name', 'family']),
  given: matchText(['name', 'given']),
};
const ofSubject: SearchParameters = { ...usual, patient: matchReference('subject') };
const ofPatient: SearchParameters = { ...usual, patient: matchReference('patient') };

/** Search parameters per type, apart from `_count`, `_include` and `_revinclude`. */
export const simpleParameters: Readonly<Record<string, SearchParameters>> = {
  Patient: { ...person, birthdate: matchDate('birthDate'), gender: matchToken('gender') },
  Coverage: {
    ...usual,
    identifier,
    patient: matchReference('beneficiary'),
    beneficiary: matchReference('beneficiary'),
    subscriber: matchReference('subscriber'),
    status: matchToken('status'),
    period: matchDate('period'),
  },
  Organization: { ...usual, identifier, name: matchText('name'), address: matchText('address') },
  Practitioner: person,
  RelatedPerson: { ...person, patient: matchReference('patient') },
  Location: { ...usual, name: matchText('name'), address: matchText('address') },
  Condition: {
    ...ofSubject,
    category: matchToken('category'),
    code: matchToken('code'),
    'clinical-status': matchToken('clinicalStatus'),
    'onset-date': matchDate('onsetDateTime'),
    'recorded-date': matchDate('recordedDate'),
    encounter: matchReference('encounter'),
  },
  MedicationRequest: {
    ...ofSubject,
    status: matchToken('status'),
    intent: matchToken('intent'),
    code: matchToken('medicationCodeableConcept'),
    authoredon: matchDate('authoredOn'),
    encounter: matchReference('encounter'),
  },
  MedicationDispense: {
    ...ofSubject,
    status: matchToken('status'),
    type: matchToken('type'),
    whenhandedover: matchDate('whenHandedOver'),
  },
  Medication: { ...usual, code: matchToken('code') },
  AllergyIntolerance: {
    ...ofPatient,
    'clinical-status': matchToken('clinicalStatus'),
    code: matchToken('code'),
  },
  Observation: {
    ...ofSubject,
    category: matchToken('category'),
    code: matchToken('code'),
    date: matchDate('effectiveDateTime'),
    status: matchToken('status'),
  },
  DiagnosticReport: {
    ...ofSubject,
    category: matchToken('category'),
    code: matchToken('code'),
    date: matchDate('effectiveDateTime'),
    status: matchToken('status'),
  },
  Procedure: {
    ...ofSubject,
    code: matchToken('code'),
    date: matchDate('performedDateTime', 'performedPeriod'),
    status: matchToken('status'),
  },
  ServiceRequest: {
    ...ofSubject,
    category: matchToken('category'),
    code: matchToken('code'),
    authored: matchDate('authoredOn'),
    status: matchToken('status'),
    intent: matchToken('intent'),
  },
  Immunization: {
    ...ofPatient,
    date: matchDate('occurrenceDateTime'),
    status: matchToken('status'),
    'vaccine-code': matchToken('vaccineCode'),
  },
  Encounter: {
    ...ofSubject,
    class: matchToken('class'),
    date: matchDate('period'),
    status: matchToken('status'),
    type: matchToken('type'),
  },
  DocumentReference: {
    ...ofSubject,
    category: matchToken('category'),
    date: matchDate('date'),
    status: matchToken('status'),
    type: matchToken('type'),
  },
  CarePlan: {
    ...ofSubject,
    category: matchToken('category'),
    date: matchDate('period'),
    status: matchToken('status'),
  },
  CareTeam: { ...ofSubject, category: matchToken('category'), status: matchToken('status') },
  Goal: { ...ofSubject, 'lifecycle-status': matchToken('lifecycleStatus') },
  Device: { ...ofPatient, status: matchToken('status'), type: matchToken('type') },
  FamilyMemberHistory: { ...ofPatient, status: matchToken('status') },
  Provenance: { ...usual, target: matchReference('target') },
};

/** The resources of a type that pass every parameter that the type knows. */
export function findResources(
  type: string,
  resources: readonly ServedResource[],
  parameters: readonly Parameter[],
): ServedResource[] {
  const known = simpleParameters[type] ?? {};
  return resources.filter(
    (resource) => resource.resourceType === type && passesAll(resource, known, parameters),
  );
}
