/**
 * What plans and files sent: resources are kept as they came, and each is given to the subjects that read its type.
 * The archive names no subject. It owns every transaction that writes resources, and what it keeps in memory of them.
 */
import type { Db } from '../database/database.ts';
import { packJson } from '../database/packed-json.ts';
import { referencesOf, relativeReference, resourceIdOf } from '../fhir/identity.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import type { Resource } from '../fhir/resource.ts';
import { Waiting } from './awaited-references.ts';
import { listCheckpoints } from './checkpoints.ts';
import { findKeysToReadAgain } from './missing-references.ts';
import { keepLatest } from './page-entries.ts';
import { ProvenanceTargets } from './provenance/find-origins.ts';
import { type ArrivedEntry, type ClaimAhead, noteMissing } from './read-ahead.ts';
import { ReferenceCache } from './reference-cache.ts';
import { isReferenceable } from './referenceable-types.ts';
import { ResourceTable, type Upserted } from './resource-table.ts';
import type {
  ArchiveConnection,
  ConnectionBook,
  Kept,
  News,
  Occasion,
  Pass,
  ReadContext,
  StoredResource,
  Subject,
} from './subject.ts';
import { UnreadableRecords } from './unreadable-records.ts';

/** A reader of ours that broke on a resource: the resource stays, and is not listed. */
export type ReaderFault = { resourceType: string; error: unknown };

export type ArchiveParts = {
  db: Db;
  connections: ConnectionBook;
  subjects: readonly Subject[];
  onReaderFault: (fault: ReaderFault) => void;
  /** @see ReferenceCache */
  onRecall?: ((connectionId: string) => void) | undefined;
};

/** What became of the resources of a page or a file. */
export type Stored = {
  claims: Record<Kept, number>;
  records: Record<Kept, number>;
  /** Resources nested too deep to be read, and those that a reader of ours broke on. */
  unreadable: number;
  /** Of each resource, in the order of storing. */
  outcomes: { resourceType: string; outcome: Upserted['outcome'] }[];
};

/** What brought the resources. `begins`: the list, or what the person typed, begins with them. */
export type Arrival = { connection: ArchiveConnection; pass: Pass; seenAt: string; begins?: boolean };

/** `brought`: rows that a list has brought so far, of which this is the beginning. */
type ArrivalInTurn = Arrival & { brought: Set<number> | null };

/** So many resources are read again in one transaction. */
const batchSize = 200;

export class Archive {
  readonly references: ReferenceCache;
  readonly #db: Db;
  readonly #connections: ConnectionBook;
  readonly #subjects: readonly Subject[];
  readonly #resources: ResourceTable;
  readonly #waiting: Waiting;
  readonly #targets: ProvenanceTargets;
  readonly #unreadable: UnreadableRecords;
  readonly #onReaderFault: ArchiveParts['onReaderFault'];
  /** Types that something is derived from. */
  readonly readTypes: readonly string[];

  constructor({ db, connections, subjects, onReaderFault, onRecall = () => {} }: ArchiveParts) {
    this.references = new ReferenceCache(db, onRecall);
    this.#db = db;
    this.#connections = connections;
    this.#subjects = subjects;
    this.#resources = new ResourceTable(db);
    this.#waiting = new Waiting(db);
    this.#targets = new ProvenanceTargets(db);
    this.#unreadable = new UnreadableRecords(db);
    this.#onReaderFault = onReaderFault;
    this.readTypes = subjects.flatMap(({ read, resourceTypes }) => (read ? resourceTypes : []));
  }

  /** Runs the work as one transaction. When it is undone, so is what is kept in memory. */
  write<T>(work: () => T): T {
    try {
      return this.#db.transaction(work)();
    } catch (error) {
      this.references.clear();
      throw error;
    }
  }

