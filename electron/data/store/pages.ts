import { randomInt } from 'node:crypto';
import { parseFhirDate } from '#shared/dates';
import type { BundleEntry, BundlePage } from '../bundle/read-bundle.ts';
import { readBundle } from '../bundle/read-bundle.ts';
import { asResource, objectAt, type Resource, textAt } from '../bundle/resource.ts';
import { nameOf } from '../claims/people.ts';
import type { PageRead, PageStored, SyncCheckpoint } from '../operations.ts';
import { saveCheckpoint } from './checkpoints.ts';
import type { ClaimReader, ReadFor } from './claim-reader.ts';
import type { ClaimRows } from './claim-rows.ts';
import type { Connection, Connections } from './connections.ts';
import type { Db } from './database.ts';
import { notFound } from './faults.ts';
import { isAboutOther, referencesOf, relativeReference, resourceIdOf } from './identity.ts';
import type { ReferenceCache } from './reference-cache.ts';
import type { ResourceTable } from './resource-table.ts';

type PendingPage = { connectionId: string; entries: BundleEntry[]; problems: number };

type Parts = {
  db: Db;
  connections: Connections;
  resources: ResourceTable;
  references: ReferenceCache;
  reader: ClaimReader;
  rows: ClaimRows;
};

/** Answers that say something about the exchange, not about the person. */
const notRecords = new Set(['OperationOutcome', 'Bundle', 'Parameters', 'CapabilityStatement']);

/** Honest records have less than thirty levels. */
const deepestRecord = 200;

/** Pages of answers: parsed first, so that the next request can leave, and stored later. */
export class Pages {
  readonly #parts: Parts;
  readonly #pending = new Map<number, PendingPage>();
  /** Begins anywhere, so that a handle of a worker that has stopped fits no page of the next one. */
  #last = randomInt(2 ** 40);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  read(input: { connectionId: string; resourceType: string; bytes: Uint8Array }): PageRead {
    const json = parsed(input.bytes);
    const top = asResource(json);
    const page = ++this.#last;
    const bundle = readBundle(json);
    const entries = entriesOf(bundle, top);
    this.#pending.set(page, {
      connectionId: input.connectionId,
      entries,
      problems: bundle.problems.length,
    });
    return {
      page,
      next: bundle.next,
      total: bundle.total,
      matches: entries.filter(({ resource }) => resource.resourceType === input.resourceType).length,
      warnings: bundle.outcomes.map(({ text, code }) => text ?? code),
      unreadable: top === null,
      resourceType: top?.resourceType ?? null,
    };
  }

  /** @throws {StoreError} store/not-found, store/full, store/write-failed; the page can then be stored again */
  store(page: number, checkpoint: SyncCheckpoint, seenAt: string): PageStored {
    const pending = this.#pending.get(page);
    if (!pending) throw notFound('page');
    const { db, connections, references, reader, rows } = this.#parts;
    const connection = connections.get(pending.connectionId);
    const touched: number[] = [];
    try {
      const stored = db.transaction(() => {
        const counts = this.#storeEntries(pending, connection, checkpoint.startedAt, seenAt, touched);
        saveCheckpoint(db, checkpoint);
        return counts;
      })();
      this.#pending.delete(page);
      rows.touch(connection.personId, touched);
      return stored;
    } catch (error) {
      references.clear();
      reader.forgetNames();
      if (!(error instanceof RangeError && dropBottomless(pending))) throw error;
      return this.store(page, checkpoint, seenAt);
    }
  }

  drop(page: number): void {
    this.#pending.delete(page);
  }

  #storeEntries(
    pending: PendingPage,
    connection: Connection,
    pass: string,
    seenAt: string,
    touched: number[],
  ): PageStored {
    const { references } = this.#parts;
    const patientByUrl = patientsByUrl(pending.entries);
    const own = pending.entries.filter(
      ({ resource }) => !isAboutOther(resource, connection.patientId, patientByUrl),
    );
    const counts: PageStored = {
      newClaims: 0,
      changedClaims: 0,
      claims: 0,
      skipped: pending.problems + pending.entries.length - own.length,
    };
    const index = references.of(connection.id);
    const [claims, others] = split(latestOfEach(own));
    for (const entry of others) index.add(entry.resource, entry.fullUrl);
    for (const entry of others) this.#storeReferenced(entry, connection, pass, seenAt);
    const { id: connectionId, personId, planName, fhirBaseUrl } = connection;
    const context = { owner: { connectionId, personId, planName }, fhirBaseUrl, index };
    for (const entry of claims) this.#storeClaim(entry, context, pass, seenAt, counts, touched);
    return counts;
  }

  #storeReferenced(entry: BundleEntry, connection: Connection, pass: string, seenAt: string): void {
    const { resources, reader, connections } = this.#parts;
    const { resource, fullUrl } = entry;
    const { key, outcome } = resources.upsert(
      connection.id,
      resourceIdOf(resource),
      resource,
      fullUrl,
      pass,
      seenAt,
    );
    if (outcome === 'same') return;
    if (resource.resourceType === 'Patient')
      connections.namePerson(
        connection.personId,
        nameOf(resource),
        parseFhirDate(resource['birthDate']),
        true,
      );
    const named = referencesOf(resource).flatMap(
      (reference) => relativeReference(reference, connection.fhirBaseUrl) ?? [],
    );
    reader.waitFor(connection.id, named, key);
  }

  #storeClaim(
    entry: BundleEntry,
    context: ReadFor,
    pass: string,
    seenAt: string,
    counts: PageStored,
    touched: number[],
  ): void {
    const { resources, reader } = this.#parts;
    const { owner } = context;
    const id = resourceIdOf(entry.resource);
    const { key, outcome, cameBack } = resources.upsert(
      owner.connectionId,
      id,
      entry.resource,
      entry.fullUrl,
      pass,
      seenAt,
    );
    if (cameBack) reader.table.remember(key, owner);
    if (outcome === 'same') {
      counts.claims++;
      return;
    }
    const read = reader.read(key, id, entry.resource, context, outcome === 'new' ? 'first' : 'again');
    touched.push(key);
    if (read === 'unreadable') counts.skipped++;
    if (read === 'unreadable' || read === 'not-claim') return;
    counts.claims++;
    if (read === 'new') counts.newClaims++;
    if (read === 'changed') counts.changedClaims++;
  }
}

