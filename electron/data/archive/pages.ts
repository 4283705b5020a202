import { randomInt } from 'node:crypto';
import { parseFhirDate } from '#shared/dates';
import type { ClaimRows } from '../claims/ask/claim-rows.ts';
import type { ClaimReader, ReadFor } from '../claims/keep/claim-reader.ts';
import { cardEntries } from '../coverage/read/card-bundle.ts';
import type { Db } from '../database/database.ts';
import { notFound } from '../database/faults.ts';
import { deepestRecord, isDeeperThan } from '../fhir/deep-json.ts';
import { isAboutOther, referencesOf, relativeReference, resourceIdOf } from '../fhir/identity.ts';
import { nameOf } from '../fhir/parties.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import { readBundle } from '../fhir/read-bundle.ts';
import { asResource, type Resource } from '../fhir/resource.ts';
import type { RecordReader } from '../health/keep/record-reader.ts';
import type { Connection, Connections } from '../people/connections.ts';
import { type SyncCheckpoint, saveCheckpoint } from './checkpoints.ts';
import { isHealthRecord, isReferenceable } from './kept-types.ts';
import { entriesOf, latestOfEach, parsed, patientsByUrl, split } from './page-entries.ts';
import type { ReferenceCache } from './reference-cache.ts';
import { filePass, type ResourceTable, type Upserted } from './resource-table.ts';
import type { Waiting } from './waiting.ts';

/** What is known of a page as soon as it is parsed. */
export type PageRead = {
  /** Handle for `storePage` or `dropPage`. */
  page: number;
  next: string | null;
  total: number | null;
  /** Resources of the asked type in the page that are about nobody else. */
  matches: number;
  /** OperationOutcome entries of the page, as the plan worded them. */
  warnings: string[];
  /** True when the body is no FHIR Bundle or resource at all. */
  unreadable: boolean;
  /** Resource type of the top level, when readable. */
  resourceType: string | null;
};

export type PageStored = {
  newClaims: number;
  changedClaims: number;
  claims: number;
  /** Health records that are new or not what they were. */
  records: number;
  skipped: number;
};

type PendingPage = { connectionId: string; entries: BundleEntry[]; problems: number };

type Parts = {
  db: Db;
  connections: Connections;
  resources: ResourceTable;
  references: ReferenceCache;
  reader: ClaimReader;
  records: RecordReader;
  waiting: Waiting;
  rows: ClaimRows;
};

/** Hears what became of one record of a type. */
export type Told = (resourceType: string, outcome: Upserted['outcome']) => void;

const ignored: Told = () => undefined;

