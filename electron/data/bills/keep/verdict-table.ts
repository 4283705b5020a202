/** How each bill stood when it was last judged, and before: so that a change can be told once. */

import type { Verdict } from '#shared/model/bills/bill';
import type { BillRow } from '#shared/model/bills/bill-lists';
import type { Db } from '../../database/database.ts';

/** As much of a verdict as tells it from another. */
type KeptVerdict = { verdict: Verdict; differenceCents: number | null; claimIds: string[] };
type Stored = { verdict: string; before: string | null; shownOn: string | null };

/** A bill whose verdict is another than the one that was told last. */
export type ChangedVerdict = { billId: string; before: KeptVerdict };

export class VerdictTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Keeps the verdicts. One that differs from the last is news where the bill's claims are among `newsOf`; else the
   * person changed it, by a payment or an answer, and knows.
   */
  keep(rows: readonly BillRow[], newsOf: ReadonlySet<string>, today: string): void {
    const find = this.#db.prepare<[string], Stored>(
      'SELECT verdict, before, shown_on AS shownOn FROM bill_verdict WHERE bill_id = ?',
    );
    const write = this.#db.prepare(
      `INSERT INTO bill_verdict (bill_id, verdict, before, shown_on) VALUES (?, ?, ?, ?)
       ON CONFLICT (bill_id) DO UPDATE
         SET verdict = excluded.verdict, before = excluded.before, shown_on = excluded.shown_on`,
    );
    for (const { bill, verdict } of rows) {
      const now = pickVerdict(verdict);
      const text = JSON.stringify(now);
      const old = find.get(bill.id);
      if (old?.verdict === text) continue;
      if (!old) {
        write.run(bill.id, text, null, null);
        continue;
      }
      const last = JSON.parse(old.verdict) as KeptVerdict;
      const isUnseen = old.before !== null && (old.shownOn === null || old.shownOn >= today);
      const isNews =
        now.verdict !== 'paid' && [...last.claimIds, ...now.claimIds].some((claimId) => newsOf.has(claimId));
      if (isNews) write.run(bill.id, text, isUnseen ? old.before : old.verdict, null);
      else write.run(bill.id, text, isUnseen ? old.before : null, old.shownOn);
    }
  }

  /** The person's bills whose verdict changed and was not seen. */
  listChanged(personId: string, today: string): ChangedVerdict[] {
    return this.#db
      .prepare<[string, string], { billId: string; verdict: string; before: string }>(
        `SELECT bill_id AS billId, verdict, before FROM bill_verdict JOIN bill ON bill.id = bill_id
         WHERE person_id = ? AND before IS NOT NULL AND (shown_on IS NULL OR shown_on >= ?)`,
      )
      .all(personId, today)
      .map(({ billId, verdict, before }) => ({
        billId,
        now: JSON.parse(verdict) as KeptVerdict,
        before: JSON.parse(before) as KeptVerdict,
      }))
      .filter(({ now, before }) => !isSame(now, before));
  }

  noteShown(personId: string, today: string): void {
    this.#db
      .prepare(
        `UPDATE bill_verdict SET shown_on = ? WHERE before IS NOT NULL AND shown_on IS NULL
           AND bill_id IN (SELECT id FROM bill WHERE person_id = ?)`,
      )
      .run(today, personId);
  }

  markSeen(personId: string): void {
    this.#db
      .prepare(
        `UPDATE bill_verdict SET before = NULL, shown_on = NULL
         WHERE bill_id IN (SELECT id FROM bill WHERE person_id = ?)`,
      )
      .run(personId);
  }
}

function pickVerdict({ verdict, differenceCents, claims }: BillRow['verdict']): KeptVerdict {
  return { verdict, differenceCents, claimIds: claims.map(({ claimId }) => claimId) };
}

/** Which claim it is may change by itself, as when a claim is replaced by one with the same amounts. */
function isSame(one: KeptVerdict, other: KeptVerdict): boolean {
  return one.verdict === other.verdict && one.differenceCents === other.differenceCents;
}
