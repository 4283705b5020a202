import type { AppealFacts } from '#shared/model/appeals/appeal';
import { type ExampleMark, exampleMark } from '#shared/model/bills/example-mark';
import { findClaim } from '../../claims/ask/find-claim.ts';
import { listStoredVersions } from '../../claims/keep/settle-stored-claims.ts';
import type { Db } from '../../database/database.ts';

export type KeptAppeal = { claimId: string; connectionId: string; facts: AppealFacts } & ExampleMark;

/** Appeals as the person wrote them down, one of a claim. */
export class AppealTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(personId: string): KeptAppeal[] {
    return this.#db
      .prepare<[string], { claimId: string; connectionId: string; facts: string }>(
        `SELECT claim_id AS claimId, connection_id AS connectionId, facts
         FROM appeal JOIN connection ON connection.id = connection_id WHERE person_id = ?`,
      )
      .all(personId)
      .map(decodeAppeal);
  }

  /** What was written about any version of the claim. @throws {StoreError} store/not-found */
  find(claimId: string): Pick<KeptAppeal, 'claimId' | 'facts' | 'isExample'> | null {
    const { connectionId } = findClaim(this.#db, claimId);
    const chain = listStoredVersions(this.#db, connectionId, claimId);
    const found = this.#db
      .prepare<[string], { claimId: string; facts: string }>(
        'SELECT claim_id AS claimId, facts FROM appeal WHERE claim_id IN (SELECT value FROM json_each(?)) LIMIT 1',
      )
      .get(JSON.stringify(chain));
    return found ? decodeAppeal(found) : null;
  }

  /** True when the person wrote down anything about claims of the connection. */
  hasWritten(connectionId: string): boolean {
    const one = (table: string) => `SELECT 1 FROM ${table} WHERE connection_id = @connectionId`;
    const found = this.#db
      .prepare<[{ connectionId: string }], number>(
        ['appeal', 'call', 'letter', 'visit_check'].map(one).join(' UNION ALL '),
      )
      .pluck()
      .get({ connectionId });
    return found !== undefined;
  }

  /** True when what was written about the claim is of the example. */
  isExample(claimId: string): boolean {
    const mark = this.#db
      .prepare<[string], number | null>("SELECT facts ->> '$.isExample' FROM appeal WHERE claim_id = ?")
      .pluck()
      .get(claimId);
    return mark === 1;
  }

  /** An appeal of the example stays one. @throws {StoreError} store/not-found */
  save(claimId: string, typed: AppealFacts & ExampleMark): void {
    const { connectionId } = findClaim(this.#db, claimId);
    const facts = this.isExample(claimId) ? { ...typed, ...exampleMark } : typed;
    this.#db
      .prepare(
        `INSERT INTO appeal (claim_id, connection_id, facts) VALUES (?, ?, ?)
         ON CONFLICT (claim_id) DO UPDATE SET connection_id = excluded.connection_id, facts = excluded.facts`,
      )
      .run(claimId, connectionId, JSON.stringify(facts));
  }
}

function decodeAppeal<Row extends { facts: string }>({ facts: stored, ...appeal }: Row) {
  const { isExample, ...facts } = JSON.parse(stored) as AppealFacts & ExampleMark;
  return { ...appeal, facts, ...(isExample ? { isExample } : {}) };
}
