/** Claims that the person put away as looked at, with what there was to look at then. */
import { rowAmountNames } from '#shared/model/amount-table';
import type { ClaimRow } from '#shared/model/claim-row';
import type { Db } from '../../database/database.ts';

/** By the id of the claim, what {@link describeLook} said when it was put away. */
export function listLookedAt(db: Db, personId: string): Map<string, string> {
  const rows = db
    .prepare<[string], { claimId: string; facts: string }>(
      `SELECT claim_id AS claimId, facts FROM looked_at JOIN connection ON connection.id = connection_id
       WHERE person_id = ? ORDER BY claim_id`,
    )
    .all(personId);
  return new Map(rows.map(({ claimId, facts }) => [claimId, facts]));
}

export function putAway(db: Db, { claimId, facts }: { claimId: string; facts: string }): void {
  db.prepare('INSERT OR REPLACE INTO looked_at (claim_id, connection_id, facts) VALUES (?, ?, ?)').run(
    claimId,
    claimId.slice(0, claimId.indexOf('/')),
    facts,
  );
}

export function bringBack(db: Db, claimId: string): void {
  db.prepare('DELETE FROM looked_at WHERE claim_id = ?').run(claimId);
}

/** True for a claim that was put away, and of which there is nothing new since. */
export function isLookedAt(row: ClaimRow, lookedAt: ReadonlyMap<string, string>): boolean {
  return lookedAt.get(row.id) === describeLook(row);
}

/** What there is to look at: the reason, the decision and the amounts. Another text means that there is something new. */
export function describeLook(row: ClaimRow): string {
  const { attention, state, decidedOn, visit } = row;
  const amounts = rowAmountNames.map((name) => row[name]?.cents ?? null);
  const parts = visit?.parts.map((part) => [part.state, part.planPaid?.cents ?? null]) ?? [];
  return JSON.stringify([attention, state, decidedOn, amounts, parts]);
}
