import type { Db } from '../database/database.ts';

/** Which resources name something that is not here yet, so that they are read again when it comes. */
export class Waiting {
  readonly #wait;
  readonly #stop;

  constructor(db: Db) {
    this.#wait = db.prepare(
      `INSERT INTO waiting (connection_id, refs, key) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET connection_id = excluded.connection_id, refs = excluded.refs`,
    );
    this.#stop = db.prepare('DELETE FROM waiting WHERE key = ?');
  }

  /** Notes which relative references of a resource name what is not here yet. */
  add(connectionId: string, references: readonly string[], key: number): void {
    if (references.length > 0) this.#wait.run(connectionId, JSON.stringify(references), key);
  }

  remove(key: number): void {
    this.#stop.run(key);
  }
}
