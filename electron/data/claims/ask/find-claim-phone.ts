import { resolveSent } from '../../archive/copied-records.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { Db } from '../../database/database.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection } from '../../people/connections.ts';
import { findPlanPhone } from '../read/claim-people.ts';

/**
 * Whom a member calls about a claim: by the claim itself, else by its plan. What a copy says of a plan is not called.
 * `openedAt`: when the copy or file was opened that the claim is from.
 */
export function findClaimPhone(
  { db, references }: { db: Db; references: ReferenceCache },
  connection: Connection,
  { eob, openedAt }: { eob: Resource; openedAt: string | null },
): string | null {
  if (connection.origin === 'plan' && openedAt !== null) return connection.planPhone;
  const resolve = resolveSent(db, connection.id, references.of(connection.id).resolve);
  return findPlanPhone(eob, resolve) ?? connection.planPhone;
}
