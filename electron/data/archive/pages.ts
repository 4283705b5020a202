import { randomInt } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { deepestRecord, isDeeperThan } from '../fhir/deep-json.ts';
import { type BundleEntry, isFault, type OutcomeIssue, readBundle } from '../fhir/read-bundle.ts';
import { asResource } from '../fhir/resource.ts';
import type { Archive, Stored } from './archive.ts';
import { type SyncCheckpoint, saveCheckpoint } from './checkpoints.ts';
import { listEntries, parsePage } from './page-entries.ts';
import { sortByOwner } from './sort-by-owner.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';
import type { UndecidedRecords } from './undecided-records.ts';

/** What is known of a page as soon as it is parsed. */
export type PageRead = {
  /** Handle for `storePage` or `dropPage`. */
  page: number;
  /** The link to the next page; empty when there is one without an address. */
  next: string | null;
  total: number | null;
  /** Resources of any type in the page, whoever they are about. */
  entries: number;
  /** Resources of the asked type in the page that are about nobody else. */
  matches: number;
  /** Resources of the asked type in the page, whoever they are about: what the plan's `total` counts. */
  sent: number;
  /** OperationOutcome entries of the page, as the plan worded them. */
  warnings: string[];
  /** Those of them by which the plan says that something went wrong. */
  faults: string[];
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
  /** Resources that are not known to be the person's, no FHIR, nested too deep, or that broke a reader of ours. */
  skipped: number;
};

type PendingPage = {
  connectionId: string;
  hosts: readonly string[];
  entries: BundleEntry[];
  problems: number;
};

type PageParts = { db: Db; connections: ConnectionBook; archive: Archive; undecided: UndecidedRecords };

/** Pages of answers: parsed first, so that the next request can leave, and stored later. */
export class Pages {
  readonly #parts: PageParts;
  readonly #pending = new Map<number, PendingPage>();
  /** Begins anywhere, so that a handle of a worker that has stopped fits no page of the next one. */
  #last = randomInt(2 ** 40);

  constructor(parts: PageParts) {
    this.#parts = parts;
  }

  /**
   * `hosts`: further ones that are the plan's own. `prepare` changes the entries of an answer that is no plain search
   * result.
   */
  read(
    input: { connectionId: string; resourceType: string; bytes: Uint8Array; hosts?: readonly string[] },
    prepare: (entries: BundleEntry[], connection: ArchiveConnection) => BundleEntry[] = (entries) => entries,
  ): PageRead {
    const json = parsePage(input.bytes);
    const top = asResource(json);
    const page = ++this.#last;
    const bundle = readBundle(json);
    const connection = this.#parts.connections.get(input.connectionId);
    const entries = prepare(listEntries(bundle, top), connection);
    const hosts = input.hosts ?? [];
    const { own, undecided } = sortByOwner(this.#parts.db, entries, { connection, hosts });
    const about = [...own, ...undecided.map(({ entry }) => entry)];
    const sayIssue = ({ text, code }: OutcomeIssue) => text ?? code;
    const isAsked = ({ resource }: BundleEntry) => resource.resourceType === input.resourceType;
    this.#pending.set(page, {
      connectionId: input.connectionId,
      hosts,
      entries,
      problems: bundle.problems.length,
    });
    return {
      page,
      next: bundle.next,
      total: bundle.total,
      entries: entries.length,
      matches: about.filter(isAsked).length,
      sent: entries.filter(isAsked).length,
      warnings: bundle.outcomes.map(sayIssue),
      faults: bundle.outcomes.filter(isFault).map(sayIssue),
      unreadable: top === null,
      resourceType: top?.resourceType ?? null,
    };
  }

  /** @throws {StoreError} store/not-found, store/full, store/write-failed; the page can then be stored again */
  store(
    page: number,
    checkpoint: SyncCheckpoint,
    seenAt: string,
    begunAt = checkpoint.startedAt,
  ): PageStored {
    const pending = this.#pending.get(page);
    if (!pending) throw notFoundError('page');
    const { db, connections, archive, undecided } = this.#parts;
    const { entries, hosts } = pending;
    const connection = connections.get(pending.connectionId);
    const sorted = sortByOwner(db, entries, { connection, hosts });
    const pass = { from: 'plan', startedAt: begunAt } as const;
    try {
      const { stored, read } = archive.write(() => {
        const read = [...sorted.own, ...undecided.settle(connection.id, sorted, begunAt).own];
        undecided.forgetOthers(connection.id, { own: read, others: sorted.others }, begunAt);
        const result = { stored: archive.store(read, { connection, pass, seenAt }), read: read.length };
        saveCheckpoint(db, checkpoint);
        return result;
      });
      this.#pending.delete(page);
      const skipped = pending.problems + entries.length - read;
      return sumUpStored(stored, skipped);
    } catch (error) {
      if (!(error instanceof RangeError && dropBottomless(pending))) throw error;
      return this.store(page, checkpoint, seenAt, begunAt);
    }
  }

  drop(page: number): void {
    this.#pending.delete(page);
  }
}

function sumUpStored({ claims, records, unreadable }: Stored, skipped: number): PageStored {
  return {
    newClaims: claims.new,
    changedClaims: claims.changed,
    claims: claims.new + claims.changed + claims.same,
    records: records.new + records.changed,
    skipped: skipped + unreadable,
  };
}

/** Takes out records that are nested too deep to be written. True when there were any. */
function dropBottomless(pending: PendingPage): boolean {
  const kept = pending.entries.filter(({ resource }) => !isDeeperThan(resource, deepestRecord));
  const dropped = pending.entries.length - kept.length;
  pending.entries = kept;
  pending.problems += dropped;
  return dropped > 0;
}
