/** What main may ask about care that the person does not know. */
import type { VisitCheckFacts, VisitCheckList, VisitCheckView } from '#shared/model/visits/visit-check';
import { findClaim } from '../claims/ask/find-claim.ts';
import { connectionOfClaim } from '../claims/keep/row-codec.ts';
import { VisitCheckTable } from '../claims/keep/visit-check-table.ts';
import { listSameClaims, listVisitChecks, type VisitCheckParts } from './ask/list-visit-checks.ts';

export function visitCheckOperations(parts: VisitCheckParts) {
  const { db } = parts;
  const table = new VisitCheckTable(db);
  return {
    list: ({ personId }: { personId: string }): VisitCheckList => ({
      checks: listVisitChecks(parts, personId),
    }),
    /** What was noted about the claim, another version of it, or the same from elsewhere. @throws {StoreError} store/not-found */
    get({ claimId }: { claimId: string }): VisitCheckView {
      findClaim(db, claimId);
      return { facts: table.find(listSameClaims(parts, claimId)) };
    },
    /** @throws {StoreError} store/not-found */
    save({ claimId, facts }: { claimId: string; facts: VisitCheckFacts | null }) {
      findClaim(db, claimId);
      const ids = listSameClaims(parts, claimId);
      table.save(connectionOfClaim(ids[0]), ids, facts);
      return {};
    },
  };
}
