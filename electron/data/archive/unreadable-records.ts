/** Records that no reader of ours could read: they are kept as they came, and no screen lists them. */
import type { Unreadable } from '#shared/model/plans/connection';
import type { Db } from '../database/database.ts';

/** So many are named; all are counted. */
const mostNamed = 100;

export class UnreadableRecords {
  readonly #add;
  readonly #remove;

  constructor(db: Db) {
    this.#add = db.prepare<[number]>('INSERT OR IGNORE INTO unreadable (key) VALUES (?)');
    this.#remove = db.prepare<[number]>('DELETE FROM unreadable WHERE key = ?');
  }

  /** Notes whether the resource could be read this time. */
  note(key: number, isUnreadable: boolean): void {
    if (isUnreadable) this.#add.run(key);
    else this.#remove.run(key);
  }
}

/** The unreadable records of one connection, newest first. */
export function listUnreadable(db: Db, connectionId: string): Unreadable {
  const from = 'FROM unreadable JOIN resource USING (key) WHERE connection_id = ?';
  const count = db.prepare<[string], number>(`SELECT count(*) ${from}`).pluck().get(connectionId) as number;
  const found = db
    .prepare<[string, number], { type: string; id: string }>(
      `SELECT type, id ${from} ORDER BY key DESC LIMIT ?`,
    )
    .all(connectionId, mostNamed);
  return {
    count,
    records: found.map(({ type, id }) => ({ id: `${connectionId}/${type}/${id}`, resourceType: type })),
  };
}
