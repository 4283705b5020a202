import type { VisitCheckFacts } from '#shared/model/visits/visit-check';
import type { Db } from '../../database/database.ts';

export type KeptVisitCheck = { claimId: string; connectionId: string; facts: VisitCheckFacts };

/** What the person noted about whether care took place, once for a claim. */
export class VisitCheckTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(personId: string): KeptVisitCheck[] {
    return this.#db
      .prepare<[string], { claimId: string; connectionId: string; facts: string }>(
        `SELECT claim_id AS claimId, connection_id AS connectionId, facts
         FROM visit_check JOIN connection ON connection.id = connection_id WHERE person_id = ?`,
      )
      .all(personId)
      .map(({ facts, ...check }) => ({ ...check, facts: JSON.parse(facts) as VisitCheckFacts }));
  }

  /** What was noted about one of these claims; `null` where nothing was. */
  find(claimIds: readonly string[]): VisitCheckFacts | null {
    const facts = this.#db
      .prepare<[string], string>(
        'SELECT facts FROM visit_check WHERE claim_id IN (SELECT value FROM json_each(?)) LIMIT 1',
      )
      .pluck()
      .get(JSON.stringify(claimIds));
    return facts === undefined ? null : (JSON.parse(facts) as VisitCheckFacts);
  }

  /** Notes it about the first of the claims, in the place of what was noted about any of them; `null` forgets it. */
  save(connectionId: string, claimIds: readonly [string, ...string[]], facts: VisitCheckFacts | null): void {
    this.#db.transaction(() => {
      this.#db
        .prepare('DELETE FROM visit_check WHERE claim_id IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(claimIds));
      if (facts === null) return;
      this.#db
        .prepare('INSERT INTO visit_check (claim_id, connection_id, facts) VALUES (?, ?, ?)')
        .run(claimIds[0], connectionId, JSON.stringify(facts));
    })();
  }
}
