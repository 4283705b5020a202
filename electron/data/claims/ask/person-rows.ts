import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimPage } from '#shared/model/claims/claims-view';
import { copiedAtSql, hasCopied } from '../../archive/copied-records.ts';
import type { Db } from '../../database/database.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { type MergedVisit, mergeVisits, type VisitPair } from '../compare/merge-visits.ts';
import { SumTable } from '../compare/sum-table.ts';
import { isOneServer } from '../keep/duplicate-claims.ts';
import { hasOtherVersion, isDownloadOf } from '../keep/medicare-versions.ts';
import { haveSameAmounts } from '../keep/same-amounts.ts';
import { markChanged } from '../keep/standing.ts';
import { decodeStandingRow, pickOwner } from '../keep/stored-claims.ts';
import { isOneClaimTwice, listVisits } from '../keep/visits.ts';
import { manyWritten, noteWrites, visitsWritten } from '../keep/written-claims.ts';
import type { RowOwner } from '../read/claim-row.ts';

/** A claim in the order of the list. Its row is made when it is first looked at. */
export class RowEntry {
  readonly key: number;
  /** The service date as a number, 20260315; a month or a year alone stands after its days; 0 for no date. */
  readonly order: number;
  /** True when the last check changed it. */
  readonly isChanged: boolean;
  /** How often the claim was written since the app was started: what was read of it holds while this is the same. */
  readonly writes: number;
  /** The visit whose one row this is. */
  readonly visit: MergedVisit | null;
  /** Where it stands in the list that the sums in memory are of. */
  at = -1;
  #make: (() => ClaimRow) | null;
  #row: ClaimRow | null = null;

  constructor(
    {
      key,
      serviceStart,
      isChanged,
      writes = 0,
    }: { key: number; serviceStart: string | null; isChanged: boolean; writes?: number },
    make: () => ClaimRow,
    visit: MergedVisit | null = null,
  ) {
    this.key = key;
    this.order = toOrder(serviceStart);
    this.isChanged = isChanged;
    this.writes = writes;
    this.visit = visit;
    this.#make = make;
  }

  /** Year of the service date; `null` without one. */
  get year(): number | null {
    return this.order === 0 ? null : Math.floor(this.order / 10_000);
  }

  /** Month of the service date, 1 to 12; `null` without one. */
  get month(): number | null {
    return Math.floor(this.order / 100) % 100 || null;
  }

  get row(): ClaimRow {
    this.#row ??= this.#make?.() ?? null;
    this.#make = null;
    if (this.#row === null) throw new Error('A claim has no row.');
    return this.#row;
  }
}

/** Newest service date first; claims without a date last. */
function compareEntries(a: RowEntry, b: RowEntry): number {
  return b.order - a.order || a.key - b.key;
}

type Stored = {
  key: number;
  connection_id: string;
  row: string;
  service_start: string | null;
  settled: string | null;
  changed: number;
  /** When the file or copy that brought it was opened; `null` for what the plan sent. */
  opened_at: string | null;
};

/** What the whole of a filtered list is, whichever window of it is shown. `selected`: places in `PersonRows.listed`. */
export type ListAnswer = Omit<ClaimPage, 'rows'> & { selected: readonly number[] };

type ComparesRows = (one: ClaimRow, other: ClaimRow) => boolean;

/** All rows of one person. */
export class PersonRows {
  readonly #byKey = new Map<number, RowEntry>();
  #sorted: readonly RowEntry[] = [];
  /** Of what is in `#sorted` and not here any more, and what is here and not in it yet. */
  readonly #gone = new Set<RowEntry>();
  readonly #added = new Set<RowEntry>();
  #listed: readonly RowEntry[] | null = null;
  #byId: ReadonlyMap<string, RowEntry> | null = null;
  #visits: readonly VisitPair[] | null = null;
  #merged: ReadonlyMap<number, MergedVisit> | null = null;
  #latest: { question: string; answer: ListAnswer } | null = null;
  /** Kept when rows change: what was read of those that did not stays read. */
  #sums: { of: readonly RowEntry[]; table: SumTable } | null = null;
  readonly #loadVisits: () => readonly VisitPair[];
  readonly #isOneServer: ComparesRows;
  readonly #areVersions: ComparesRows;

  /** `areVersions`: of connections to two versions of Medicare's service. */
  constructor(
    loadVisits: () => readonly VisitPair[],
    { isOneServer, areVersions }: { isOneServer: ComparesRows; areVersions: ComparesRows },
  ) {
    this.#loadVisits = loadVisits;
    this.#isOneServer = isOneServer;
    this.#areVersions = areVersions;
  }

  put(entry: RowEntry): void {
    this.remove(entry.key);
    this.#byKey.set(entry.key, entry);
    this.#added.add(entry);
    this.#forget();
  }

