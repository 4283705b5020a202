import type { Claim, ClaimLine } from '#shared/model/claims/claim';
import type {
  ChainClaim,
  ClaimChange,
  ClaimLines,
  ClaimView,
  VersionDifference,
} from '#shared/model/claims/claims-view';
import { findHandWay, type PlanKind } from '#shared/model/plans/plan-kind';
import { findDenial } from '#shared/words/denials';
import { boundView } from '../../archive/bound-view.ts';
import { findOrigins } from '../../archive/provenance/find-origins.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import { findPlanKindByName, fitSaidKind } from '../../fhir/plan-kind.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection } from '../../people/connections.ts';
import { followLookedAt, isLookedAt } from '../keep/looked-at-table.ts';
import { findStoredPlace } from '../keep/settle-stored-claims.ts';
import { readStoredClaim } from '../keep/stored-claims.ts';
import type { WorkingClaim } from '../read/listed-claim.ts';
import { nameSources, ownLeftovers } from '../read/name-sources.ts';
import { readClaim } from '../read/read-claim.ts';
import { compareVersions } from './compare-versions.ts';
import { findAskAgain } from './find-ask-again.ts';
import { findClaim, type StoredClaim } from './find-claim.ts';
import { findClaimPhone } from './find-claim-phone.ts';
import type { ClaimParts } from './list-claims.ts';
import { listVisitsOfClaim } from './visit-questions.ts';

type OpenedClaim = Omit<ClaimView, 'moreLines' | 'leftOut' | 'provenance' | 'sinceEarlier' | 'inLater'>;

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
  const differences = compareNeighbours(parts, opened, claimId);
  const { view, leftOut } = boundView({ ...opened, claim, provenance, ...differences });
  const moreLines = claim.lines.length - view.claim.lines.length;
  return { ...view, moreLines, leftOut: leftOut - moreLines };
}

/** The claim against the nearest older and newer versions that the plan sent and that are no taking back. */
function compareNeighbours(
  parts: OpenParts,
  { chain }: Pick<OpenedClaim, 'chain'>,
  claimId: string,
): Record<'sinceEarlier' | 'inLater', VersionDifference | null> {
  const place = chain.findIndex(({ row }) => row?.id === claimId);
  const isVersion = ({ row, role }: ChainClaim) => row !== null && role !== 'reversal';
  const here = chain[place];
  if (!here || !isVersion(here)) return { sinceEarlier: null, inLater: null };
  const compare = (other: ChainClaim | undefined, isLater: boolean): VersionDifference | null => {
    if (!other?.row) return null;
    const [own, others] = [claimId, other.row.id].map((id) => readAlone(parts, id));
    if (!own || !others) return null;
    return {
      otherId: other.row.id,
      ...(isLater ? compareVersions(own, others) : compareVersions(others, own)),
    };
  };
  return {
    sinceEarlier: compare(chain.slice(0, place).findLast(isVersion), false),
    inLater: compare(chain.slice(place + 1).find(isVersion), true),
  };
}

/** As the plan decided it, whichever claim took its place later. */
function readAlone({ db, references }: OpenParts, claimId: string): WorkingClaim | null {
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

/** Lines of one claim after another; those of the latest are kept while nothing is written, as a plan may send 100,000. */
export class LinePages {
  readonly #parts: OpenParts;
  readonly #writes;
  #latest: { claimId: string; writes: unknown; lines: readonly ClaimLine[] } | null = null;

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.#writes = parts.db.prepare<[], number>('SELECT total_changes()').pluck();
  }

  /** Lines of a claim from `offset` on. */
  list({ claimId, offset, limit }: { claimId: string; offset: number; limit: number }): ClaimLines {
    const writes = this.#writes.get();
    if (this.#latest?.claimId !== claimId || this.#latest.writes !== writes)
      this.#latest = { claimId, writes, lines: getClaim(this.#parts, claimId).claim.lines };
    const { view, leftOut } = boundView(this.#latest.lines.slice(offset, offset + limit));
    return { lines: view, leftOut };
  }
}

type OpenParts = ClaimParts & { references: ReferenceCache };

/** One claim with its place among others, its history and an open question about its visit; with all of its lists. */
export function getClaim(parts: OpenParts, claimId: string): OpenedClaim {
  const { db, connections, rows, references } = parts;
  const stored = findClaim(db, claimId);
  const connection = connections.get(stored.connectionId);
  const person = rows.of(connection.personId);
  const eob = JSON.parse(stored.json) as Resource;
  const stated = readClaim(eob, { id: claimId, resolve: references.of(connection.id).resolve });
  const way = findHandWay(connection);
  const read = stated.kind === 'claim' ? ownLeftovers(nameSources(stated.claim, way), way) : null;
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
  const planPhone = findClaimPhone(parts, connection, { eob, openedAt: row.openedAt });
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
