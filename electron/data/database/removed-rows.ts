import { randomUUID } from 'node:crypto';
import type { Db } from './database.ts';
import { notFoundError } from './faults.ts';

/** A row with its place, by which lists are in the order in which they were written. */
type TakenRow = { table: string; values: Readonly<Record<string, unknown>> };
type Child = { table: string; from: string; to: string };

/**
 * Takes rows out that a person wrote, with all that goes with them, and keeps those of the last time in memory, so that
 * they can come back. They are forgotten with the next ones, when anything is erased, and when the app closes.
 */
export class RemovedRows {
  readonly #db: Db;
  #last: { id: string; rows: readonly TakenRow[]; settle(): void } | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The id by which the row whose `key` is that comes back. `settle`: what follows, also when it is back. */
  remove(table: string, key: string, value: string, settle?: () => void): string {
    return this.removeAll(table, key, [value], settle);
  }

  /** The same of several rows: one id brings all of them back. */
  removeAll(
    table: string,
    key: string,
    values: readonly string[],
    settle: () => void = () => undefined,
  ): string {
    const rows = values.flatMap((value) => this.#collect(table, key, value));
    this.#db.transaction(() => {
      const remove = this.#db.prepare(`DELETE FROM ${table} WHERE ${key} = ?`);
      for (const value of values) remove.run(value);
      settle();
    })();
    const id = randomUUID();
    this.#last = { id, rows, settle };
    return id;
  }

  /** @throws {StoreError} store/not-found where other rows were removed since, or what they belong to is gone */
  bringBack(id: string): void {
    if (this.#last?.id !== id) throw notFoundError('removed row');
    const { rows, settle } = this.#last;
    this.#db.transaction(() => {
      for (const row of rows) this.#insert(row);
      settle();
    })();
    this.#last = null;
  }

  forget(): void {
    this.#last = null;
  }

  /** The rows, each before those that hang on it. */
  #collect(table: string, key: string, value: unknown): TakenRow[] {
    const place = this.#hasRowid(table) ? 'rowid AS "rowid", ' : '';
    const rows = this.#db
      .prepare<[unknown], TakenRow['values']>(`SELECT ${place}* FROM ${table} WHERE ${key} = ?`)
      .all(value);
    const children = this.#listChildren(table);
    return rows.flatMap((values) => [
      { table, values },
      ...children.flatMap((child) => this.#collect(child.table, child.from, values[child.to])),
    ]);
  }

  #listChildren(table: string): Child[] {
    return this.#db
      .prepare<[string], Child>(
        `SELECT name AS "table", "from", "to" FROM sqlite_schema JOIN pragma_foreign_key_list(name) AS reference
         WHERE type = 'table' AND reference."table" = ? AND on_delete = 'CASCADE'`,
      )
      .all(table);
  }

  #hasRowid(table: string): boolean {
    return this.#db.prepare('SELECT wr FROM pragma_table_list(?)').pluck().get(table) === 0;
  }

  /** Where another row stands in its place by now, it comes last. */
  #insert({ table, values }: TakenRow): void {
    const { rowid, ...columns } = values;
    const isFree =
      rowid !== undefined && !this.#db.prepare(`SELECT 1 FROM ${table} WHERE rowid = ?`).get(rowid);
    const all = isFree ? { rowid, ...columns } : columns;
    const names = Object.keys(all);
    try {
      this.#db
        .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
        .run(...Object.values(all));
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT'))
        throw notFoundError('place for a removed row');
      throw error;
    }
  }
}