  remove(key: number): void {
    const entry = this.#byKey.get(key);
    if (!entry) return;
    this.#byKey.delete(key);
    if (!this.#added.delete(entry)) this.#gone.add(entry);
    this.#forget();
  }

  forgetVisits(): void {
    this.#visits = null;
    this.#forget();
  }

  #forget(): void {
    this.#listed = null;
    this.#byId = null;
    this.#merged = null;
    this.#latest = null;
  }

  get(key: number): ClaimRow | null {
    return this.#byKey.get(key)?.row ?? null;
  }

  /** The row of the claim with this id; `null` for a claim that is not here. */
  find(claimId: string): ClaimRow | null {
    return this.#entriesById.get(claimId)?.row ?? null;
  }

  /** The rows of the claims with these ids, in the order of the list. */
  pick(claimIds: ReadonlySet<string>): ClaimRow[] {
    const entries = [...claimIds].flatMap((id) => this.#entriesById.get(id) ?? []);
    return entries.sort(compareEntries).map(({ row }) => row);
  }

  get #entriesById(): ReadonlyMap<string, RowEntry> {
    this.#byId ??= new Map(this.entries.map((entry) => [entry.row.id, entry]));
    return this.#byId;
  }

  /** Each claim: newest service date first; claims without a date last. */
  get entries(): readonly RowEntry[] {
    if (this.#gone.size + this.#added.size === 0) return this.#sorted;
    const stayed = this.#gone.size === 0 ? this.#sorted : this.#sorted.filter((one) => !this.#gone.has(one));
    this.#sorted = [...stayed, ...this.#added].sort(compareEntries);
    this.#gone.clear();
    this.#added.clear();
    return this.#sorted;
  }

  /** What lists show and sums are made of, in the same order: of a visit that the person called one, its one row. */
  get listed(): readonly RowEntry[] {
    this.#listed ??= this.#mergeEntries();
    return this.#listed;
  }

  /** What sums need of {@link listed}, at the same places. */
  get sums(): SumTable {
    const { listed } = this;
    if (this.#sums?.of === listed) return this.#sums.table;
    const before = this.#sums;
    const table = new SumTable(listed.length, (at) => (listed[at] as RowEntry).row, before?.table);
    for (let at = 0; at < listed.length; at++) {
      const entry = listed[at] as RowEntry;
      if (before?.of[entry.at] === entry) table.copy(at, before.table, entry.at);
      entry.at = at;
    }
    this.#sums = { of: listed, table };
    return table;
  }

  #mergeEntries(): readonly RowEntry[] {
    const merged = this.#mergedVisits;
    if (merged.size === 0) return this.entries;
    return this.entries.flatMap((entry) => {
      const visit = merged.get(entry.key);
      if (!visit) return [entry];
      if (visit.key !== entry.key) return [];
      const isChanged = visit.keys.some((key) => this.#byKey.get(key)?.isChanged);
      const { serviceStart } = visit.row;
      return [new RowEntry({ key: entry.key, serviceStart, isChanged }, () => visit.row, visit)];
    });
  }

  get visits(): readonly VisitPair[] {
    this.#visits ??= this.#loadVisits();
    return this.#visits;
  }

  get #mergedVisits(): ReadonlyMap<number, MergedVisit> {
    this.#merged ??= mergeVisits(
      this.visits,
      (key) => this.get(key),
      (one, other) =>
        this.isOneClaimTwice(one, other) && (!this.#areVersions(one, other) || haveSameAmounts(one, other)),
    );
    return this.#merged;
  }

  /** The visit that a claim is part of, once the person called it one. */
  visitOf(key: number): MergedVisit | null {
    return this.#mergedVisits.get(key) ?? null;
  }

  /** By the key of each claim that is listed in the row of another one, the key of that one. */
  get listedUnder(): ReadonlyMap<number, number> {
    const visits = [...this.#mergedVisits].filter(([key, visit]) => visit.key !== key);
    return new Map(visits.map(([key, visit]) => [key, visit.key]));
  }

  /** The rows of claims that what is listed with this key is made of. */
  claimsOf(key: number): ClaimRow[] {
    return (this.visitOf(key)?.keys ?? [key]).flatMap((one) => this.get(one) ?? []);
  }

  /** The rows with one in place of the claims of each visit, so that each dollar stands in one row only. */
  mergeRows(rows: readonly ClaimRow[]): readonly ClaimRow[] {
    const merged = this.#mergedVisits;
    if (merged.size === 0) return rows;
    const visits = new Map<string, ClaimRow>();
    for (const { keys, row } of merged.values())
      for (const key of keys) visits.set(this.get(key)?.id ?? '', row);
    return [...new Set(rows.map((row) => visits.get(row.id) ?? row))];
  }

  /** The latest answer, kept while its question is asked for further windows and nothing was written. */
  remembered(question: string, answer: () => ListAnswer): ListAnswer {
    if (this.#latest?.question !== question) this.#latest = { question, answer: answer() };
    return this.#latest.answer;
  }

  /** True for two claims of a visit that are of one plan: sent by it and in a file, or by both versions of Medicare. */
  isOneClaimTwice(one: ClaimRow, other: ClaimRow): boolean {
    return this.#areVersions(one, other) || isOneClaimTwice(one, other, this.#isOneServer);
  }
}

/** The list rows of people, kept in memory from the first question on. */
export class ClaimRows {
  readonly #db: Db;
  readonly #connections: Connections;
  readonly #people = new Map<string, PersonRows>();
  readonly #writes = new Map<number, number>();
  readonly #written;
  readonly #forgetWritten;

  constructor(db: Db, connections: Connections) {
    noteWrites(db);
    this.#db = db;
    this.#connections = connections;
    this.#written = db.prepare<[], number>('SELECT key FROM claim_written').pluck();
    this.#forgetWritten = db.prepare('DELETE FROM claim_written');
  }

  /** All rows of a person, as of the last committed write. Not to be called within a write. */
  of(personId: string): PersonRows {
    this.#follow();
    const kept = this.#people.get(personId);
    if (kept) return kept;
    const compare =
      (isAlike: (one: Connection, other: Connection) => boolean): ComparesRows =>
      (one, other) =>
        isAlike(this.#connections.get(one.connectionId), this.#connections.get(other.connectionId));
    const rows = new PersonRows(() => listVisits(this.#db, personId), {
      isOneServer: compare(
        (one, other) => isOneServer(one, other) || isDownloadOf(one, other) || isDownloadOf(other, one),
      ),
      areVersions: compare(hasOtherVersion),
    });
    this.#load(personId, rows, null);
    this.#people.set(personId, rows);
    return rows;
  }

  /** Brings the rows in memory up to date with what was written since the last question. */
  #follow(): void {
    const written = this.#written.all() as number[];
    if (written.length === 0) return;
    this.#forgetWritten.run();
    for (const key of written) this.#writes.set(key, (this.#writes.get(key) ?? 0) + 1);
    if (written.includes(manyWritten)) this.#people.clear();
    if (written.includes(visitsWritten)) for (const rows of this.#people.values()) rows.forgetVisits();
    for (const [personId, rows] of this.#people) this.#load(personId, rows, written);
  }

  /** Reads rows into memory: those with the keys, or all. */
  #load(personId: string, rows: PersonRows, keys: readonly number[] | null): void {
    const own = this.#connections.ofPerson(personId);
    const owners = new Map(own.map((connection) => [connection.id, pickOwner(connection)]));
    const files = own.filter(({ origin }) => origin === 'file').map(({ id }) => id);
    const copied = [...owners.keys()].filter((id) => hasCopied(this.#db, id));
    const stored = this.#read([...owners.keys()], { files, copied }, keys);
    const open = new Set(
      rows.visits
        .filter(({ same }) => same === null)
        .flatMap(({ firstKey, secondKey }) => [firstKey, secondKey]),
    );
    for (const key of keys ?? []) rows.remove(key);
    for (const one of stored) {
      const owner = owners.get(one.connection_id);
      if (!owner) continue;
      const openedAt = one.opened_at ?? owner.openedAt;
      const make = () =>
        buildRow(one, openedAt === owner.openedAt ? owner : { ...owner, openedAt }, open.has(one.key));
      const { key, service_start: serviceStart, changed } = one;
      const writes = this.#writes.get(key) ?? 0;
      rows.put(new RowEntry({ key, serviceStart, isChanged: changed > 0, writes }, make));
    }
  }

  #read(
    connectionIds: readonly string[],
    { files, copied }: { files: readonly string[]; copied: readonly string[] },
    keys: readonly number[] | null,
  ): Stored[] {
    // Only claims of files and of copies are looked up among the resources: a plan's list stays as quick.
    const ofPerson = `SELECT key, connection_id, row, service_start, settled, changed,
        CASE WHEN connection_id IN (SELECT value FROM json_each(?))
          THEN (SELECT seen_in FROM resource WHERE resource.key = claim.key)
        WHEN connection_id IN (SELECT value FROM json_each(?))
          THEN (SELECT ${copiedAtSql} FROM resource WHERE resource.key = claim.key) END AS opened_at
      FROM claim WHERE connection_id IN (SELECT value FROM json_each(?))`;
    const values = [JSON.stringify(files), JSON.stringify(copied), JSON.stringify(connectionIds)];
    return keys === null
      ? this.#db.prepare<string[], Stored>(ofPerson).all(...values)
      : this.#db
          .prepare<string[], Stored>(`${ofPerson} AND key IN (SELECT value FROM json_each(?))`)
          .all(...values, JSON.stringify(keys));
  }
}

/** The stored row with what stands beside it. */
function buildRow(stored: Stored, owner: RowOwner, isAsked: boolean): ClaimRow {
  const now = markChanged(decodeStandingRow(stored, owner), stored.changed > 0);
  return isAsked && now.attention === null && now.counted ? { ...now, attention: 'same-visit' } : now;
}

/** See {@link RowEntry.order}. */
export function toOrder(date: string | null): number {
  if (date === null) return 0;
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}
