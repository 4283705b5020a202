import { ScanFacts, type ScanPlace } from '#shared/model/bills/scan';
import { getPaper } from '../../claims/keep/claim-paper.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import type { RemovedRows } from '../../database/removed-rows.ts';

export type KeptScan = { facts: ScanFacts; personId: string; bytes: Uint8Array };

const tables = {
  bill: { scan: 'bill_scan', key: 'bill_id', owner: 'bill' },
  payment: { scan: 'payment_scan', key: 'payment_id', owner: 'payment' },
} as const;

/** Scans of bills and receipts of payments, as the person's files held them. */
export class ScanTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What is known of a scan without its bytes; `null` where there is none. */
  find({ of, id }: ScanPlace): ScanFacts | null {
    const { scan, key } = tables[of];
    const facts = this.#db
      .prepare<[string], string>(`SELECT facts FROM ${scan} WHERE ${key} = ?`)
      .pluck()
      .get(id);
    return facts === undefined ? null : (JSON.parse(facts) as ScanFacts);
  }

  /** @throws {StoreError} store/not-found */
  get({ of, id }: ScanPlace): KeptScan {
    const { scan, key, owner } = tables[of];
    const found = this.#db
      .prepare<[string], { facts: string; personId: string; bytes: Uint8Array }>(
        `SELECT ${scan}.facts, bytes, person_id AS personId
         FROM ${scan} JOIN ${owner} ON ${owner}.id = ${key} WHERE ${key} = ?`,
      )
      .get(id);
    if (!found) throw notFoundError('scan');
    // Bytes of a buffer of their own can be handed to another thread.
    return { ...found, facts: JSON.parse(found.facts) as ScanFacts, bytes: new Uint8Array(found.bytes) };
  }

  /** The paper from which a claim was typed. @throws {StoreError} store/not-found */
  getOfClaim(claimId: string): Omit<KeptScan, 'personId'> {
    return getPaper(this.#db, claimId);
  }

  /** In the place of an earlier scan. Facts that no answer could hold are not kept. @throws {StoreError} store/not-found */
  keep({ of, id }: ScanPlace, facts: ScanFacts, bytes: Uint8Array): void {
    const { scan, key, owner } = tables[of];
    if (!this.#db.prepare(`SELECT 1 FROM ${owner} WHERE id = ?`).get(id)) throw notFoundError(of);
    this.#db
      .prepare(
        `INSERT INTO ${scan} (${key}, facts, bytes) VALUES (?, ?, ?)
         ON CONFLICT (${key}) DO UPDATE SET facts = excluded.facts, bytes = excluded.bytes`,
      )
      .run(id, JSON.stringify(ScanFacts.parse(facts)), bytes);
  }

  /** The id by which it comes back. */
  remove(removed: RemovedRows, { of, id }: ScanPlace): string {
    const { scan, key } = tables[of];
    return removed.remove(scan, key, id);
  }
}
