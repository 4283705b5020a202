/** The records of one answer: which there are, and which of several with one id counts. */
import { FhirError } from '../../errors.ts';
import { nameOfRecord } from '../fhir/identity.ts';
import { parseText } from '../fhir/json-text.ts';
import type { BundleEntry, BundlePage } from '../fhir/read-bundle.ts';
import { objectAt, type Resource, textAt } from '../fhir/resource.ts';

import { isThingType } from './ownership.ts';

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

/** Of entries that are one record, the one the plan updated last, else the one it sent last. */
export function keepLatest(entries: readonly BundleEntry[]): BundleEntry[] {
  const latest = new Map<string, BundleEntry>();
  for (const entry of entries) {
    const key = nameOfRecord(entry.resource);
    const other = latest.get(key);
    if (other && readUpdatedAt(other.resource) > readUpdatedAt(entry.resource)) continue;
    latest.set(key, entry);
  }
  return [...latest.values()];
}

function readUpdatedAt(resource: Resource): number {
  const time = Date.parse(textAt(objectAt(resource, 'meta'), 'lastUpdated') ?? '');
  return Number.isNaN(time) ? 0 : time;
}