  /**
   * Stores resources that are all the person's, and has them read; what others refer to comes first. What a plan sent
   * is changed by that plan only: files go into connections of their own.
   */
  store(entries: readonly BundleEntry[], arrival: Arrival): Stored {
    const latest = keepLatest(entries);
    const named = latest.filter(isNamed);
    return this.storeInTurn(
      named,
      latest.filter((one) => !isNamed(one)),
      arrival,
    );
  }

  /**
   * As {@link store}, of entries that are a record each: those that others refer to, then the rest, which are taken one
   * by one.
   */
  storeInTurn(named: readonly BundleEntry[], rest: Iterable<ArrivedEntry>, arrival: Arrival): Stored {
    if (arrival.pass.from !== arrival.connection.origin)
      throw new Error('Records of plans and of files are kept apart.');
    const stored: Stored = {
      claims: { new: 0, changed: 0, same: 0 },
      records: { new: 0, changed: 0, same: 0 },
      unreadable: 0,
      outcomes: [],
    };
    const brought = arrival.begins ? new Set<number>() : null;
    const index = this.references.of(arrival.connection.id);
    for (const { resource, fullUrl } of named) index.add(resource, fullUrl);
    for (const entry of named) this.#storeOne(entry, { ...arrival, brought }, stored);
    for (const entry of rest) this.#storeOne(entry, { ...arrival, brought }, stored);
    return stored;
  }

  #storeOne(entry: ArrivedEntry, arrival: ArrivalInTurn, stored: Stored): void {
    const { connection, pass, seenAt, brought } = arrival;
    const { ahead } = entry;
    if (ahead !== undefined && this.#storeAhead(entry, ahead, arrival, stored)) return;
    const { resource, json, fullUrl } = ahead?.parse() ?? entry;
    const { resourceType } = resource;
    const subjects = this.#subjectsOf(resourceType);
    const place = { connectionId: connection.id, id: resourceIdOf(resource) };
    const arrived = { ...place, resource, json, fullUrl, pass, seenAt, brought };
    const { key, outcome, cameBack } = this.#resources.upsert(arrived);
    brought?.add(key);
    // Not as before where another claim has its id.
    const id = resourceIdOf(resource);
    stored.outcomes.push({ resourceType, outcome });
    if (cameBack) for (const subject of subjects) subject.restore?.(key, connection);
    if (outcome === 'same') {
      countKept(stored, subjects[0], 'same');
      return;
    }
    for (const subject of subjects) subject.observe?.(resource, pass, connection);
    const isProvenance = resourceType === 'Provenance';
    if (isProvenance) this.#targets.note(key, resource);
    if (isReferenceable(resourceType) || isProvenance) this.#waitForReferences(key, resource, connection);
    const occasion = outcome === 'new' ? 'first' : 'again';
    const read = this.#read({ key, id, resource }, { connection, occasion });
    if (read === 'unreadable') stored.unreadable++;
    // A record that is not listed, because it was entered in error for instance, came all the same.
    if (subjects[0]?.countedAs === 'record') stored.records[outcome]++;
    else if (read !== null && read !== 'unreadable') countKept(stored, read.subject, read.kept);
  }

