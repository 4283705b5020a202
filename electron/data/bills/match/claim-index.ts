/** Finds the few claims that a bill can be about, so that only these are rated. */

import type { BillTrace } from './bill-trace.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type FoldedName, foldAccount, foldName, readName } from './fold-names.ts';

/** Dates of labs and of equipment differ by so much. */
export const nearDays = 3;
export const dayMs = 86_400_000;

export type FoldedNames = { providers: FoldedName[]; doctors: FoldedName[] };

export interface ClaimIndex {
  get(claimId: string): ClaimFacts | undefined;
  /** The claim that stands for this one: the newest of its versions, and of one that was sent twice the one that counts. */
  standInOf(claimId: string): string;
  /** The names on the claim, as `readName` folds them. */
  namesOf(claim: ClaimFacts): FoldedNames;
  /** Claims that share a number, a provider or a day with the bill. */
  find(bill: BillTrace): Iterable<ClaimFacts>;
  /** True when claims of different days carry it, so that it names the patient and no visit. */
  isSharedAccount(account: string): boolean;
  /** The claims of a visit, by the one that stands for all. */
  ofVisit(visitId: string): readonly ClaimFacts[];
  /** Earlier versions of the claim. */
  olderVersions(claimId: string): readonly ClaimFacts[];
  /** The first day that a claim is about, `YYYY-MM-DD`; `null` without claims. */
  readonly firstDay: string | null;
  /** Claims of the same person whose days overlap. */
  sameDays(claim: ClaimFacts): ClaimFacts[];
}

/** The places of claims in a list, by what a bill may share with them. */
export type ClaimKeys = ReadonlyMap<string, readonly number[]>;

/** By what each claim alone says. */
export function keyClaims(claims: readonly KeyedFacts[]): ClaimKeys {
  const keys = new Map<string, number[]>();
  for (const [place, claim] of claims.entries())
    for (const key of new Set(listClaimKeys(claim))) {
      const known = keys.get(key);
      if (known) known.push(place);
      else keys.set(key, [place]);
    }
  return keys;
}

/**
 * The index over all claims of one person.
 *
 * @param standIns for claims that are there twice and are none of these, the one that counts
 * @param keys those of the claims, where they are known
 */
export function indexClaims(
  claims: readonly ClaimFacts[],
  standIns: ReadonlyMap<string, string> = new Map(),
  keys: ClaimKeys = keyClaims(claims),
): ClaimIndex {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const claimsWith = (key: string) => (keys.get(key) ?? []).map((place) => claims[place] as ClaimFacts);
  const versions = Map.groupBy(
    claims.filter(({ successorId }) => successorId !== null),
    ({ successorId }) => successorId as string,
  );
  const visits = Map.groupBy(claims, ({ visitId }) => visitId);
  const names = new WeakMap<ClaimFacts, FoldedNames>();
  return {
    namesOf(claim) {
      const known = names.get(claim);
      if (known) return known;
      const folded = { providers: claim.providers.map(readName), doctors: claim.doctors.map(readName) };
      names.set(claim, folded);
      return folded;
    },
    get: (claimId) => byId.get(claimId),
    standInOf: (claimId) => byId.get(claimId)?.successorId ?? standIns.get(claimId) ?? claimId,
    *find(bill) {
      const seen = new Set<ClaimFacts>();
      for (const key of listBillKeys(bill))
        for (const claim of claimsWith(key)) {
          if (seen.has(claim)) continue;
          seen.add(claim);
          yield claim;
        }
    },
    isSharedAccount(account) {
      const sharing = claimsWith(`account ${foldAccount(account)}`);
      const [first] = sharing;
      return sharing.some(
        (one) => chainOf(one) !== chainOf(first) && (one.start !== first?.start || one.end !== first?.end),
      );
    },
    ofVisit: (visitId) => visits.get(visitId) ?? [],
    olderVersions: (claimId) => versions.get(claimId) ?? [],
    firstDay: claims.reduce<string | null>(
      (first, { start }) => (start !== null && (first === null || start < first) ? start : first),
      null,
    ),
    sameDays({ id, start, end }) {
      if (start === null) return [];
      return claims.filter(
        (one) =>
          one.id !== id &&
          one.start !== null &&
          one.start <= (end ?? start) &&
          (one.end ?? one.start) >= start,
      );
    },
  };
}

