import { randomInt } from 'node:crypto';
import { FhirError, StoreError } from '../../errors.ts';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { deepestRecord, isDeeperThan } from '../fhir/deep-json.ts';
import { type BundleEntry, type BundlePage, readBundle } from '../fhir/read-bundle.ts';
import { asResource, type Resource } from '../fhir/resource.ts';
import { type Archive, type Arrival, isNamed, type Stored } from './archive.ts';
import {
  countPage,
  type ListEnd,
  type PageCount,
  type SyncCheckpoint,
  saveCheckpoint,
} from './checkpoints.ts';
import { confirmCopied } from './copied-records.ts';
import { CutPage } from './cut-page.ts';
import {
  type AnswerParts,
  countAsked,
  listEntries,
  type PageInput,
  type PageRead,
  parsePage,
  tellPage,
} from './page-entries.ts';
import { type ArrivedEntry, leadsToSame, type PageAhead } from './read-ahead.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';
import { isPlainlyOwn, NotPlain, type UndecidedRecords } from './undecided-records.ts';
import { addFates, byIdSource, type FateCount, forgetFates, forgetPassFates } from './whose/fates.ts';
import type { Judged, WhoseBook } from './whose/whose-book.ts';

export type PageStored = {
  /** Resources of the asked type in the page that are about nobody else. */
  matches: number;
  /** As it is kept now. */
  checkpoint: SyncCheckpoint;
  newClaims: number;
  changedClaims: number;
  claims: number;
  /** Health records that are new or not what they were. */
  records: number;
  /** Resources that are not known to be the person's, no FHIR, nested too deep, or that broke a reader of ours. */
  skipped: number;
};

type PendingPage = Pick<PageRead, 'sent'> & {
  connectionId: string;
  resourceType: string;
  /** The Patient that was asked for by its id. */
  asked: string | null;
  /** `null` where all entries are parsed. */
  cut: CutPage | null;
  entries: BundleEntry[];
  /** What another thread read of the claims; `null` where none did. */
  ahead: PageAhead | null;
  problems: number;
  /** Types of records that were taken out because nothing can write them. */
  tooDeep: string[];
};

/** With what a page is stored. */
type PagePlace = {
  connection: ArchiveConnection;
  checkpoint: SyncCheckpoint;
  seenAt: string;
  begunAt: string;
  list: ListedPage | undefined;
};

/** What became of the records of a page. `filed`: how many are the person's. */
type PageFiled = { stored: Stored[]; filed: number; matches: number; fates: FateCount[] };

/**
 * The page is one of a list: what it brought is added to the checkpoint. `end`: with the last page. `after`: the page before
 * it; absent for the first that is asked for. It is stored only after that one.
 */
export type ListedPage = { end: ListEnd | null; after?: number };

type PageParts = {
  db: Db;
  connections: ConnectionBook;
  archive: Archive;
  undecided: UndecidedRecords;
  book: WhoseBook;
};

/** A page that another thread has cut, and read as far as it can. */
export type TakenPage = { page: number; input: PageInput; ahead: PageAhead | null };

/**
 * Pages of answers: first it is read where the list goes on, so that the next request can leave; what they hold is
 * stored later. The claims of a list are parsed then, one by one.
 */
export class Pages {
  readonly #parts: PageParts;
  readonly #pending = new Map<number, PendingPage>();
  /** The page of each list that was stored last, and what the list has brought until then. */
  readonly #lists = new Map<string, PageCount & { page: number }>();
  /** Begins anywhere, so that a handle of a worker that has stopped fits no page of the next one. */
  #last = randomInt(2 ** 40);

  constructor(parts: PageParts) {
    this.#parts = parts;
  }

  /**
   * `prepare` changes the entries of an answer that is no plain search result.
   */
  read(
    input: PageInput,
    prepare?: (entries: BundleEntry[], connection: ArchiveConnection) => BundleEntry[],
  ): PageRead {
    const connection = this.#parts.connections.get(input.connectionId);
    const cut = prepare === undefined ? CutPage.cut(input.bytes) : null;
    const answer = cut ?? readWhole(input.bytes);
    const entries = prepare?.(answer.entries, connection) ?? answer.entries;
    const page = ++this.#last;
    this.#keep(page, input, { cut, bundle: answer.bundle, entries, ahead: null });
    return { page, ...tellPage({ ...answer, entries }, input.resourceType) };
  }

  /** Takes a page that was cut by another thread, under the handle that it has there. */
  take({ page, input, ahead }: TakenPage): void {
    const cut = CutPage.cut(input.bytes);
    if (cut !== null) this.#keep(page, input, { cut, bundle: cut.bundle, entries: cut.entries, ahead });
  }

