/** Claims that the person put away as looked at, with what there was to look at then. */
import { rowAmountNames } from '#shared/model/claims/amount-table';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { Db } from '../../database/database.ts';
import { connectionOfClaim } from './row-codec.ts';
import { findStoredSuccessors } from './settle-stored-claims.ts';

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

/** The same with the claims that stand now in the place of those that were put away. `rows`: all of the person's claims. */
export function followLookedAt(
  db: Db,
  personId: string,
  rows: Iterable<{ row: ClaimRow }>,
): Map<string, string> {
  const kept = listLookedAt(db, personId);
  if (kept.size === 0) return kept;
  const left = new Set<string>();
  for (const { row } of rows) if (!row.counted && kept.has(row.id)) left.add(row.connectionId);
  const successors = [...left].flatMap((connectionId) => [...findStoredSuccessors(db, connectionId)]);
  const followed = successors.flatMap(([claimId, newest]): [string, string][] => {
    const facts = kept.get(claimId);
    return facts === undefined ? [] : [[newest, facts]];
  });
  return new Map([...followed, ...kept]);
}

export function putAway(db: Db, { claimId, facts }: { claimId: string; facts: string }): void {
  db.prepare(
    `INSERT INTO looked_at (claim_id, connection_id, facts) VALUES (?, ?, ?)
     ON CONFLICT (claim_id) DO UPDATE SET connection_id = excluded.connection_id, facts = excluded.facts`,
  ).run(claimId, connectionOfClaim(claimId), facts);
}

export function bringBack(db: Db, claimIds: readonly string[]): void {
  db.prepare('DELETE FROM looked_at WHERE claim_id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(claimIds),
  );
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
