import type { Claim } from '#shared/model/claims/claim';
import type { ClaimChange, ClaimLines, ClaimView, VersionDifference } from '#shared/model/claims/claims-view';
import { findHandWay, type PlanKind } from '#shared/model/plans/plan-kind';
import { findDenial } from '#shared/words/denials';
import { boundView } from '../../archive/bound-view.ts';
import { findOrigins } from '../../archive/provenance/find-origins.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import { findPlanKindByName, fitSaidKind } from '../../fhir/plan-kind.ts';
import type { Connection } from '../../people/connections.ts';
import { followLookedAt, isLookedAt } from '../keep/looked-at-table.ts';
import { findStoredPlace } from '../keep/settle-stored-claims.ts';
import { readStoredClaim } from '../keep/stored-claims.ts';
import { nameSources, ownLeftovers } from '../read/name-sources.ts';
import { compareVersions } from './compare-versions.ts';
import { findAskAgain } from './find-ask-again.ts';
import { findClaim, type StoredClaim } from './find-claim.ts';
import { findClaimPhone } from './find-claim-phone.ts';
import type { ClaimParts } from './list-claims.ts';
import { listVisitsOfClaim } from './visit-questions.ts';

type OpenedClaim = Omit<ClaimView, 'moreLines' | 'leftOut' | 'provenance' | 'sinceEarlier'>;

/** What a screen shows of a claim: the first of its lines, and the beginning of every other list. */
export function showClaim(parts: OpenParts, claimId: string): ClaimView {
  const opened = getClaim(parts, claimId);
  const origins = listOrigins(parts, claimId);
  const claim = {
    ...opened.claim,
    unread: [...opened.claim.unread, ...origins.flatMap(({ unread }) => unread)],
    technical: [...opened.claim.technical, ...origins.flatMap(({ technical }) => technical)],
  };
  const provenance = origins.map(({ origin }) => origin);
  const sinceEarlier = compareEarlier(parts, opened, claimId);
  const { view, leftOut } = boundView({ ...opened, claim, provenance, sinceEarlier });
  const moreLines = claim.lines.length - view.claim.lines.length;
  return { ...view, moreLines, leftOut: leftOut - moreLines };
}

/** The claim against the nearest older version that the plan sent and that is no taking back. */
function compareEarlier(
  parts: OpenParts,
  { chain }: Pick<OpenedClaim, 'chain'>,
  claimId: string,
): VersionDifference | null {
  const place = chain.findIndex(({ row }) => row?.id === claimId);
  if (place === -1 || chain[place]?.role === 'reversal') return null;
  const earlier = chain.slice(0, place).findLast(({ row, role }) => row !== null && role !== 'reversal');
  if (!earlier?.row) return null;
  const [before, after] = [earlier.row.id, claimId].map((id) => readAlone(parts, id));
  return before && after ? { earlierId: earlier.row.id, ...compareVersions(before, after) } : null;
}

/** As the plan decided it, whichever claim took its place later. */
function readAlone({ db, references }: OpenParts, claimId: string): Claim | null {
  const { json, connectionId } = findClaim(db, claimId);
  const alone = JSON.stringify({ ...(JSON.parse(json) as object), related: [] });
  return readStoredClaim(alone, claimId, references.of(connectionId).resolve);
}

function listOrigins({ db, references }: OpenParts, claimId: string): ReturnType<typeof findOrigins> {
  const slash = claimId.indexOf('/');
  const connectionId = claimId.slice(0, slash);
  const named = { connectionId, type: 'ExplanationOfBenefit', id: claimId.slice(slash + 1) };
  return findOrigins(db, named, references.of(connectionId).resolve);
}

/** Lines of a claim from `offset` on. */
export function listLines(
  parts: OpenParts,
  { claimId, offset, limit }: { claimId: string; offset: number; limit: number },
): ClaimLines {
  const { claim } = getClaim(parts, claimId);
  const { view, leftOut } = boundView(claim.lines.slice(offset, offset + limit));
  return { lines: view, leftOut };
}

type OpenParts = ClaimParts & { references: ReferenceCache };

/** One claim with its place among others, its history and an open question about its visit; with all of its lists. */
export function getClaim(parts: OpenParts, claimId: string): OpenedClaim {
  const { db, connections, rows, references } = parts;
  const stored = findClaim(db, claimId);
  const connection = connections.get(stored.connectionId);
  const person = rows.of(connection.personId);
  const stated = readStoredClaim(stored.json, claimId, references.of(connection.id).resolve);
  const way = findHandWay(connection);
  const read = stated && ownLeftovers(nameSources(stated, way), way);
  const row = person.get(stored.key);
  if (!read || !row) throw notFoundError('claim');
  const visit = person.visitOf(stored.key)?.row ?? null;
  const place = findStoredPlace(db, connection.id, claimId);
  const { state, counted, notCountedBecause } = row;
  const amounts = counted ? read.amounts : { ...read.amounts, mayOwe: null };
  const claim: Claim = {
    ...read,
    state,
    counted,
    notCountedBecause,
    amounts,
    planKind: choosePlanKind(read, connection),
    related: place?.related ?? read.related,
  };
  const denial = findDenial(claim);
  const planPhone = findClaimPhone(parts, connection, { json: stored.json, openedAt: row.openedAt });
  return {
    claim,
    row,
    visit,
    isLookedAt: isLookedAt(visit ?? row, followLookedAt(db, connection.personId, person.entries)),
    denial,
    askAgain: findAskAgain({ claim, denial, planPhone }, () => person.entries.map((entry) => entry.row)),
    saidKind: chooseSaidKind(read, connection),
    personName: connections.person(connection.personId)?.name ?? null,
    planName: connection.planName,
    planPhone,
    history: listHistory(db, stored),
    chain: (place?.chain ?? []).map(({ id, claimNumber, role }) => ({
      role,
      claimNumber,
      row: id === null ? null : person.get(findClaim(db, id).key),
    })),
    visits: listVisitsOfClaim(person, claimId),
  };
}

/** What the claim says of its plan's kind, else what the plan's name says, else what the person said. */
export function choosePlanKind(claim: KindedClaim, connection: KindedPlan): PlanKind {
  const recorded = findRecordedKind(claim, connection);
  return recorded === 'unknown' ? fitSaidKind(connection.saidKind, claim.kind === 'pharmacy') : recorded;
}

/** What the person said, where they are asked: neither the claim nor the plan's name says it. */
export function chooseSaidKind(claim: KindedClaim, connection: KindedPlan): PlanKind | null {
  return findRecordedKind(claim, connection) === 'unknown' ? connection.saidKind : null;
}

type KindedClaim = Pick<Claim, 'planKind' | 'kind'>;
type KindedPlan = Pick<Connection, 'planName' | 'saidKind'>;

function findRecordedKind(
  { planKind, kind }: KindedClaim,
  { planName }: Pick<KindedPlan, 'planName'>,
): PlanKind {
  return planKind === 'unknown' ? findPlanKindByName(planName, kind === 'pharmacy') : planKind;
}

function listHistory(db: Db, { key, firstSeen }: StoredClaim): ClaimChange[] {
  const later = db
    .prepare<[number], { seenAt: string; what: 'changed' | 'removed-by-plan'; changes: string }>(
      "SELECT seen_at AS seenAt, what, changes FROM claim_history WHERE key = ? AND what <> 'arrived' ORDER BY id",
    )
    .all(key)
    .map((entry) => ({ ...entry, changes: JSON.parse(entry.changes) as ClaimChange['changes'] }));
  return [{ seenAt: firstSeen, what: 'first-seen', changes: [] }, ...later];
}
