/** What happened to claims since the person last looked. */
import type { ClaimChange } from '#shared/model/claims/claims-view';
import type { Db } from '../../database/database.ts';
import type { Connection } from '../../people/connections.ts';
import { joinClaimId } from './row-codec.ts';

/**
 * Notes the claims that the pass which ends now brought. None of the first download, which is everything that the plan
 * or file has, none that was kept aside since an earlier pass, and none of a pass that brings what was dropped or erased
 * before.
 */
export function noteArrivals(
  db: Db,
  { id, lastCheckedAt, isQuiet }: Pick<Connection, 'id' | 'lastCheckedAt' | 'isQuiet'>,
  seenAt: string,
): void {
  if (lastCheckedAt === null || isQuiet) return;
  db.prepare(
    `INSERT INTO claim_history (key, seen_at, what, changes)
     SELECT key, ?, 'arrived', '[]' FROM claim JOIN resource USING (key)
     WHERE claim.connection_id = ? AND finished = 0 AND min(seen_in, first_seen) > ?`,
  ).run(seenAt, id, lastCheckedAt);
}

export type UnseenChange = {
  claimId: string;
  what: 'arrived' | 'changed' | 'removed-by-plan';
  changes: ClaimChange['changes'];
};

/** Of claims of these connections; what was shown on an earlier day is seen. */
const unseen = `(shown_on IS NULL OR shown_on >= @today)
  AND EXISTS (SELECT 1 FROM claim WHERE claim.key = claim_history.key
    AND claim.connection_id IN (SELECT value FROM json_each(@ids)))`;

/** What happened to a person's claims that they have not seen, in the order in which it did. */
export function listUnseen(db: Db, connectionIds: readonly string[], today: string): UnseenChange[] {
  type Stored = { connectionId: string; id: string; what: UnseenChange['what']; changes: string };
  return db
    .prepare<[object], Stored>(
      `SELECT resource.connection_id AS connectionId, resource.id, what, changes
       FROM claim_history JOIN resource USING (key) WHERE ${unseen} ORDER BY claim_history.id`,
    )
    .all({ ids: JSON.stringify(connectionIds), today })
    .map(({ connectionId, id, what, changes }) => ({
      claimId: joinClaimId(connectionId, id),
      what,
      changes: JSON.parse(changes) as UnseenChange['changes'],
    }));
}

/** Notes that all of it was shown on `today`. */
export function noteShown(db: Db, connectionIds: readonly string[], today: string): void {
  db.prepare(`UPDATE claim_history SET shown_on = @today WHERE ${unseen}`).run({
    ids: JSON.stringify(connectionIds),
    today,
  });
}

/** Notes that the person has seen all of it. */
export function markSeen(db: Db, connectionIds: readonly string[], today: string): void {
  db.prepare(`UPDATE claim_history SET shown_on = '' WHERE ${unseen}`).run({
    ids: JSON.stringify(connectionIds),
    today,
  });
}

/** Forgets the changes that were told at `seenAt`, an ISO instant, and the marks of their claims. */
export function untellChanges(db: Db, seenAt: string): void {
  const keys = db
    .prepare<[string], number>(
      "DELETE FROM claim_history WHERE seen_at = ? AND what = 'changed' RETURNING key",
    )
    .pluck()
    .all(seenAt);
  const unmark = db.prepare('UPDATE claim SET changed = 0 WHERE key = ?');
  for (const key of keys) unmark.run(key);
}
