import type { ClaimRow } from '#shared/model/claim';
import type { ClaimPage } from '#shared/model/claims-view';
import type { Connections } from './connections.ts';
import type { Db } from './database.ts';
import { rowFromValues, type ShortRow } from './row-codec.ts';
import { type Standing, withChange, withStanding } from './settled-row.ts';
import { rowsForTotals, type Visit, visitsOf } from './visits.ts';

/** A row with its database key and the text that it is sorted by, newest first. */
export type RowEntry = { readonly key: number; readonly row: ClaimRow; readonly order: number };

type Stored = { key: number; connection_id: string; row: string; settled: string | null; changed: number };

/** What the whole of a filtered list is, whichever window of it is shown. */
export type ListAnswer = Omit<ClaimPage, 'rows'> & { selected: readonly ClaimRow[] };

/** All rows of one person. */
export class PersonRows {
  readonly #byKey = new Map<number, RowEntry>();
  #sorted: readonly RowEntry[] | null = null;
  #visits: readonly Visit[] | null = null;
  #forTotals: ReadonlyMap<string, ClaimRow> | null = null;
  #latest: { question: string; answer: ListAnswer } | null = null;
  readonly #loadVisits: () => readonly Visit[];

  constructor(loadVisits: () => readonly Visit[]) {
    this.#loadVisits = loadVisits;
  }

  put(key: number, row: ClaimRow): void {
    this.#byKey.set(key, { key, row, order: orderOf(row) });
    this.#sorted = null;
    this.#forTotals = null;
    this.#latest = null;
  }

  remove(key: number): void {
    if (!this.#byKey.delete(key)) return;
    this.#sorted = null;
    this.#latest = null;
  }

  get(key: number): ClaimRow | null {
    return this.#byKey.get(key)?.row ?? null;
  }

  /** Newest service date first; claims without a date last. */
  get entries(): readonly RowEntry[] {
    this.#sorted ??= [...this.#byKey.values()].sort((a, b) => b.order - a.order || a.key - b.key);
    return this.#sorted;
  }

  get visits(): readonly Visit[] {
    this.#visits ??= this.#loadVisits();
    return this.#visits;
  }

  /** The latest answer, kept while its question is asked for further windows and nothing was written. */
  remembered(question: string, answer: () => ListAnswer): ListAnswer {
    if (this.#latest?.question !== question) this.#latest = { question, answer: answer() };
    return this.#latest.answer;
  }

  /** Rows as totals see them: of two claims of one visit, each dollar stands in one row only. */
  forTotals(rows: readonly ClaimRow[]): readonly ClaimRow[] {
    this.#forTotals ??= rowsForTotals(this.visits, (key) => this.get(key));
    const replaced = this.#forTotals;
    return replaced.size === 0 ? rows : rows.map((row) => replaced.get(row.id) ?? row);
  }
}

/** The list rows of people, kept in memory from the first question on and brought up to date after each write. */
export class ClaimRows {
  readonly #db: Db;
  readonly #connections: Connections;
  readonly #people = new Map<string, { rows: PersonRows; touched: number[] }>();

  constructor(db: Db, connections: Connections) {
    this.#db = db;
    this.#connections = connections;
  }

  of(personId: string): PersonRows {
    const kept = this.#people.get(personId);
    if (kept) {
      if (kept.touched.length > 0) this.#load(personId, kept.rows, kept.touched.splice(0));
      return kept.rows;
    }
    const rows = new PersonRows(() => visitsOf(this.#db, personId));
    this.#load(personId, rows, null);
    this.#people.set(personId, { rows, touched: [] });
    return rows;
  }

  /** Says that the claims with these keys were written. */
  touch(personId: string, keys: readonly number[]): void {
    this.#people.get(personId)?.touched.push(...keys);
  }

  /** Says that anything about the person may have changed. */
  invalidate(personId: string): void {
    this.#people.delete(personId);
  }

  #load(personId: string, rows: PersonRows, keys: readonly number[] | null): void {
    const owners = new Map(
      this.#connections.ofPerson(personId).map(({ id, planName }) => [id, planName] as const),
    );
    const stored = this.#read([...owners.keys()], keys);
    const values = JSON.parse(`[${stored.map(({ row }) => row).join(',')}]`) as ShortRow[];
    const open = new Set(
      rows.visits
        .filter(({ same }) => same === null)
        .flatMap(({ firstKey, secondKey }) => [firstKey, secondKey]),
    );
    for (const key of keys ?? []) rows.remove(key);
    for (const [index, { key, connection_id, settled, changed }] of stored.entries()) {
      const planName = owners.get(connection_id) ?? null;
      const plain = rowFromValues(values[index] ?? [], { connectionId: connection_id, personId, planName });
      const standing = settled === null ? null : (JSON.parse(settled) as Standing);
      const row = withChange(withStanding(plain, standing), changed === 1);
      const isAsked = row.attention === null && row.counted && open.has(key);
      rows.put(key, isAsked ? { ...row, attention: 'same-visit' } : row);
    }
  }

  #read(connectionIds: readonly string[], keys: readonly number[] | null): Stored[] {
    const columns = 'SELECT key, connection_id, row, settled, changed FROM claim';
    return keys === null
      ? this.#db
          .prepare<[string], Stored>(`${columns} WHERE connection_id IN (SELECT value FROM json_each(?))`)
          .all(JSON.stringify(connectionIds))
      : this.#db
          .prepare<[string], Stored>(`${columns} WHERE key IN (SELECT value FROM json_each(?))`)
          .all(JSON.stringify(keys));
  }
}

/** The date as a number; one that is only a month or a year stands after the days of that month or year. */
function orderOf({ serviceStart }: ClaimRow): number {
  if (serviceStart === null) return 0;
  const day = Number(serviceStart.slice(8, 10));
  return Number(serviceStart.slice(0, 4)) * 10_000 + Number(serviceStart.slice(5, 7)) * 100 + day;
}