/** Pages of answers: parsed first, so that the next request can leave, and stored later. */
export class Pages {
  readonly #parts: Parts;
  readonly #pending = new Map<number, PendingPage>();
  /** Begins anywhere, so that a handle of a worker that has stopped fits no page of the next one. */
  #last = randomInt(2 ** 40);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  read(input: { connectionId: string; resourceType: string; bytes: Uint8Array; isCard?: boolean }): PageRead {
    const json = parsed(input.bytes);
    const top = asResource(json);
    const page = ++this.#last;
    const bundle = readBundle(json);
    const read = entriesOf(bundle, top);
    const { patientId } = this.#parts.connections.get(input.connectionId);
    const entries = input.isCard ? cardEntries(read, patientId) : read;
    const patientByUrl = patientsByUrl(entries);
    const isMatch = ({ resource }: BundleEntry) =>
      resource.resourceType === input.resourceType && !isAboutOther(resource, patientId, patientByUrl);
    this.#pending.set(page, {
      connectionId: input.connectionId,
      entries,
      problems: bundle.problems.length,
    });
    return {
      page,
      next: bundle.next,
      total: bundle.total,
      matches: entries.filter(isMatch).length,
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
        const counts = this.#storeEntries(
          pending,
          connection,
          checkpoint.startedAt,
          seenAt,
          touched,
          ignored,
        );
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

  /**
   * Commits records of a file, all of them the person's: whose they are was decided before. `told` hears of each what
   * became of it, once they are committed.
   *
   * @throws {RangeError} when a record is nested too deep to be written; nothing is stored then
   * @throws {StoreError} store/not-found, store/full, store/write-failed
   */
  storeFromFile(connectionId: string, entries: BundleEntry[], seenAt: string, told: Told): void {
    const { db, connections, references, reader, rows } = this.#parts;
    const connection = { ...connections.get(connectionId), patientId: '' };
    const touched: number[] = [];
    const outcomes: [type: string, outcome: Upserted['outcome']][] = [];
    try {
      db.transaction(() => {
        const note: Told = (type, outcome) => outcomes.push([type, outcome]);
        const pending = { connectionId, entries, problems: 0 };
        this.#storeEntries(pending, connection, filePass, seenAt, touched, note);
      })();
    } catch (error) {
      references.clear();
      reader.forgetNames();
      throw error;
    }
    rows.touch(connection.personId, touched);
    for (const [type, outcome] of outcomes) told(type, outcome);
  }

  #storeEntries(
    pending: PendingPage,
    connection: Connection,
    pass: string,
    seenAt: string,
    touched: number[],
    told: Told,
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
      records: 0,
      skipped: pending.problems + pending.entries.length - own.length,
    };
    const index = references.of(connection.id);
    const [claims, others] = split(latestOfEach(own));
    for (const { resource, fullUrl } of others)
      if (isReferenceable(resource.resourceType)) index.add(resource, fullUrl);
    const { id: connectionId, personId, planName, fhirBaseUrl } = connection;
    const context = { owner: { connectionId, personId, planName }, fhirBaseUrl, index };
    for (const entry of others) if (this.#storeOther(entry, context, pass, seenAt, told)) counts.records++;
    for (const entry of claims) this.#storeClaim(entry, context, pass, seenAt, counts, touched, told);
    return counts;
  }

  /** Stores what is no ExplanationOfBenefit. True for a health record that is new or not what it was. */
  #storeOther(
    { resource, fullUrl }: BundleEntry,
    context: ReadFor,
    pass: string,
    seenAt: string,
    told: Told,
  ): boolean {
    const { resources, records } = this.#parts;
    const { resourceType } = resource;
    const id = resourceIdOf(resource);
    const { key, outcome } = resources.upsert(
      context.owner.connectionId,
      id,
      resource,
      fullUrl,
      pass,
      seenAt,
    );
    told(resourceType, outcome);
    if (outcome === 'same') return false;
    // A file may be somebody's whose name is written otherwise here: it names only who has no name yet.
    if (resourceType === 'Patient') this.#namePerson(resource, context, pass !== filePass);
    if (isReferenceable(resourceType)) this.#noteReferenced(key, resource, context);
    if (!isHealthRecord(resourceType)) return false;
    records.read(key, resource, context, outcome === 'new' ? 'first' : 'again');
    return true;
  }

  #namePerson(patient: Resource, { owner }: ReadFor, isOwnRecord: boolean): void {
    const birthDate = parseFhirDate(patient['birthDate']);
    this.#parts.connections.namePerson(owner.personId, nameOf(patient), birthDate, isOwnRecord);
  }

  #noteReferenced(key: number, resource: Resource, { owner, fhirBaseUrl }: ReadFor): void {
    const { waiting } = this.#parts;
    const named = referencesOf(resource).flatMap(
      (reference) => relativeReference(reference, fhirBaseUrl) ?? [],
    );
    waiting.add(owner.connectionId, named, key);
  }

  #storeClaim(
    entry: BundleEntry,
    context: ReadFor,
    pass: string,
    seenAt: string,
    counts: PageStored,
    touched: number[],
    told: Told,
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
    told(entry.resource.resourceType, outcome);
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
