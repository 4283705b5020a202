/**
 * Questions that an amount leads to, where a bill has no sure claim. An amount never makes a match: only the person's yes
 * does.
 */
import {
  type Bill,
  type ClaimCandidate,
  type Evidence,
  hasNoDay,
  senderEvidence,
  statesDue,
} from '#shared/model/bills/bill';
import type { ClaimFacts } from './claim-facts.ts';
import { type ClaimIndex, isOfBillDays, isTooLong, isWithinBill } from './claim-index.ts';
import { computeOpenCents } from './compare-money.ts';
import { foldName } from './fold-names.ts';
import { type Identity, rateClaim } from './identify-claim.ts';
import { type BillContext, judgeClaim } from './judge-claim.ts';

/** After so many times "no", a bill leads to no further question. */
const mostQuestions = 3;
/** More would not help to choose. */
const mostFits = 20;

/** What was found, and of claims that were not, those of the day or the days that the amount fits. */
export function askFurther(bill: Bill, found: Identity, index: ClaimIndex, context: BillContext): Identity {
  if (found.kind === 'sure') return found;
  const fits = hasNoDay(bill) ? listFitsWithoutDay(bill, index, context) : listFits(bill, index, context);
  const mayAsk = context.memory.noes + (bill.isForAll === false ? 1 : 0) < mostQuestions;
  const [fit, ...others] = fits;
  if (found.kind === 'none') {
    if (others.length > 0) return { kind: 'two', claims: fits.slice(0, mostFits) };
    if (!mayAsk) return fit ? { kind: 'none', note: 'day-and-amount' } : found;
    if (fit && hasNoDay(bill)) return { kind: 'ask', claims: [fit] };
    return fit
      ? { kind: 'ask', claims: [fit], note: namesAnybody(fit, index) ? 'same-amount' : 'same-amount-unnamed' }
      : (findSum(bill, index, context) ?? found);
  }
  const isDoubted = found.kind === 'two' || found.claims[0]?.conflicts.length !== 0;
  const sum = mayAsk && isDoubted && !fit ? findSum(bill, index, context) : null;
  if (sum && new Set(sum.claims.map(({ claimId }) => index.get(claimId)?.start)).size > 1) return sum;
  const marked = found.claims.map((claim) => fits.find(({ claimId }) => claimId === claim.claimId) ?? claim);
  const isFurther = found.kind === 'ask' && isDoubted && mayAsk && fit && others.length === 0;
  return { ...found, claims: isFurther && !marked.includes(fit) ? [...marked, fit] : marked };
}

/** Whether the claim names who gave or bills the care: else no name on a bill differs from it. */
function namesAnybody({ claimId }: ClaimCandidate, index: ClaimIndex): boolean {
  const claim = index.get(claimId);
  return claim !== undefined && claim.providers.length + claim.doctors.length > 0;
}

/** Names that many have say nothing of a bill without a day. */
const ownNames: ReadonlySet<Evidence> = new Set(
  [...senderEvidence].filter((one) => one !== 'common-name' && one !== 'doctor'),
);

/**
 * Of a bill without a day, claims of its sender of which as much is open as it asks for, to the cent; none of days after it
 * was printed.
 */
function listFitsWithoutDay(bill: Bill, index: ClaimIndex, context: BillContext): ClaimCandidate[] {
  const fits = new Map<string, ClaimCandidate>();
  for (const claim of index.find(bill)) {
    const { id, visitId, start } = claim;
    const isOther = claim.personId !== bill.personId || claim.successorId !== null;
    if (isOther || context.memory.isRuledOut(id) || (fits.has(visitId) && id !== visitId)) continue;
    if (start === null || start > (bill.statementDate ?? context.today)) continue;
    const candidate = rateClaim(bill, claim, index, context.memory);
    if (!candidate.evidence.some((one) => ownNames.has(one)) || candidate.conflicts.length > 0) continue;
    if (findOpenCents(bill, claim, index, context) !== bill.dueCents) continue;
    fits.set(visitId, { ...candidate, evidence: [...candidate.evidence, 'open-share'] });
  }
  return [...fits.values()];
}

/** Claims of the bill's days of which as much is open as it asks for, to the cent; of several plans' claims of one visit, one. */
function listFits(bill: Bill, index: ClaimIndex, context: BillContext): ClaimCandidate[] {
  const fits = new Map<string, ClaimCandidate>();
  for (const claim of listClaimsOfDays(bill, index)) {
    const { id, visitId } = claim;
    if (context.memory.isRuledOut(id) || (fits.has(visitId) && id !== visitId)) continue;
    if (findOpenCents(bill, claim, index, context) !== bill.dueCents) continue;
    const candidate = rateClaim(bill, claim, index, context.memory);
    fits.set(visitId, { ...candidate, evidence: [...candidate.evidence, 'open-share'] });
  }
  return [...fits.values()];
}

/**
 * All visits of one provider within the bill's days, where what is open of them adds up to what the bill asks for; of a bill
 * without a day, visits of its sender one after the other.
 */
