import type { ClaimRow } from '#shared/model/claims/claim-row';
import { mostVisitChecks, type VisitCheck, type VisitCheckFacts } from '#shared/model/visits/visit-check';
import { boundRows } from '../../archive/bound-view.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import { findClaim } from '../../claims/ask/find-claim.ts';
import { findClaimPhone } from '../../claims/ask/find-claim-phone.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import { connectionOfClaim } from '../../claims/keep/row-codec.ts';
import {
  findStoredSuccessors,
  findStoredTwins,
  followToEnd,
} from '../../claims/keep/settle-stored-claims.ts';
import { VisitCheckTable } from '../../claims/keep/visit-check-table.ts';
import { readWorkingClaim } from '../../claims/read/read-claim.ts';
import type { Db } from '../../database/database.ts';
import { ReferenceIndex } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
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

/** What was noted, by the claim that stands now: what was noted of it itself before what was noted of another. */
function readNoted(parts: VisitCheckParts, personId: string): Map<string, VisitCheckFacts> {
  const noted = new VisitCheckTable(parts.db).list(personId);
  if (noted.length === 0) return new Map();
  const standIns = findStandIns(parts, personId);
  const standing = (claimId: string) => standIns.get(claimId) ?? claimId;
  return new Map(
    noted
      .toSorted(
        (a, b) => Number(standing(a.claimId) === a.claimId) - Number(standing(b.claimId) === b.claimId),
      )
      .map(({ claimId, facts }): [string, VisitCheckFacts] => [standing(claimId), facts]),
  );
}

/** Claims of which a plan's own, or another file's, is surely the same. */
const sentTwice: ReadonlySet<ClaimRow['notCountedBecause']> = new Set(['in-other-plan', 'from-file']);

/** By id, the claim that stands in its place: its newest version, or the one that counts where it was sent twice. */
function findStandIns(parts: VisitCheckParts, personId: string): Map<string, string> {
  const person = parts.rows.of(personId);
  const twice = new Set<string>();
  const repeating = new Set<string>();
  for (const { row } of person.entries)
    if (sentTwice.has(row.notCountedBecause)) {
      twice.add(row.id);
      repeating.add(row.connectionId);
    }
  const twins = [...repeating].flatMap((id) => [...findStoredTwins(parts, id)]);
  const connections = parts.connections.ofPerson(personId);
  return followToEnd(
    new Map([
      ...twins.filter(([claimId]) => twice.has(claimId)),
      ...connections.flatMap(({ id }) => [...findStoredSuccessors(parts.db, id)]),
    ]),
  );
}

/** All claims that are the same as this one, which stands first; the others after it. */
export function listSameClaims(parts: VisitCheckParts, claimId: string): [string, ...string[]] {
  const { personId } = parts.connections.get(connectionOfClaim(claimId));
  const standIns = findStandIns(parts, personId);
  const standing = standIns.get(claimId) ?? claimId;
  return [standing, ...[...standIns].flatMap(([other, end]) => (end === standing ? [other] : []))];
}

/** Whom to ask. */
function findPlan(parts: VisitCheckParts, { id, openedAt }: ClaimRow) {
  const { json, connectionId } = findClaim(parts.db, id);
  const eob = JSON.parse(json) as Resource;
  const claim = readWorkingClaim(eob, { id, resolve: new ReferenceIndex().resolve });
  const planPhone = findClaimPhone(parts, parts.connections.get(connectionId), { eob, openedAt });
  return { planKind: claim?.planKind ?? ('unknown' as const), planPhone };
}
