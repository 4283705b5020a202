/** What to ask about one claim, or about one bill and its claims. Reads claims of the same days alone. */
import { addDays, toWholeDay } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { mostQuestions, type SecondLook, type SecondLookQuestion } from '#shared/model/claims/second-look';
import { listApprovals } from '../../approvals/ask/list-approvals.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import { type JudgeParts, judgeBills } from '../../bills/ask/judge-bills.ts';
import { findClaim } from '../../claims/ask/find-claim.ts';
import { choosePlanKind } from '../../claims/ask/get-claim.ts';
import type { ClaimParts } from '../../claims/ask/list-claims.ts';
import { type PersonRows, toOrder } from '../../claims/ask/person-rows.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import { nameSources } from '../../claims/read/name-sources.ts';
import { readWorkingClaim } from '../../claims/read/read-claim.ts';
import { type FoundAlike, nameAlike } from '../../episodes/alike/find-alike.ts';
import { EpisodeTable } from '../../episodes/keep/episode-table.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type LookedClaim, readLookedClaim } from '../read/looked-claim.ts';
import { listSureClaims, lookAtBill } from '../rules/look-at-bill.ts';
import { lookAtClaim } from '../rules/look-at-claim.ts';

export type SecondLookParts = ClaimParts & { references: ReferenceCache; judged: JudgeParts };

/** Claims of the same days that one is held against; a stay of a month has hardly more. */
const mostNear = 60;
/** Claims of a bill that are looked at. */
const mostClaims = 10;

/** @throws {StoreError} store/not-found */
export function lookAtStoredClaim(
  parts: SecondLookParts,
  { claimId, today }: { claimId: string; today: string },
): SecondLook {
  const { db, connections, rows } = parts;
  const { key, connectionId } = findClaim(db, claimId);
  const row = rows.of(connections.get(connectionId).personId).get(key);
  const looked = row?.counted ? readLooked(parts, row) : null;
  if (!row || looked === null) return { questions: [] };
  const isRefused = looked.lines.some(({ refusals }) => refusals !== null);
  const { personId } = row;
  return {
    questions: lookAtClaim(looked, {
      near: readNear(parts, row),
      approvals: isRefused ? listApprovals(parts, { personId, today }).approvals : [],
      isPutAway: findPutAway(parts, row),
    }),
  };
}

/** @throws {StoreError} store/not-found */
export function lookAtStoredBill(
  parts: SecondLookParts,
  { billId, today }: { billId: string; today: string },
): SecondLook {
  const { personId } = parts.judged.bills.get(billId).bill;
  const [row] = judgeBills(parts.judged, { personId, today, billId });
  if (!row) return { questions: [] };
  const index = parts.judged.claims.of(personId);
  const claims = listSureClaims(row, (id) => index.get(id));
  const own = lookAtBill(row, claims, (id, day) => hasClaimOn(parts, id, day));
  const ofClaims = claims
    .slice(0, mostClaims)
    .flatMap(({ id }) => lookAtStoredClaim(parts, { claimId: id, today }).questions);
  return { questions: joinQuestions(own, ofClaims) };
}

/** What the bill and its claim say alike is asked once; what two claims say of each other, too. */
function joinQuestions(
  own: readonly SecondLookQuestion[],
  ofClaims: readonly SecondLookQuestion[],
): SecondLookQuestion[] {
  const seen = new Set(own.map(({ rule, day }) => `${rule} ${day}`));
  const more = ofClaims.filter(({ rule, day }) => {
    const key = `${rule} ${day}`;
    return !seen.has(key) && seen.add(key);
  });
  return [...own, ...more].slice(0, mostQuestions);
}

function hasClaimOn({ connections, rows }: SecondLookParts, personId: string, day: string): boolean {
  if (connections.person(personId) === null) return false;
  return listRowsOn(rows.of(personId), day, day).length > 0;
}

/** Longer care than so many days is not looked for around a claim: only rows that are near are made. */
const longestCare = 62;

/** Claims of a person that are about one of these days, both included. */
function listRowsOn(person: PersonRows, first: string, last: string): ClaimRow[] {
  const [from, until] = [toOrder(addDays(first, -longestCare)), toOrder(last)];
  return person.entries
    .filter(({ order }) => order >= from && order <= until)
    .map(({ row }) => row)
    .filter(({ serviceStart, serviceEnd }) => {
      const start = toWholeDay(serviceStart);
      return start !== null && (toWholeDay(serviceEnd) ?? start) >= first;
    });
}

/** Claims of the same plan whose days overlap. */
function readNear(parts: SecondLookParts, of: ClaimRow): LookedClaim[] {
  const first = toWholeDay(of.serviceStart);
  if (first === null) return [];
  return listRowsOn(parts.rows.of(of.personId), first, toWholeDay(of.serviceEnd) ?? first)
    .filter(({ connectionId, id, counted }) => connectionId === of.connectionId && id !== of.id && counted)
    .slice(0, mostNear)
    .flatMap((near) => readLooked(parts, near) ?? []);
}

function readLooked({ db, connections, references }: SecondLookParts, row: ClaimRow): LookedClaim | null {
  const connection = connections.get(row.connectionId);
  const { resolve } = references.of(connection.id);
  const eob = JSON.parse(findClaim(db, row.id).json) as Resource;
  const claim = readWorkingClaim(eob, { id: row.id, resolve });
  return claim === null
    ? null
    : readLookedClaim({ ...nameSources(claim, row.way), planKind: choosePlanKind(claim, connection) }, row);
}

/** What the person put away under Treatments is not asked again, under the ids of now and those of before. */
function findPutAway({ db }: SecondLookParts, { personId, connectionId }: ClaimRow) {
  const putAway = new EpisodeTable(db).putAway(personId);
  if (putAway.size === 0) return () => false;
  const earlier = new Map(
    [...findStoredSuccessors(db, connectionId)].map(([older, newest]) => [newest, older]),
  );
  return (found: FoundAlike) => {
    const claimIds = found.claimIds.map((id) => earlier.get(id) ?? id).toSorted();
    return putAway.has(nameAlike(found)) || putAway.has(nameAlike({ ...found, claimIds }));
  };
}