  #keep(
    page: number,
    { connectionId, resourceType, askedPatient = null, bytes }: PageInput,
    { cut, bundle, ...read }: Pick<PendingPage, 'cut' | 'entries' | 'ahead'> & { bundle: BundlePage },
  ): void {
    const isRead = cut?.isRead ?? true;
    if (isRead) releaseBytes(bytes);
    const sent = countAsked(read.entries, resourceType);
    const facts = { connectionId, resourceType, asked: askedPatient, sent };
    const problems = bundle.problems.length;
    this.#pending.set(page, { ...facts, ...read, cut: isRead ? null : cut, problems, tooDeep: [] });
  }

  /**
   * @throws {StoreError} store/not-found, store/full, store/write-failed; the page can then be stored again, but where the
   * one before it was not stored: then it is dropped
   * @throws {FhirError} fhir/malformed where a claim of the page is no JSON: nothing of it is stored, and it is dropped
   */
  store(
    page: number,
    checkpoint: SyncCheckpoint,
    seenAt: string,
    begunAt = checkpoint.startedAt,
    list?: ListedPage,
  ): PageStored {
    const pending = this.#pending.get(page);
    if (!pending) throw notFoundError('page');
    const connection = this.#parts.connections.get(pending.connectionId);
    const counted = list === undefined ? checkpoint : this.#goOn(page, checkpoint, list);
    try {
      const stored = this.#store(pending, { connection, checkpoint: counted, seenAt, begunAt, list });
      this.drop(page);
      if (list !== undefined) {
        const { matches = 0, sent = 0 } = stored.checkpoint;
        this.#lists.set(nameList(checkpoint), { page, matches, sent });
      }
      return stored;
    } catch (error) {
      if (error instanceof FhirError) this.drop(page);
      if (!(error instanceof RangeError && dropBottomless(pending))) throw error;
      return this.store(page, checkpoint, seenAt, begunAt, list);
    }
  }

  /** The checkpoint with what the list has brought before this page. */
  #goOn(page: number, checkpoint: SyncCheckpoint, { after }: ListedPage): SyncCheckpoint {
    if (after === undefined) return checkpoint;
    const last = this.#lists.get(nameList(checkpoint));
    if (last?.page === after) return { ...checkpoint, matches: last.matches, sent: last.sent };
    this.drop(page);
    throw new StoreError('store/write-failed', 'The page before this one was not stored.');
  }

  /** Claims one by one where all are plainly the person's; else the page as a whole. */
  #store(pending: PendingPage, place: PagePlace): PageStored {
    const filePlain = this.#prepareInTurn(pending, place);
    if (filePlain !== null)
      try {
        return this.#write(pending, place, filePlain);
      } catch (error) {
        if (!(error instanceof NotPlain)) throw error;
      }
    parseAll(pending);
    return this.#write(pending, place, () => this.#fileTogether(pending, place));
  }

  /** What files the page one by one; `null` where what its first claim says, or what else came, shows that it cannot be. */
  #prepareInTurn(pending: PendingPage, place: PagePlace): (() => PageFiled) | null {
    const { book, undecided } = this.#parts;
    const { cut, entries, asked } = pending;
    const { connection, begunAt } = place;
    if (cut === null || !undecided.isPlain(connection)) return null;
    // Whose a Provenance is, its claims say.
    if (entries.some(({ resource }) => resource.resourceType === 'Provenance')) return null;
    const judge = book.createJudge(connection, { entries, asked });
    let ahead = listAhead(pending);
    const readNext = (entry: BundleEntry): Judged | null => {
      const whole = ahead.get(entry.resource) ?? cut.read(entry);
      return whole === null ? null : judge(whole);
    };
    const named = entries.filter(isNamed).map(judge);
    const rest = entries.filter((entry) => !isNamed(entry));
    const first = rest.find((entry) => cut.isUnread(entry));
    const judgedFirst = first === undefined ? null : readNext(first);
    if (judgedFirst === null || ![...named, judgedFirst].every(({ owner }) => isPlainlyOwn(owner)))
      return null;
    const read = (entry: BundleEntry) => {
      const isFirst = entry === first;
      // What the claims refer to is known by now.
      const isRight = !isFirst || this.#isAsRead(pending, connection);
      if (!isRight) ahead = new Map();
      const judged = isFirst && isRight ? judgedFirst : readNext(entry);
      if (judged === null) throw new NotPlain();
      return judged;
    };
    return () => {
      book.notePatients(connection, { entries, asked }, begunAt);
      const arrival = this.#arrive(place, connection);
      const { stored, fates } = undecided.storePlain(named, mapEach(rest, read), arrival);
      return { stored: [stored], filed: entries.length, matches: pending.sent, fates };
    };
  }

  /** False where what was read ahead rests on other records than are known here: it is read anew. */
  #isAsRead({ ahead }: PendingPage, { id, fhirBaseUrl }: ArchiveConnection): boolean {
    const { references } = this.#parts.archive;
    if (ahead === null) return true;
    if (ahead.fhirBaseUrl === fhirBaseUrl && leadsToSame(ahead, references.of(id).resolve)) return true;
    references.recall(id);
    return false;
  }

  #fileTogether(pending: PendingPage, place: PagePlace): PageFiled {
    const { db, connections, undecided, book } = this.#parts;
    const { entries, asked, tooDeep, resourceType } = pending;
    const { connection, begunAt } = place;
    const judged = book.judge(connection, { entries, asked });
    book.notePatients(connection, { entries, asked }, begunAt);
    const { filed, fates } = undecided.settle(connection, judged, begunAt);
    for (const [to, ones] of Map.groupBy(filed, (one) => one.to))
      confirmCopied(
        db,
        to,
        ones.map(({ entry }) => entry.resource),
      );
    const stored = undecided.store(connection.id, filed, (to) => this.#arrive(place, connections.get(to)));
    const about = judged.filter(({ owner }) => owner.whose !== 'apart').map(({ entry }) => entry);
    return {
      stored: stored.map((one) => one.stored),
      filed: filed.length,
      matches: countAsked(about, resourceType) + tooDeep.filter((type) => type === resourceType).length,
      fates,
    };
  }

  #arrive({ begunAt, seenAt, checkpoint }: PagePlace, connection: ArchiveConnection): Arrival {
    const begins = checkpoint.pages === 1;
    return { connection, pass: { from: 'plan', startedAt: begunAt }, seenAt, begins };
  }

  /** Files the page, counts what became of it, and keeps its checkpoint, in one transaction. */
  #write(pending: PendingPage, place: PagePlace, file: () => PageFiled): PageStored {
    const { db, archive } = this.#parts;
    const { entries, problems, tooDeep, sent } = pending;
    const { connection, checkpoint, begunAt, list } = place;
    const isListed = begunAt === checkpoint.startedAt;
    const source = isListed ? checkpoint.resourceType : byIdSource(checkpoint.resourceType);
    const fatePlace = { connectionId: connection.id, source, pass: begunAt };
    return archive.write(() => {
      const { stored, filed, matches, fates } = file();
      if (isListed && checkpoint.pages === 1)
        checkpoint.mode === 'changes' ? forgetPassFates(db, fatePlace) : forgetFates(db, fatePlace);
      addFates(db, fatePlace, [
        ...(isListed ? fates : fates.filter(({ fate }) => fate !== 'filed')),
        ...tooDeep.map((type): FateCount => ({ type, fate: 'too-deep', reason: '', count: 1 })),
        { type: '', fate: 'unreadable', reason: '', count: problems },
      ]);
      const kept = list === undefined ? checkpoint : countPage(checkpoint, { matches, sent }, list.end);
      saveCheckpoint(db, kept);
      const skipped = problems + tooDeep.length + entries.length - filed;
      return { ...sumUpStored(stored, skipped), matches, checkpoint: kept };
    });
  }

  drop(page: number): void {
    const cut = this.#pending.get(page)?.cut;
    if (cut) releaseBytes(cut.bytes);
    this.#pending.delete(page);
  }
}

