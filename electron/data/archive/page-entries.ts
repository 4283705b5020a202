/** The records of one answer: which there are, and which of several with one id counts. */
import { FhirError } from '../../errors.ts';
import { nameOfRecord } from '../fhir/identity.ts';
import { parseText } from '../fhir/json-text.ts';
import { type BundleEntry, type BundlePage, isFault, type OutcomeIssue } from '../fhir/read-bundle.ts';
import { objectAt, type Resource, textAt } from '../fhir/resource.ts';

import { isThingType } from './ownership.ts';
import { areTwoClaims } from './same-id.ts';

/** `askedPatient`: the id, where the answer is to `GET Patient/{id}`. */
export type PageInput = {
  connectionId: string;
  resourceType: string;
  bytes: Uint8Array;
  askedPatient?: string | null;
};

/** What is known of a page before its records are. */
export type PageRead = {
  /** Handle for `storePage` or `dropPage`. */
  page: number;
  /** The link to the next page; empty when there is one without an address. */
  next: string | null;
  total: number | null;
  /** Resources of any type in the page, whoever they are about. */
  entries: number;
  /** Resources of the asked type in the page, whoever they are about: what the plan's `total` counts. */
  sent: number;
  /** Matches of the page that are not of the asked type, or no records at all: the plan's `total` counts them, too. */
  otherMatches: number;
  /** OperationOutcome entries of the page, as the plan worded them. */
  warnings: string[];
  /** Those of them by which the plan says that something went wrong. */
  faults: string[];
  /** True when the body is no FHIR Bundle or resource at all. */
  unreadable: boolean;
  /** Resource type of the top level, when readable. */
  resourceType: string | null;
};

/** What an answer holds. `resourceType`: of its top level, `null` for what is no FHIR. */
export type AnswerParts = { bundle: BundlePage; entries: BundleEntry[]; resourceType: string | null };

/** Answers that say something about the exchange, not about the person. */
const notRecords = new Set(['OperationOutcome', 'Bundle', 'Parameters', 'CapabilityStatement']);

/**
 * The JSON of an answer; `null` for what is none.
 *
 * @throws {FhirError} fhir/too-large when it would become far more than records of its length do
 */
export function parsePage(bytes: Uint8Array): unknown {
  const read = parseText(new TextDecoder().decode(bytes));
  if ('json' in read) return read.json;
  if (read.why !== 'too-large') return null;
  throw new FhirError('fhir/too-large', 'The answer of the plan is more than this computer can read.');
}

/** What an answer brought: the entries of a Bundle, or the one resource that was read. */
export function listEntries(bundle: BundlePage, top: Resource | null): BundleEntry[] {
  const entries = bundle.isBundle
    ? [...bundle.matches, ...bundle.included]
    : top
      ? [{ resource: top, fullUrl: null, place: 0 }]
      : [];
  return entries.filter(({ resource }) => !notRecords.has(resource.resourceType));
}

/** What is told of a page before it is stored. */
export function tellPage(
  { bundle, entries, resourceType }: AnswerParts,
  askedType: string,
): Omit<PageRead, 'page'> {
  const sayIssue = ({ text, code }: OutcomeIssue) => text ?? code;
  const sent = countAsked(entries, askedType);
  return {
    next: bundle.next,
    total: bundle.total,
    entries: entries.length,
    sent,
    otherMatches: Math.max(0, bundle.matches.length + bundle.problems.length - sent),
    warnings: bundle.outcomes.map(sayIssue),
    faults: bundle.outcomes.filter(isFault).map(sayIssue),
    unreadable: resourceType === null,
    resourceType,
  };
}

/** How many of the entries are of the asked type. */
export function countAsked(entries: readonly BundleEntry[], resourceType: string): number {
  return entries.filter(({ resource }) => resource.resourceType === resourceType).length;
}

/** The Patients, groups and things among the entries by their fullUrl, which other entries may name them by. */
export function indexSubjects(entries: readonly BundleEntry[]): Map<string, Resource> {
  const subjects = new Map<string, Resource>();
  for (const { resource, fullUrl } of entries) {
    const subject = fullUrl === null ? null : pickSubject(resource);
    if (fullUrl !== null && subject !== null) subjects.set(fullUrl, subject);
  }
  return subjects;
}

/** As much of a Patient, group or thing as tells who or what it is; `null` for all others. Without an id, that is all. */
export function pickSubject(resource: Resource): Resource | null {
  const { resourceType, id, identifier } = resource;
  if (resourceType === 'Patient') return id === undefined ? resource : { resourceType, id, identifier };
  return isThingType(resourceType) ? { resourceType } : null;
}

/**
 * Of entries that are one record, the one the plan updated last, else the one it sent last. Claims of one id that are two
 * stay two.
 */
export function keepLatest(entries: readonly BundleEntry[]): BundleEntry[] {
  const latest = new Map<string, BundleEntry[]>();
  for (const entry of entries) {
    const key = nameOfRecord(entry.resource);
    const others = latest.get(key) ?? [];
    const at = others.findIndex((other) => !areTwoClaims(other.resource, entry.resource));
    const other = others[at];
    if (other === undefined) latest.set(key, [...others, entry]);
    else if (readUpdatedAt(other.resource) <= readUpdatedAt(entry.resource))
      latest.set(key, others.with(at, entry));
  }
  return [...latest.values()].flat();
}

function readUpdatedAt(resource: Resource): number {
  const time = Date.parse(textAt(objectAt(resource, 'meta'), 'lastUpdated') ?? '');
  return Number.isNaN(time) ? 0 : time;
}
