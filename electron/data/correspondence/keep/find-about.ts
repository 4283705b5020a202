import type { About } from '#shared/model/bills/about';
import { findClaim } from '../../claims/ask/find-claim.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';

/** What a row is about, as its columns: a bill, or a claim with the connection that it goes with. */
export type AboutColumns = {
  billId: string | null;
  connectionId: string | null;
  claimId: string | null;
};

/** @throws {StoreError} store/not-found */
export function findAbout(db: Db, about: About): AboutColumns {
  if ('claimId' in about) {
    const { connectionId } = findClaim(db, about.claimId);
    return { billId: null, connectionId, claimId: about.claimId };
  }
  const isThere =
    db.prepare<[string], number>('SELECT 1 FROM bill WHERE id = ?').pluck().get(about.billId) === 1;
  if (!isThere) throw notFoundError('bill');
  return { billId: about.billId, connectionId: null, claimId: null };
}