  /** Stores what was read ahead and is new or as it was; false where it must be compared. */
  #storeAhead(
    { resource, fullUrl }: BundleEntry,
    ahead: ClaimAhead,
    arrival: ArrivalInTurn,
    stored: Stored,
  ): boolean {
    const { connection, pass, seenAt } = arrival;
    const { resourceType: type } = resource;
    const { id, version, updated, json, missing, derived } = ahead;
    const [subject, ...others] = this.#subjectsOf(type);
    if (subject?.keepAhead === undefined) return false;
    const place = { connectionId: connection.id, type, id, fullUrl, pass, seenAt };
    const upserted = this.#resources.upsertRead({ ...place, frame: packJson(json), version, updated });
    if (upserted === null) return false;
    const { key, outcome, cameBack } = upserted;
    arrival.brought?.add(key);
    stored.outcomes.push({ resourceType: type, outcome });
    if (cameBack) for (const one of [subject, ...others]) one.restore?.(key, connection);
    if (outcome === 'new') this.#waiting.add(connection.id, missing, key);
    countKept(stored, subject, outcome === 'new' ? subject.keepAhead(key, derived, connection) : 'same');
    return true;
  }

  #subjectsOf(resourceType: string): readonly Subject[] {
    return this.#subjects.filter(({ resourceTypes }) => resourceTypes.includes(resourceType));
  }

  #waitForReferences(key: number, resource: Resource, connection: ArchiveConnection): void {
    const named = referencesOf(resource).flatMap(
      (reference) => relativeReference(reference, connection.fhirBaseUrl) ?? [],
    );
    this.#waiting.add(connection.id, named, key);
  }

  /**
   * Has a resource read by the first of its subjects that recognises it. `null` when none does. One that breaks a
   * reader costs only itself: it stays stored and is not listed.
   */
  #read(
    stored: StoredResource,
    { connection, occasion }: { connection: ArchiveConnection; occasion: Occasion },
  ): { subject: Subject; kept: Kept } | 'unreadable' | null {
    const { key } = stored;
    const readers = this.#subjectsOf(stored.resource.resourceType).filter(({ read }) => read);
    if (readers.length === 0) return null;
    const missing = new Set<string>();
    const index = this.references.of(connection.id);
    const resolve = noteMissing(index.resolve, connection.fhirBaseUrl, missing);
    const context = { connection, occasion, resolve };
    const found = this.#findReader(readers, stored, context);
    const keeper = found === null || found === 'unreadable' ? null : found.subject;
    if (occasion !== 'first') {
      this.#waiting.remove(key);
      for (const subject of readers) if (subject !== keeper) subject.drop?.(key);
    }
    if (occasion === 'anew') this.#resources.markRead(key);
    this.#waiting.add(connection.id, [...missing], key);
    if (occasion !== 'first' || found === 'unreadable') this.#unreadable.note(key, found === 'unreadable');
    return found === null || found === 'unreadable' ? found : { subject: found.subject, kept: found.keep() };
  }

  /** The first of the readers that recognises the resource, and what writes it; a reader that breaks ends the search. */
  #findReader(
    readers: readonly Subject[],
    stored: StoredResource,
    context: ReadContext,
  ): { subject: Subject; keep: () => Kept } | 'unreadable' | null {
    for (const subject of readers) {
      try {
        const keep = subject.read?.(stored, context) ?? null;
        if (keep !== null) return { subject, keep };
      } catch (error) {
        if (!isStackOverflow(error))
          this.#onReaderFault({ resourceType: stored.resource.resourceType, error });
        return 'unreadable';
      }
    }
    return null;
  }

  /** Reads stored resources of a connection again, by key, in transactions of a few hundred. */
  #readAgain(keys: readonly number[], connection: ArchiveConnection, occasion: 'again' | 'anew'): void {
    const find = this.#db.prepare<[number], { id: string; json: string }>(
      'SELECT id, json FROM resource JOIN resource_json USING (key) WHERE key = ?',
    );
    for (let start = 0; start < keys.length; start += batchSize)
      this.write(() => {
        for (const key of keys.slice(start, start + batchSize)) {
          const found = find.get(key);
          if (!found) continue;
          const resource = JSON.parse(found.json) as Resource;
          this.#read({ key, id: found.id, resource }, { connection, occasion });
        }
      });
  }

  /** Reads everything of a connection that an earlier version of the reading made. */
  readAnew(connectionId: string, keys: readonly number[]): void {
    this.#readAgain(keys, this.#connections.get(connectionId), 'anew');
  }

  /**
   * Ends a pass of one connection: reads again what waited for a resource or names one that changed, then has each
   * subject settle, in one transaction. `seenAt`: ISO instant.
   */
  endPass(connectionId: string, seenAt: string): News {
    const connection = this.#connections.get(connectionId);
    this.references.recall(connectionId);
    this.#readAgain(findKeysToReadAgain(this.#db, connectionId, this.readTypes), connection, 'again');
    const { resolve } = this.references.of(connectionId);
    return this.write(() => {
      this.#db
        .prepare('UPDATE resource SET renewed = 0 WHERE connection_id = ? AND renewed = 1')
        .run(connectionId);
      // What another sign-in brings is asked for there.
      const checkpoints = listCheckpoints(this.#db, connection.fedBy ?? connectionId);
      const told: News = { new: 0, changed: 0, removed: 0 };
      for (const subject of this.#subjects) {
        const news = subject.endPass?.({ connection, checkpoints, resolve, seenAt });
        told.new += news?.new ?? 0;
        told.changed += news?.changed ?? 0;
        told.removed += news?.removed ?? 0;
      }
      return told;
    });
  }

  /** True when a pass of the connection brought something that is not settled yet. */
  isUnfinished(connectionId: string): boolean {
    return this.#subjects.some((subject) => subject.isUnfinished?.(connectionId) ?? false);
  }

  /**
   * Settles what a stop in the middle left: else two versions of one claim would both count. What files brought ends
   * here; a plan's pass goes on with its next check.
   */
  settleUnfinished(seenAt: string): void {
    const open = this.#connections.all().filter(({ id }) => this.isUnfinished(id));
    for (const { id } of open.filter(({ origin }) => origin === 'file')) this.endPass(id, seenAt);
    const plans = open.filter(({ origin }) => origin !== 'file');
    for (const personId of new Set(plans.map((one) => one.personId)))
      this.settlePerson(personId, { seenAt, isNews: true });
  }

  /** See {@link Subject.settlePerson}. */
  settlePerson(personId: string, options: { seenAt: string; isNews: boolean }): void {
    this.write(() => {
      for (const subject of this.#subjects) subject.settlePerson?.(personId, options);
    });
  }

  /** Settles all that a person has after a pass was taken back, and tells nothing of it. See {@link Subject.untell}. */
  settleTakenBack(personId: string, seenAt: string): void {
    this.settlePerson(personId, { seenAt, isNews: false });
    this.write(() => {
      for (const subject of this.#subjects) subject.untell?.(seenAt);
    });
  }

  /**
   * Deletes single resources and all that was read from them, and returns how many there were. Call within `write`; settle
   * the person afterwards.
   */
  forgetRecords(connectionId: string, records: readonly { type: string; id: string }[]): number {
    let forgotten = 0;
    const find = this.#db
      .prepare<[string, string, string], number>(
        'SELECT key FROM resource WHERE connection_id = ? AND type = ? AND id = ?',
      )
      .pluck();
    const remove = this.#db.prepare('DELETE FROM resource WHERE key = ?');
    for (const { type, id } of records) {
      const key = find.get(connectionId, type, id) as number | undefined;
      if (key === undefined) continue;
      for (const subject of this.#subjectsOf(type)) subject.drop?.(key);
      remove.run(key);
      forgotten++;
      this.references.clear();
    }
    return forgotten;
  }

  /** Deletes what the subjects keep outside the connection's own rows, and forgets the connection. */
  forget(connectionId: string): void {
    for (const subject of this.#subjects) subject.forget?.(connectionId);
    this.references.clear();
  }
}

/** True for a record that others refer to by name. */
export function isNamed({ resource }: BundleEntry): boolean {
  return isReferenceable(resource.resourceType);
}

/** What is nested too deep overflows the stack of the best reader; every other error is a fault of ours. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

function countKept(stored: Stored, subject: Subject | undefined, kept: Kept): void {
  if (subject?.countedAs === 'claim') stored.claims[kept]++;
  if (subject?.countedAs === 'record') stored.records[kept]++;
}
