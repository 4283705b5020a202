import { bringBack, describeLook, putAway } from '../keep/looked-at-table.ts';
import { listStoredVersions } from '../keep/settle-stored-claims.ts';
import { findClaim } from './find-claim.ts';
import type { ClaimParts } from './list-claims.ts';

/**
 * Puts a claim that needs a look away as looked at, until what there is to look at changes, or brings it back; of a visit
 * that several plans looked at, all of it. @throws {StoreError} store/not-found
 */
export function putClaimAway(
  { db, connections, rows }: ClaimParts,
  { claimId, isPutAway }: { claimId: string; isPutAway: boolean },
): void {
  const { key, connectionId } = findClaim(db, claimId);
  const person = rows.of(connections.get(connectionId).personId);
  const row = person.visitOf(key)?.row ?? person.get(key);
  if (!row) return;
  if (isPutAway) putAway(db, { claimId: row.id, facts: describeLook(row) });
  else bringBack(db, listStoredVersions(db, row.connectionId, row.id));
}
