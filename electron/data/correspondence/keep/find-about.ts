import type { About } from '#shared/model/bills/about';
import type { ExampleMark } from '#shared/model/bills/example-mark';
import { findClaim } from '../../claims/ask/find-claim.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';

/**
 * What a row is about, as its columns: a bill, or a claim with the connection that it goes with. `mark`: that of the
 * bill.
 */
export type AboutColumns = {
  billId: string | null;
  connectionId: string | null;
  claimId: string | null;
  mark: ExampleMark;
};

/** @throws {StoreError} store/not-found */
export function findAbout(db: Db, about: About): AboutColumns {
  if ('claimId' in about) {
    const { connectionId } = findClaim(db, about.claimId);
    return { billId: null, connectionId, claimId: about.claimId, mark: {} };
  }
  const facts = db.prepare<[string], string>('SELECT facts FROM bill WHERE id = ?').pluck().get(about.billId);
  if (facts === undefined) throw notFoundError('bill');
  const { isExample } = JSON.parse(facts) as ExampleMark;
  const mark = isExample ? { isExample } : {};
  return { billId: about.billId, connectionId: null, claimId: null, mark };
}
