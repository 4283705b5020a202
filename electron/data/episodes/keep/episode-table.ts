import type { Db } from '../../database/database.ts';

/** A claim as the person put it: in which episode of theirs, and what they call that one. */
export type Placed = { claimId: string; episodeId: string; name: string | null };

/**
 * What the person joined, split and named, by claim, and the charges that they put away. It is erased with the plan or
 * file that the claims came from, and so with the person.
 */
export class EpisodeTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(personId: string): Placed[] {
    return this.#db
      .prepare<[string], Placed>(
        `SELECT claim_id AS claimId, episode_id AS episodeId, name FROM episode_claim
         JOIN connection ON connection.id = connection_id WHERE person_id = ? ORDER BY claim_id`,
      )
      .all(personId);
  }

  /** Puts the claims into one episode, out of every other. The name stands with each, so that it goes with the last. */
  place(claimIds: readonly string[], episodeId: string, name: string | null): void {
    const put = this.#db.prepare(
      `INSERT INTO episode_claim (claim_id, connection_id, episode_id, name)
       SELECT ?, id, ?, ? FROM connection WHERE id = ?
       ON CONFLICT (claim_id) DO UPDATE
         SET connection_id = excluded.connection_id, episode_id = excluded.episode_id, name = excluded.name`,
    );
    this.#db.transaction(() => {
      for (const claimId of claimIds) put.run(claimId, episodeId, name, claimId.split('/')[0]);
    })();
  }

  putAway(personId: string): ReadonlySet<string> {
    const keys = this.#db
      .prepare<[string], string>(
        'SELECT key FROM alike_put_away JOIN connection ON connection.id = connection_id WHERE person_id = ?',
      )
      .pluck()
      .all(personId) as string[];
    return new Set(keys);
  }

  /** @param claimId a claim whose charges it is about */
  setPutAway(claimId: string, key: string, isPutAway: boolean): void {
    const [connectionId = ''] = claimId.split('/');
    const statement = isPutAway
      ? 'INSERT OR IGNORE INTO alike_put_away (connection_id, key) SELECT id, ? FROM connection WHERE id = ?'
      : 'DELETE FROM alike_put_away WHERE key = ? AND connection_id = ?';
    this.#db.prepare(statement).run(key, connectionId);
  }
}
