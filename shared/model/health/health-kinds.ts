/**
 * Every kind of health record. Each FHIR type that becomes one is listed here and nowhere else: what plans are asked
 * for, which readers there must be, what is listed under which heading and which words are needed all follow from it.
 * How to add one: `docs/adding-a-kind-of-record.md`.
 *
 * @see US Core Implementation Guide 3.1.1, 6.1.0, 8.0.0, profiles
 */
import { z } from 'zod';
import type { HealthCategory } from '../plans/connection.ts';
import type { RecordState } from './record-state.ts';

export type HealthKind = {
  /** The FHIR type of its records. */
  readonly type: string;
  /** What the person agrees to before a plan is searched for it; `null`: never searched for, only read where it comes. */
  readonly category: HealthCategory | null;
  /** True for a type that few plans have: they are asked for it only where they list it themselves. */
  readonly isRare?: true;
  /** The kind under whose heading it stands; absent: it has a heading of its own. */
  readonly under?: string;
  /** How its list is cut: by whether a record still holds, or to the newest value of each name; absent: not at all. */
  readonly list?: 'by-state' | 'newest-of-each';
  /** States that most of its records have, and that therefore go without saying. */
  readonly usualStates?: readonly RecordState[];
};

/** In the order of their headings: first what to know in an emergency. Types of a category are asked for in it, too. */
export const healthKinds = {
  allergy: { type: 'AllergyIntolerance', category: 'allergies', list: 'by-state' },
  condition: { type: 'Condition', category: 'conditions', list: 'by-state' },
  medicine: { type: 'MedicationRequest', category: 'medicines', list: 'by-state' },
  /** What somebody noted that the person takes, whoever ordered it. */
  'medicine-taken': {
    type: 'MedicationStatement',
    category: 'medicines',
    isRare: true,
    under: 'medicine',
    usualStates: ['active'],
  },
  lab: { type: 'Observation', category: 'results', list: 'newest-of-each', usualStates: ['final'] },
  vital: { type: 'Observation', category: 'results', list: 'newest-of-each', usualStates: ['final'] },
  immunization: { type: 'Immunization', category: 'immunizations', usualStates: ['completed'] },
  visit: { type: 'Encounter', category: 'visits', usualStates: ['completed'] },
  procedure: { type: 'Procedure', category: 'procedures', usualStates: ['completed'] },
  order: { type: 'ServiceRequest', category: 'procedures' },
  report: { type: 'DiagnosticReport', category: 'results', usualStates: ['final'] },
  document: { type: 'DocumentReference', category: 'documents', usualStates: ['final', 'active'] },
  dispense: { type: 'MedicationDispense', category: 'medicines', usualStates: ['completed'] },
  'medicine-given': {
    type: 'MedicationAdministration',
    category: 'medicines',
    isRare: true,
    usualStates: ['completed'],
  },
  'care-plan': { type: 'CarePlan', category: 'care-plans', list: 'by-state', usualStates: ['active'] },
  'care-team': { type: 'CareTeam', category: 'care-plans', under: 'care-plan', usualStates: ['active'] },
  goal: { type: 'Goal', category: 'care-plans', under: 'care-plan' },
  device: { type: 'Device', category: 'devices', list: 'by-state', usualStates: ['active'] },
  'family-history': { type: 'FamilyMemberHistory', category: null, usualStates: ['completed'] },
  questionnaire: { type: 'QuestionnaireResponse', category: null, usualStates: ['completed'] },
  specimen: { type: 'Specimen', category: null, usualStates: ['active'] },
  /** An Observation that is neither a lab result nor a vital sign. */
  observation: {
    type: 'Observation',
    category: 'results',
    list: 'newest-of-each',
    usualStates: ['final'],
  },
} as const satisfies Record<string, HealthKind>;

/** Types that are no records of their own and are never searched for: they come with the records that name them. */
const namedHealthTypes = {
  Medication: 'medicines',
  Location: 'visits',
  Binary: 'documents',
} as const satisfies Record<string, HealthCategory>;

export const recordKinds = Object.keys(healthKinds) as (keyof typeof healthKinds)[];
/** What a health record is. */
export const RecordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof RecordKind>;

/** What the timeline can show besides health records. */
export const TimelineKind = z.enum([...recordKinds, 'claim', 'approval']);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** A FHIR type that becomes a health record. */
export type HealthType = (typeof healthKinds)[RecordKind]['type'];

/** The kinds that records of a type can be of; one, save for observations. */
export type KindOfType<T extends HealthType> = {
  [K in RecordKind]: (typeof healthKinds)[K]['type'] extends T ? K : never;
}[RecordKind];

/** Every FHIR type that becomes a health record. */
export const healthTypes: readonly HealthType[] = [
  ...new Set(recordKinds.map((kind) => healthKinds[kind].type)),
];

/** What the table says of a kind. */
export function factsOfKind(kind: RecordKind): HealthKind {
  return healthKinds[kind];
}

/** The types that plans are searched for once the person agreed to a category, the main one first. */
export function searchedTypes(category: HealthCategory): readonly HealthType[] {
  return healthTypes.filter((type) =>
    recordKinds.some((kind) => healthKinds[kind].type === type && healthKinds[kind].category === category),
  );
}

/** True for a type that plans are asked for only where they list it. */
export function isRareType(type: string): boolean {
  return recordKinds.some((kind) => healthKinds[kind].type === type && factsOfKind(kind).isRare === true);
}

/** Every type that an agreement to a category is about: those that are searched, then those that records name. */
export function typesOfCategory(category: HealthCategory): readonly string[] {
  const named = Object.entries(namedHealthTypes).filter(([, own]) => own === category);
  return [...searchedTypes(category), ...named.map(([type]) => type)];
}