/** True for a claim within the bill's days, or around them. */
export function isOfBillDays(claim: ClaimFacts, bill: BillTrace): boolean {
  const { start, end } = claim;
  const { serviceStart, serviceEnd } = bill;
  const isAround =
    serviceStart !== null &&
    start !== null &&
    serviceStart >= start &&
    (serviceEnd ?? serviceStart) <= (end ?? start);
  return isAround || isWithinBill(claim, bill);
}

/** True for a claim that lies within the days that the bill is for. */
export function isWithinBill({ start, end }: ClaimFacts, bill: BillTrace): boolean {
  return [bill, ...bill.lines].some(
    ({ serviceStart, serviceEnd }) =>
      serviceStart !== null &&
      start !== null &&
      start >= serviceStart &&
      (end ?? start) <= (serviceEnd ?? serviceStart),
  );
}

function chainOf(claim: ClaimFacts | undefined): string | undefined {
  return claim?.successorId ?? claim?.id;
}

/** As much of a claim as leads to it. */
export type KeyedFacts = Pick<
  ClaimFacts,
  'claimNumbers' | 'accounts' | 'npis' | 'providers' | 'doctors' | 'start' | 'end' | 'lines' | 'isDateLoose'
>;

function listClaimKeys(claim: KeyedFacts): string[] {
  return [
    ...claim.claimNumbers.map((one) => `claim ${foldAccount(one)}`),
    ...claim.accounts.flatMap(listAccountKeys),
    ...claim.npis.map((one) => `npi ${one}`),
    ...[...claim.providers, ...claim.doctors].flatMap(listNameKeys),
    ...listDays(claim.start, claim.end),
    ...claim.lines.map(({ date }) => `day ${date}`),
    ...(claim.isDateLoose ? listDays(claim.start, claim.end, { near: nearDays }) : []),
  ];
}

/** Names that may be of one provider begin alike, or are those of a doctor in another order. */
function listNameKeys(name: string): string[] {
  return [...new Set(foldName(name))].filter((word) => word.length > 1).map((word) => `word ${word}`);
}

/** Too long an account number is also found by what payers keep of it. */
function listAccountKeys(account: string): string[] {
  return [`account ${foldAccount(account)}`, `account start ${account.trim().slice(0, 20).toUpperCase()}`];
}

/** Numbers and days lead to a claim; the sender alone only where the bill says no day. */
function listBillKeys(bill: BillTrace): string[] {
  const numbers = [...bill.accounts, ...bill.lines.map(({ account }) => account), bill.prescriptionNumber];
  const days = [bill, ...bill.lines].flatMap(({ serviceStart, serviceEnd }) =>
    listDays(serviceStart, serviceEnd, { most: mostBillDays }),
  );
  const senders = [bill.biller, bill.billerFor].filter((one) => one !== null);
  return [
    ...(bill.claimNumber === null ? [] : [`claim ${foldAccount(bill.claimNumber)}`]),
    ...numbers
      .filter((one) => one !== null && foldAccount(one) !== '')
      .flatMap((one) => listAccountKeys(one as string)),
    ...days,
    ...(days.length > 0 || bill.npi === null ? [] : [`npi ${bill.npi}`]),
    ...(days.length > 0 ? [] : senders.flatMap(listNameKeys)),
  ];
}

/** Stays are found by any of their days; none is looked for over more. */
const mostStayDays = 120;
/** The days of a bill after its first on which its visits are found: a year. */
const mostBillDays = 366;

/** True for a bill that is for more days than its visits are looked for on. */
export function isTooLong(bill: BillTrace): boolean {
  return [bill, ...bill.lines].some(
    ({ serviceStart: from, serviceEnd: to }) =>
      from !== null && to !== null && (Date.parse(to) - Date.parse(from)) / dayMs > mostBillDays,
  );
}

/** A key for each day of a span, and for as many days before and after it as `near`. */
function listDays(
  start: string | null,
  end: string | null,
  { near = 0, most = mostStayDays }: { near?: number; most?: number } = {},
): string[] {
  if (start === null) return [];
  const first = Date.parse(start) - near * dayMs;
  const days = Math.min(most, Math.max(0, (Date.parse(end ?? start) - first) / dayMs + near));
  return Array.from(
    { length: days + 1 },
    (_, at) => `day ${new Date(first + at * dayMs).toISOString().slice(0, 10)}`,
  );
}