/** Takes out records that are nested too deep to be written. True when there were any. */
function dropBottomless(pending: PendingPage): boolean {
  const kept = pending.entries.filter(({ resource }) => !isDeeperThan(resource, deepestRecord));
  const dropped = pending.entries.length - kept.length;
  pending.entries = kept;
  pending.problems += dropped;
  return dropped > 0;
}

/** Goes down level by level: a recursion would fail on exactly the records that are looked for. */
function isDeeperThan(value: object, most: number): boolean {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) =>
      Object.values(one).filter((child) => typeof child === 'object' && child !== null),
    );
  }
  return false;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** What an answer brought: the entries of a Bundle, or the one resource that was read. */
function entriesOf(bundle: BundlePage, top: Resource | null): BundleEntry[] {
  const entries = bundle.isBundle
    ? [...bundle.matches, ...bundle.included]
    : top
      ? [{ resource: top, fullUrl: null, place: 0 }]
      : [];
  return entries.filter(({ resource }) => !notRecords.has(resource.resourceType));
}

function patientsByUrl(entries: readonly BundleEntry[]): Map<string, Resource> {
  const patients = new Map<string, Resource>();
  for (const { resource, fullUrl } of entries)
    if (fullUrl !== null && resource.resourceType === 'Patient') patients.set(fullUrl, resource);
  return patients;
}

/** Of entries that are one record, the one the plan updated last, else the one it sent last. */
function latestOfEach(entries: readonly BundleEntry[]): BundleEntry[] {
  const latest = new Map<string, BundleEntry>();
  for (const entry of entries) {
    const key = `${entry.resource.resourceType}/${resourceIdOf(entry.resource)}`;
    const other = latest.get(key);
    if (other && updatedAt(other.resource) > updatedAt(entry.resource)) continue;
    latest.set(key, entry);
  }
  return [...latest.values()];
}

function updatedAt(resource: Resource): number {
  const time = Date.parse(textAt(objectAt(resource, 'meta'), 'lastUpdated') ?? '');
  return Number.isNaN(time) ? 0 : time;
}

function split(entries: readonly BundleEntry[]): [claims: BundleEntry[], others: BundleEntry[]] {
  const claims: BundleEntry[] = [];
  const others: BundleEntry[] = [];
  for (const entry of entries)
    (entry.resource.resourceType === 'ExplanationOfBenefit' ? claims : others).push(entry);
  return [claims, others];
}
