/**
 * Searches for health records, and which plainer search follows one that a plan refuses. A plan that refuses to search
 * a whole type may still answer for one category of it after the other.
 *
 * @see US Core Implementation Guide 6.1.0, search requirements per profile; FHIR R4 search
 */

import { type HealthType, searchedTypes } from '#shared/model/health/health-kinds';
import { type DataCategory, type HealthCategory, healthCategories } from '#shared/model/plans/connection';
import type { HealthFilter, HealthSearch } from '../data/archive/search-form.ts';
import { askNoProvenance, askProvenanceAgain, encodeQuery, provenancePair, usualPageSize } from './query.ts';

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

const parametersOf: Readonly<Record<HealthFilter, readonly Pair[]>> = {
  none: [],
  'intent-and-medication': [
    ['intent', intents],
    ['_include', 'MedicationRequest:medication'],
  ],
  intent: [['intent', intents]],
  'assess-plan': [['category', 'assess-plan']],
  'any-status': [['status', 'proposed,active,suspended,inactive']],
};

/** What the search of a type names besides the person, richest first; other types need nothing. */
const filtersByType: Readonly<Partial<Record<HealthType, readonly HealthFilter[]>>> = {
  MedicationRequest: ['intent-and-medication', 'intent', 'none'],
  CarePlan: ['assess-plan', 'none'],
  CareTeam: ['none', 'any-status'],
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

/** Categories that plans have records of where they have the type at all. */
const usualParts = ['problem-list-item', 'laboratory', 'vital-signs', 'LAB', 'clinical-note'];

/** True for a category of a type that a plan does not refuse because it knows no such category. */
export function isUsualPart(part: string): boolean {
  return usualParts.includes(part);
}

type Searched = Pick<HealthQuestion, 'type' | 'part'>;

/** Filters to try one after the other, richest first. A category is a filter of its own. */
export function filtersOf({ type, part }: Searched): readonly HealthFilter[] {
  return part === null ? (filtersByType[type] ?? ['none']) : ['none'];
}

/** The search to begin with. */
export function firstHealthSearch(searched: Searched): HealthSearch {
  return { filter: filtersOf(searched)[0] ?? 'none', pageSize: true };
}

/**
 * The search after a refusal, or `null` when there is none: without provenance first, then each plainer filter. Only a
 * 400 may be about the page size.
 */
export function nextHealthSearch(
  searched: Searched,
  search: HealthSearch,
  status: number | null,
): HealthSearch | null {
  if (search.provenance) return { ...search, provenance: false };
  if (status === 400 && search.pageSize) return { ...search, pageSize: false };
  const filters = filtersOf(searched);
  const filter = filters[filters.indexOf(search.filter) + 1];
  return filter === undefined ? null : { filter, pageSize: true, ...askProvenanceAgain(search) };
}

/** The plainest search, for a service that fails at a richer one; `null` where this one is as plain. */
export function plainestHealthSearch(searched: Searched, search: HealthSearch): HealthSearch | null {
  const filter = filtersOf(searched).at(-1) ?? 'none';
  if (search.filter === filter && !search.pageSize && !search.provenance) return null;
  return { ...askNoProvenance(search), filter, pageSize: false, afterFault: true };
}

/** The search for health records, below the base. */
export function healthQuery(
  question: HealthQuestion,
  { filter, pageSize, provenance }: HealthSearch,
): string {
  const { type, part, patientId, since } = question;
  const pairs: Pair[] = [['patient', patientId]];
  pairs.push(...(part === null ? parametersOf[filter] : [['category', part] as const]));
  if (provenance) pairs.push(provenancePair);
  if (since !== null) pairs.push(['_lastUpdated', `ge${since}`]);
  if (pageSize) pairs.push(['_count', String(question.pageSize ?? usualPageSize)]);
  return `${type}?${encodeQuery(pairs)}`;
}

/** True for a type of health records that is searched for a person. */
export function isSearchedHealthType(type: string): type is HealthType {
  return healthCategories.some((category) => searchedTypes(category).some((searched) => searched === type));
}

/** True for a category whose records the person shares one by one. */
export function isHealthCategory(category: DataCategory): category is HealthCategory {
  return healthCategories.some((health) => health === category);
}
