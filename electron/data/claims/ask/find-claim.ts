import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';

export type StoredClaim = { key: number; connectionId: string; json: string; firstSeen: string };

/** The stored claim with this id. @throws {StoreError} store/not-found */
export function findClaim(db: Db, claimId: string): StoredClaim {
  const slash = claimId.indexOf('/');
  const found = db
    .prepare<[string, string], StoredClaim>(
      `SELECT key, resource.connection_id AS connectionId, json, first_seen AS firstSeen
       FROM resource JOIN resource_json USING (key) JOIN claim USING (key)
       WHERE resource.connection_id = ? AND type = 'ExplanationOfBenefit' AND id = ?`,
    )
    .get(claimId.slice(0, slash), claimId.slice(slash + 1));
  if (!found) throw notFoundError('claim');
  return found;
}