function nameList({ connectionId, resourceType }: SyncCheckpoint): string {
  return `${connectionId} ${resourceType}`;
}

function sumUpStored(all: readonly Stored[], skipped: number): Omit<PageStored, 'matches' | 'checkpoint'> {
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

function* mapEach<T, R>(all: readonly T[], map: (one: T) => R): Generator<R> {
  for (const one of all) yield map(one);
}

/** The claims of a page that were read ahead, in the place of what stands for them until their turn. */
function listAhead({ cut, entries, ahead }: PendingPage): Map<Resource, ArrivedEntry> {
  const found = new Map<Resource, ArrivedEntry>();
  if (cut === null || ahead === null) return found;
  for (const [index, entry] of entries.filter(cut.isUnread).entries()) {
    const read = ahead.claims[index] ?? null;
    if (read === null) continue;
    const parse = () => cut.read(entry) ?? fail();
    const resource = { resourceType: entry.resource.resourceType, id: read.id };
    const { rewritten, ...known } = read;
    const json = rewritten ?? cut.bytesOf(entry);
    found.set(entry.resource, { ...entry, resource, ahead: { ...known, json, parse } });
  }
  return found;
}

/** What was a claim for the one thread is one for the other. */
function fail(): never {
  throw new NotPlain();
}

function readWhole(bytes: Uint8Array): AnswerParts {
  const json = parsePage(bytes);
  const top = asResource(json);
  const bundle = readBundle(json);
  return { bundle, entries: listEntries(bundle, top), resourceType: top?.resourceType ?? null };
}

/**
 * Parses what is left of a page that was cut. Where a piece is not what it looked like, the whole page is read anew.
 *
 * @throws {FhirError} fhir/malformed where that is no JSON
 */
function parseAll(pending: PendingPage): void {
  const { cut, entries } = pending;
  if (cut === null) return;
  const parsed = entries.flatMap((entry) => cut.read(entry) ?? []);
  if (parsed.length === entries.length) pending.entries = parsed;
  else {
    const { bundle, entries: whole, resourceType } = readWhole(cut.bytes);
    if (resourceType === null)
      throw new FhirError('fhir/malformed', 'A claim of the plan’s answer is no JSON.', { status: 200 });
    pending.entries = whole;
    pending.problems = bundle.problems.length;
    pending.sent = countAsked(whole, pending.resourceType);
  }
  releaseBytes(cut.bytes);
  pending.cut = null;
}

/** Takes out records that are nested too deep to be written. True when there were any. */
function dropBottomless(pending: PendingPage): boolean {
  parseAll(pending);
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
