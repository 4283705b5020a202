import type { Coded } from '#shared/model/claims/claim';
import type { RecordKind } from '#shared/model/health/health-kinds';
import type { HealthRecord } from '#shared/model/health/health-record';
import type { Measurement } from '#shared/model/health/measurement';
import type { Dosage } from '#shared/model/health/record-fact';
import type { RecordState } from '#shared/model/health/record-state';
import { readCoded } from '../../fhir/codes.ts';
import type { Dates } from '../../fhir/reading.ts';
import { referenceKey } from '../../fhir/references.ts';
import { listAt, objectOf, textAt, textOf } from '../../fhir/resource.ts';
import { statusWords } from './doubts.ts';
import { allCodings, referenceName } from './fact-values.ts';
import type { RecordReading } from './record-reading.ts';

/** What the reader of one kind finds; facts stand in the reading itself. */
export type RecordPart<K extends RecordKind = RecordKind> = {
  readonly kind: K;
  readonly title: Coded | null;
  readonly dates: Dates;
  readonly status: Status;
  readonly summary?: string | null;
  readonly dosages?: Dosage[];
  readonly measurements?: Measurement[];
  readonly source?: string | null;
  readonly parts?: string[];
  /** True for kinds whose text says more than their elements. */
  readonly wantsNarrative?: boolean;
};

export type Status = Pick<HealthRecord, 'state' | 'stateText'>;

const states = new Map<string, RecordState>([
  ['active', 'active'],
  ['recurrence', 'recurrence'],
  ['relapse', 'relapse'],
  ['inactive', 'inactive'],
  ['remission', 'remission'],
  ['resolved', 'resolved'],
  ['planned', 'planned'],
  ['preparation', 'planned'],
  ['accepted', 'planned'],
  ['intended', 'planned'],
  ['proposed', 'proposed'],
  ['draft', 'draft'],
  ['in-progress', 'in-progress'],
  ['arrived', 'in-progress'],
  ['triaged', 'in-progress'],
  ['registered', 'in-progress'],
  ['on-hold', 'on-hold'],
  ['onleave', 'on-hold'],
  ['suspended', 'on-hold'],
  ['completed', 'completed'],
  ['finished', 'completed'],
  ['stopped', 'stopped'],
  ['revoked', 'stopped'],
  ['cancelled', 'cancelled'],
  ['not-done', 'not-done'],
  ['not-taken', 'not-done'],
  ['declined', 'declined'],
  ['rejected', 'declined'],
  ['preliminary', 'preliminary'],
  ['partial', 'preliminary'],
  ['final', 'final'],
  ['amended', 'amended'],
  ['corrected', 'amended'],
  ['appended', 'amended'],
  ['superseded', 'superseded'],
  ['unknown', 'unknown'],
  ['health-unknown', 'unknown'],
]);

/** Where the record stands by a status element, which is a code or a concept; a word we do not know is kept as text. */
export function statusAt(reading: RecordReading, key: string): Status {
  const value = reading.resource[key];
  const coded = readCoded(objectOf(value));
  const stateText = textOf(value) ?? coded?.text ?? coded?.code ?? null;
  if (stateText === null) return { state: null, stateText };
  reading.take(reading.resource, key);
  const known = statusWords(value).flatMap((word) => states.get(word) ?? []);
  return { state: known[0] ?? null, stateText };
}

/** The record's name by a concept element; all its codes become a fact. */
export function titleAt(reading: RecordReading, key: string): Coded | null {
  const concept = listAt(reading.resource, key)[0] ?? null;
  reading.addFact('code', allCodings(concept));
  return reading.coded(reading.resource, key);
}

/** "rash, hives": the words of several values in one line; `null` when none has words. */
export function joinWords(values: readonly (string | null | undefined)[]): string | null {
  return [...new Set(values.filter((value) => value))].join(', ') || null;
}

/** The words of a coded value, else its code. */
export function wordsOfCoded(coded: Coded | null): string | null {
  return coded?.text ?? coded?.code ?? null;
}

/**
 * Relative references of the records that an element names. A name goes into the facts only where the record cannot
 * be found by its reference.
 */
export function partsAt(reading: RecordReading, key: string): string[] {
  const parts: string[] = [];
  for (const reference of listAt(reading.resource, key)) {
    const relative = relativeReference(reading, reference);
    if (relative !== null) parts.push(relative);
    if (relative === null || reading.people.resolve(reference) === null)
      reading.addText('result', referenceName(reference, reading.people));
  }
  if (parts.length > 0 || reading.facts.some(({ label }) => label === 'result'))
    reading.take(reading.resource, key);
  return parts;
}

function relativeReference(
  reading: RecordReading,
  reference: { readonly [key: string]: unknown },
): string | null {
  const text = textAt(reference, 'reference');
  if (text === null || text.startsWith('#')) return null;
  const resource = reading.people.resolve(reference);
  if (resource && typeof resource.id === 'string') return `${resource.resourceType}/${resource.id}`;
  return referenceKey(text);
}
