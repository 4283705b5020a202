import type { ClaimRow } from '#shared/model/claims/claim-row';
import { mostVisitChecks, type VisitCheck, type VisitCheckFacts } from '#shared/model/visits/visit-check';
import { boundRows } from '../../archive/bound-view.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import { findClaim } from '../../claims/ask/find-claim.ts';
import { findClaimPhone } from '../../claims/ask/find-claim-phone.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import { readStoredClaim } from '../../claims/keep/stored-claims.ts';
import { VisitCheckTable } from '../../claims/keep/visit-check-table.ts';
import type { Db } from '../../database/database.ts';
import { ReferenceIndex } from '../../fhir/references.ts';
import type { Connections } from '../../people/connections.ts';

export type VisitCheckParts = {
  db: Db;
  connections: Connections;
  rows: ClaimRows;
  references: ReferenceCache;
};

/** All that the person noted, each with the newest version of its claim, the newest care first. */
export function listVisitChecks(parts: VisitCheckParts, personId: string): VisitCheck[] {
  const noted = readNoted(parts, personId);
  if (noted.size === 0) return [];
  const checks = parts.rows.of(personId).entries.flatMap(({ row }) => {
    const facts = noted.get(row.id);
    return facts ? [{ row, facts, ...findPlan(parts, row) }] : [];
  });
  return boundRows(checks.slice(0, mostVisitChecks));
}

/** What was noted, by the newest version of the claim. */
function readNoted({ db }: VisitCheckParts, personId: string): Map<string, VisitCheckFacts> {
  const byConnection = Map.groupBy(new VisitCheckTable(db).list(personId), (one) => one.connectionId);
  return new Map(
    [...byConnection].flatMap(([connectionId, checks]) => {
      const successors = findStoredSuccessors(db, connectionId);
      return checks.map(({ claimId, facts }): [string, VisitCheckFacts] => [
        successors.get(claimId) ?? claimId,
        facts,
      ]);
    }),
  );
}

/** Whom to ask. */
function findPlan(parts: VisitCheckParts, { id, openedAt }: ClaimRow) {
  const { json, connectionId } = findClaim(parts.db, id);
  const claim = readStoredClaim(json, id, new ReferenceIndex().resolve);
  const planPhone = findClaimPhone(parts, parts.connections.get(connectionId), { json, openedAt });
  return { planKind: claim?.planKind ?? ('unknown' as const), planPhone };
}
