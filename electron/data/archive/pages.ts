import { randomInt } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { deepestRecord, isDeeperThan } from '../fhir/deep-json.ts';
import { type BundleEntry, isFault, type OutcomeIssue, readBundle } from '../fhir/read-bundle.ts';
import { asResource } from '../fhir/resource.ts';
import type { Archive, Stored } from './archive.ts';
import { type SyncCheckpoint, saveCheckpoint } from './checkpoints.ts';
import { confirmCopied } from './copied-records.ts';
import { listEntries, parsePage } from './page-entries.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';
import type { UndecidedRecords } from './undecided-records.ts';
import { addFates, byIdSource, type FateCount, forgetFates, forgetPassFates } from './whose/fates.ts';
import type { WhoseBook } from './whose/whose-book.ts';

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
  /** The Patient that was asked for by its id. */
  asked: string | null;
  entries: BundleEntry[];
  problems: number;
  /** Types of records that were taken out because nothing can write them. */
  tooDeep: string[];
};

type PageParts = {
  db: Db;
  connections: ConnectionBook;
  archive: Archive;
  undecided: UndecidedRecords;
  book: WhoseBook;
};

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
   * `askedPatient`: the id, where the answer is to `GET Patient/{id}`. `prepare` changes the entries of an answer that is
   * no plain search result.
   */
  read(
    input: {
      connectionId: string;
      resourceType: string;
      bytes: Uint8Array;
      askedPatient?: string | null;
    },
    prepare: (entries: BundleEntry[], connection: ArchiveConnection) => BundleEntry[] = (entries) => entries,
  ): PageRead {
    const json = parsePage(input.bytes);
    releaseBytes(input.bytes);
    const top = asResource(json);
    const page = ++this.#last;
    const bundle = readBundle(json);
    const connection = this.#parts.connections.get(input.connectionId);
    const entries = prepare(listEntries(bundle, top), connection);
    const asked = input.askedPatient ?? null;
    const about = this.#parts.book
      .judge(connection, { entries, asked })
      .filter(({ owner }) => owner.whose !== 'apart')
      .map(({ entry }) => entry);
    const sayIssue = ({ text, code }: OutcomeIssue) => text ?? code;
    const isAsked = ({ resource }: BundleEntry) => resource.resourceType === input.resourceType;
    this.#pending.set(page, {
      connectionId: input.connectionId,
      asked,
      entries,
      problems: bundle.problems.length,
      tooDeep: [],
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
    const { db, connections, archive, undecided, book } = this.#parts;
    const { entries, asked, problems, tooDeep } = pending;
    const connection = connections.get(pending.connectionId);
    const pass = { from: 'plan', startedAt: begunAt } as const;
    const isListed = begunAt === checkpoint.startedAt;
    const source = isListed ? checkpoint.resourceType : byIdSource(checkpoint.resourceType);
    const place = { connectionId: connection.id, source, pass: begunAt };
    try {
      const written = archive.write(() => {
        const answer = { entries, asked };
        const judged = book.judge(connection, answer);
        book.notePatients(connection, answer, begunAt);
        const { filed, fates } = undecided.settle(connection, judged, begunAt);
        for (const [to, ones] of Map.groupBy(filed, (one) => one.to))
          confirmCopied(
            db,
            to,
            ones.map(({ entry }) => entry.resource),
          );
        const stored = undecided.store(connection.id, filed, (to) => ({
          connection: connections.get(to),
          pass,
          seenAt,
        }));
        if (isListed && checkpoint.pages === 1)
          checkpoint.mode === 'changes' ? forgetPassFates(db, place) : forgetFates(db, place);
        addFates(db, place, [
          ...(isListed ? fates : fates.filter(({ fate }) => fate !== 'filed')),
          ...tooDeep.map((type): FateCount => ({ type, fate: 'too-deep', reason: '', count: 1 })),
          { type: '', fate: 'unreadable', reason: '', count: problems },
        ]);
        saveCheckpoint(db, checkpoint);
        return { stored, filed: filed.length };
      });
      this.#pending.delete(page);
      const skipped = problems + tooDeep.length + entries.length - written.filed;
      return sumUpStored(
        written.stored.map(({ stored }) => stored),
        skipped,
      );
    } catch (error) {
      if (!(error instanceof RangeError && dropBottomless(pending))) throw error;
      return this.store(page, checkpoint, seenAt, begunAt);
    }
  }

  drop(page: number): void {
    this.#pending.delete(page);
  }
}

function sumUpStored(all: readonly Stored[], skipped: number): PageStored {
  const sum = { newClaims: 0, changedClaims: 0, claims: 0, records: 0, skipped };
  for (const { claims, records, unreadable } of all) {
    sum.newClaims += claims.new;
    sum.changedClaims += claims.changed;
    sum.claims += claims.new + claims.changed + claims.same;
    sum.records += records.new + records.changed;
    sum.skipped += unreadable;
  }
  return sum;
}

/** Takes out records that are nested too deep to be written. True when there were any. */
function dropBottomless(pending: PendingPage): boolean {
  const [kept, dropped] = [false, true].map((isDeep) =>
    pending.entries.filter(({ resource }) => isDeeperThan(resource, deepestRecord) === isDeep),
  ) as [BundleEntry[], BundleEntry[]];
  pending.entries = kept;
  pending.tooDeep.push(...dropped.map(({ resource }) => resource.resourceType));
  return dropped.length > 0;
}

/** Gives the memory of an answer back at once: a collection may come many pages later. */
function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0);
}
