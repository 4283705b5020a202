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
  const mark = findBillMark(db, about.billId);
  if (mark === null) throw notFoundError('bill');
  return { billId: about.billId, connectionId: null, claimId: null, mark };
}

/** `null` where there is no such bill. */
export function findBillMark(db: Db, billId: string): ExampleMark | null {
  const facts = db.prepare<[string], string>('SELECT facts FROM bill WHERE id = ?').pluck().get(billId);
  if (facts === undefined) return null;
  const { isExample } = JSON.parse(facts) as ExampleMark;
  return isExample ? { isExample } : {};
}
