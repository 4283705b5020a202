import { PaperFacts, type PaperPlace } from '#shared/model/bills/paper';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';

export type KeptPaper = { facts: PaperFacts; personId: string; bytes: Uint8Array };

const tables = {
  bill: { paper: 'bill_paper', key: 'bill_id', owner: 'bill' },
  payment: { paper: 'payment_paper', key: 'payment_id', owner: 'payment' },
} as const;

/** Papers of bills and receipts of payments, as the person's files held them. */
export class PaperTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What is known of a paper without its bytes; `null` where there is none. */
  find({ of, id }: PaperPlace): PaperFacts | null {
    const { paper, key } = tables[of];
    const facts = this.#db
      .prepare<[string], string>(`SELECT facts FROM ${paper} WHERE ${key} = ?`)
      .pluck()
      .get(id);
    return facts === undefined ? null : (JSON.parse(facts) as PaperFacts);
  }

  /** @throws {StoreError} store/not-found */
  get({ of, id }: PaperPlace): KeptPaper {
    const { paper, key, owner } = tables[of];
    const found = this.#db
      .prepare<[string], { facts: string; personId: string; bytes: Uint8Array }>(
        `SELECT ${paper}.facts, bytes, person_id AS personId
         FROM ${paper} JOIN ${owner} ON ${owner}.id = ${key} WHERE ${key} = ?`,
      )
      .get(id);
    if (!found) throw notFoundError('paper');
    // Bytes of a buffer of their own can be handed to another thread.
    return { ...found, facts: JSON.parse(found.facts) as PaperFacts, bytes: new Uint8Array(found.bytes) };
  }

  /** In the place of an earlier paper. Facts that no answer could hold are not kept. @throws {StoreError} store/not-found */
  keep({ of, id }: PaperPlace, facts: PaperFacts, bytes: Uint8Array): void {
    const { paper, key, owner } = tables[of];
    if (!this.#db.prepare(`SELECT 1 FROM ${owner} WHERE id = ?`).get(id)) throw notFoundError(of);
    this.#db
      .prepare(`INSERT OR REPLACE INTO ${paper} (${key}, facts, bytes) VALUES (?, ?, ?)`)
      .run(id, JSON.stringify(PaperFacts.parse(facts)), bytes);
  }

  remove({ of, id }: PaperPlace): void {
    const { paper, key } = tables[of];
    this.#db.prepare(`DELETE FROM ${paper} WHERE ${key} = ?`).run(id);
  }
}
