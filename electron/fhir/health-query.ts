/**
 * Search queries for health records, and the ladders of ways to ask. The richest way comes first; a plan that refuses
 * to search a whole type may still answer for one category of it after the other.
 *
 * @see US Core Implementation Guide 6.1.0, search requirements per profile; FHIR R4 search
 */
import type { HealthType } from '#shared/model/health-kinds';
import { encodeQuery, usualPageSize } from './query.ts';

type Pair = readonly [name: string, value: string];

/** What is asked for: one type, or one category of it. `since` is an ISO instant: only what changed from then on. */
export type HealthQuestion = {
  patientId: string;
  type: HealthType;
  /** Code of the category; `null` for all of the type. */
  part: string | null;
  since: string | null;
  /** The usual one when absent. */
  pageSize?: number;
};

const intents = 'proposal,plan,order,original-order,reflex-order,filler-order,instance-order,option';
const intent: Pair = ['intent', intents];

/** What a type's search needs besides the person, richest way first. */
const waysByType: Readonly<Partial<Record<HealthType, readonly (readonly Pair[])[]>>> = {
  MedicationRequest: [[intent, ['_include', 'MedicationRequest:medication']], [intent], []],
  CarePlan: [[['category', 'assess-plan']], []],
  CareTeam: [[], [['status', 'proposed,active,suspended,inactive']]],
};

/** Categories of types that many plans search only category by category. */
const partsByType: Readonly<Partial<Record<HealthType, readonly string[]>>> = {
  Condition: ['problem-list-item', 'encounter-diagnosis', 'health-concern'],
  Observation: [
    'laboratory',
    'vital-signs',
    'social-history',
    'survey',
    'exam',
    'imaging',
    'procedure',
    'therapy',
    'activity',
    'sdoh',
    'functional-status',
    'disability-status',
    'cognitive-status',
  ],
  // Laboratory, and LOINC's classes for radiology, cardiology and pathology.
  DiagnosticReport: ['LAB', 'LP29684-5', 'LP29708-2', 'LP7839-6'],
  DocumentReference: ['clinical-note'],
};

/** The categories that stand for a whole type when its plain search is refused; empty when there are none. */
export function partsOf(type: HealthType): readonly string[] {
  return partsByType[type] ?? [];
}

function waysOf({ type, part }: Pick<HealthQuestion, 'type' | 'part'>): readonly (readonly Pair[])[] {
  return part === null ? (waysByType[type] ?? [[]]) : [[['category', part]]];
}

/** How many ways there are to ask; each with and without a page size. */
export function healthRungs(question: Pick<HealthQuestion, 'type' | 'part'>): number {
  return waysOf(question).length * 2;
}

/** The search of one rung. Even rungs name a page size. */
export function healthQuery(question: HealthQuestion, rung: number): string {
  const pairs: Pair[] = [['patient', question.patientId]];
  pairs.push(...(waysOf(question)[Math.floor(rung / 2)] ?? []));
  if (question.since !== null) pairs.push(['_lastUpdated', `ge${question.since}`]);
  if (rung % 2 === 0) pairs.push(['_count', String(question.pageSize ?? usualPageSize)]);
  return `${question.type}?${encodeQuery(pairs)}`;
}

/** The next rung after a refusal, or `null` when there is none. Only a 400 may be about the page size. */
export function nextHealthRung(
  question: Pick<HealthQuestion, 'type' | 'part'>,
  rung: number,
  status: number | null,
): number | null {
  const next = status === 400 ? rung + 1 : rung + 2 - (rung % 2);
  return next < healthRungs(question) ? next : null;
}
