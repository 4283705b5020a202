/** What main may ask about care that the person does not know. */
import type { VisitCheckFacts, VisitCheckList, VisitCheckView } from '#shared/model/visits/visit-check';
import { findClaim } from '../claims/ask/find-claim.ts';
import { listStoredVersions } from '../claims/keep/settle-stored-claims.ts';
import { VisitCheckTable } from '../claims/keep/visit-check-table.ts';
import { listVisitChecks, type VisitCheckParts } from './ask/list-visit-checks.ts';

export function visitCheckOperations(parts: VisitCheckParts) {
  const { db } = parts;
  const table = new VisitCheckTable(db);
  return {
    list: ({ personId }: { personId: string }): VisitCheckList => ({
      checks: listVisitChecks(parts, personId),
    }),
    /** What was noted about the claim, or about another version of it. @throws {StoreError} store/not-found */
    get({ claimId }: { claimId: string }): VisitCheckView {
      const { connectionId } = findClaim(db, claimId);
      return { facts: table.find(listStoredVersions(db, connectionId, claimId)) };
    },
    /** @throws {StoreError} store/not-found */
    save({ claimId, facts }: { claimId: string; facts: VisitCheckFacts | null }) {
      const { connectionId } = findClaim(db, claimId);
      table.save(connectionId, listStoredVersions(db, connectionId, claimId), facts);
      return {};
    },
  };
}