function findSum(bill: Bill, index: ClaimIndex, context: BillContext): (Identity & { kind: 'ask' }) | null {
  if (bill.kind !== 'bill' || bill.isForAll === false) return null;
  if (hasNoDay(bill)) return findSumWithoutDay(bill, index, context);
  const sums = [...groupVisits(bill, index).values()].flatMap((visits) => {
    if (visits.some(({ id }) => context.memory.isRuledOut(id))) return [];
    const open = visits.map((claim) => findOpenCents(bill, claim, index, context));
    if (open.filter((cents) => cents !== 0).length < 2) return [];
    const isEqual =
      !open.includes(null) && open.reduce<number>((sum, cents) => sum + (cents ?? 0), 0) === bill.dueCents;
    return isEqual ? [visits.map((claim) => rateClaim(bill, claim, index, context.memory))] : [];
  });
  const named = sums.filter((claims) =>
    claims.some(({ evidence }) => evidence.some((one) => senderEvidence.has(one))),
  );
  const [claims, ...others] = named.length > 0 ? named : sums;
  return claims && others.length === 0 ? { kind: 'ask', claims, note: 'sum-of-visits' } : null;
}

/** Of a bill without a day; only where nothing is paid of these visits, and no other run of them adds up to it. */
function findSumWithoutDay(
  bill: Bill,
  index: ClaimIndex,
  context: BillContext,
): (Identity & { kind: 'ask' }) | null {
  const runs = listRuns(bill, index).flatMap((visits) => {
    const isOpen = visits.every((claim) => findOpenCents(bill, claim, index, context) === claim.shareCents);
    const claims = visits.map((claim) => rateClaim(bill, claim, index, context.memory));
    const isOfSender = claims.every(
      ({ evidence, conflicts }) => conflicts.length === 0 && evidence.some((one) => ownNames.has(one)),
    );
    const isRuledOut = visits.some(({ id }) => context.memory.isRuledOut(id));
    return isOpen && isOfSender && !isRuledOut ? [claims] : [];
  });
  const [claims, ...others] = runs;
  return claims && others.length === 0 ? { kind: 'ask', claims, note: 'sum-of-visits' } : null;
}

/** The visits within the bill's days of the provider whose claim this is; of a bill without a day, those that add up to it. */
export function listVisitsWith(claimId: string, bill: Bill, index: ClaimIndex): ClaimFacts[] {
  const visitId = index.get(claimId)?.visitId;
  const groups = hasNoDay(bill) ? listRuns(bill, index) : [...groupVisits(bill, index).values()];
  return groups.find((all) => all.some(({ id }) => id === visitId)) ?? [];
}

/**
 * Of a bill without a day, two or more visits of one provider, one after the other and none after it was printed, whose
 * shares add up to what it asks for; by shares, which a payment does not change.
 */
function listRuns(bill: Bill, index: ClaimIndex): ClaimFacts[][] {
  const visits = [...index.find(bill)].filter(
    ({ id, visitId, personId, successorId, state, start }) =>
      id === visitId &&
      personId === bill.personId &&
      successorId === null &&
      state !== 'canceled' &&
      start !== null &&
      (bill.statementDate === null || start <= bill.statementDate),
  );
  return [...groupByProvider(visits).values()].flatMap((all) => {
    const owed = all.filter(({ shareCents }) => shareCents !== 0);
    return owed.flatMap((_, from) => takeRun(owed.slice(from), bill) ?? []);
  });
}

/** The first visits that add up to the bill, in a list of its own; `null` where these do not, or one has no share that counts. */
function takeRun(visits: readonly ClaimFacts[], { dueCents, currency }: Bill): [ClaimFacts[]] | null {
  if (dueCents === null) return null;
  let sum = 0;
  for (const [at, { shareCents, state, currency: own }] of visits.entries()) {
    if (shareCents === null || shareCents < 0 || state !== 'decided' || own !== currency) return null;
    sum += shareCents;
    if (sum >= dueCents) return sum === dueCents && at > 0 ? [visits.slice(0, at + 1)] : null;
  }
  return null;
}

/** The visits within the bill's days, by provider; none where not all of them are found. */
function groupVisits(bill: Bill, index: ClaimIndex): Map<string, ClaimFacts[]> {
  if (isTooLong(bill)) return new Map();
  const visits = [...listClaimsOfDays(bill, index)].filter(
    (claim) => claim.id === claim.visitId && isWithinBill(claim, bill),
  );
  return groupByProvider(visits);
}

/** The visits of each provider, the earliest first. */
function groupByProvider(visits: readonly ClaimFacts[]): Map<string, ClaimFacts[]> {
  return Map.groupBy(
    visits.toSorted((a, b) => (a.start ?? '').localeCompare(b.start ?? '')),
    ({ providers: [name], npis: [npi], id }) => (name ? foldName(name).join(' ') : (npi ?? id)),
  );
}

/** Claims that are within the bill's days, or the bill within theirs. */
function* listClaimsOfDays(bill: Bill, index: ClaimIndex): Iterable<ClaimFacts> {
  for (const claim of index.find(bill)) {
    if (claim.personId !== bill.personId || claim.successorId !== null || claim.state === 'canceled')
      continue;
    if (isOfBillDays(claim, bill)) yield claim;
  }
}

/** What is open of the share, also where something else than the amount is to be said of the claim; `null`: not known. */
function findOpenCents(
  bill: Bill,
  claim: ClaimFacts,
  index: ClaimIndex,
  context: BillContext,
): number | null {
  if (claim.currency !== bill.currency || claim.state !== 'decided' || !statesDue(bill)) return null;
  const { openShareCents } = judgeClaim(bill, { claimId: claim.id }, index, context);
  if (openShareCents !== null || claim.shareCents === null) return openShareCents;
  return computeOpenCents({ ...claim, shareCents: claim.shareCents }, context.payments);
}
