/** Finds the few claims that a bill can be about, so that only these are rated. */

import type { BillTrace } from './bill-trace.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { foldAccount, foldName, isCommonName } from './fold-names.ts';

export interface ClaimIndex {
  get(claimId: string): ClaimFacts | undefined;
  /** Claims that share a number, a provider or a day with the bill. */
  find(bill: BillTrace): Iterable<ClaimFacts>;
  /** True when claims of different days carry it, so that it names the patient and no visit. */
  isSharedAccount(account: string): boolean;
  /** Earlier versions of the claim. */
  olderVersions(claimId: string): readonly ClaimFacts[];
  /** The first day that a claim is about, `YYYY-MM-DD`; `null` without claims. */
  readonly firstDay: string | null;
  /** Claims of the same person whose days overlap. */
  sameDays(claim: ClaimFacts): ClaimFacts[];
}

/** The index over all claims of one person. */
export function indexClaims(claims: readonly ClaimFacts[]): ClaimIndex {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const byKey = new Map<string, ClaimFacts[]>();
  const versions = Map.groupBy(
    claims.filter(({ successorId }) => successorId !== null),
    ({ successorId }) => successorId as string,
  );
  const add = (key: string, claim: ClaimFacts) => {
    const known = byKey.get(key);
    if (known) known.push(claim);
    else byKey.set(key, [claim]);
  };
  for (const claim of claims) for (const key of new Set(listClaimKeys(claim))) add(key, claim);
  return {
    get: (claimId) => byId.get(claimId),
    *find(bill) {
      const seen = new Set<ClaimFacts>();
      for (const key of listBillKeys(bill))
        for (const claim of byKey.get(key) ?? []) {
          if (seen.has(claim)) continue;
          seen.add(claim);
          yield claim;
        }
    },
    isSharedAccount(account) {
      const sharing = byKey.get(`account ${foldAccount(account)}`) ?? [];
      const [first] = sharing;
      return sharing.some(
        (one) => chainOf(one) !== chainOf(first) && (one.start !== first?.start || one.end !== first?.end),
      );
    },
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

function chainOf(claim: ClaimFacts | undefined): string | undefined {
  return claim?.successorId ?? claim?.id;
}

function listClaimKeys(claim: ClaimFacts): string[] {
  return [
    ...claim.claimNumbers.map((one) => `claim ${foldAccount(one)}`),
    ...claim.accounts.flatMap(listAccountKeys),
    ...claim.npis.map((one) => `npi ${one}`),
    ...[...claim.providers, ...claim.doctors].flatMap(listNameKeys),
    ...[claim.start, ...claim.lines.map(({ date }) => date)].map((one) => `day ${one}`),
  ];
}

/** Too long an account number is also found by what payers keep of it. */
function listAccountKeys(account: string): string[] {
  return [`account ${foldAccount(account)}`, `account start ${account.trim().slice(0, 20).toUpperCase()}`];
}

/** Each word that tells a name apart; a name of common words as a whole. */
function listNameKeys(name: string): string[] {
  const words = foldName(name);
  if (isCommonName(words)) return [`name ${words.join(' ')}`];
  return words.filter((word) => !isCommonName([word])).map((word) => `word ${word}`);
}

function listBillKeys(bill: BillTrace): string[] {
  const numbers = [...bill.accounts, ...bill.lines.map(({ account }) => account), bill.prescriptionNumber];
  const days = [bill, ...bill.lines].flatMap(({ serviceStart, serviceEnd }) => [serviceStart, serviceEnd]);
  return [
    ...(bill.claimNumber === null ? [] : [`claim ${foldAccount(bill.claimNumber)}`]),
    ...numbers
      .filter((one) => one !== null && foldAccount(one) !== '')
      .flatMap((one) => listAccountKeys(one as string)),
    ...(bill.npi === null ? [] : [`npi ${bill.npi}`]),
    ...[bill.biller, bill.billerFor].filter((one) => one !== null).flatMap(listNameKeys),
    ...days.filter((one) => one !== null).flatMap(listNearDays),
  ];
}

/** The day and three before and after it: dates of labs and of equipment differ by so much. */
function listNearDays(date: string): string[] {
  const at = Date.parse(date);
  return [-3, -2, -1, 0, 1, 2, 3].map(
    (days) => `day ${new Date(at + days * 86_400_000).toISOString().slice(0, 10)}`,
  );
}
