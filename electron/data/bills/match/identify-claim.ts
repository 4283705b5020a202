/**
 * Which claims a bill may be about. The amount due takes no part in it: two copays of $40 would make one bill of the
 * other's.
 */
import {
  type ClaimCandidate,
  type Conflict,
  type Evidence,
  hasNoDay,
  senderEvidence,
} from '#shared/model/bills/bill';
import type { BillTrace } from './bill-trace.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type ClaimIndex, dayMs, type FoldedNames, nearDays } from './claim-index.ts';
import { isSameDoctor, rateName } from './compare-names.ts';
import { foldAccount, hasDigitsSwapped, isSameAccount, readName } from './fold-names.ts';

const points: Record<Evidence, number> = {
  'claim-number': 70,
  account: 55,
  'shared-account': 30,
  'swapped-account': 12,
  npi: 30,
  'known-sender': 30,
  name: 20,
  'part-of-name': 12,
  doctor: 12,
  'common-name': 6,
  date: 20,
  stay: 18,
  'dates-overlap': 12,
  'near-date': 8,
  lines: 30,
  charges: 20,
  codes: 20,
  // Two copays of one day would make one bill of the other's.
  'open-share': 0,
};

/** Evidence that ties a claim to the visit, and not only to the provider. */
const ofVisit: ReadonlySet<Evidence> = new Set([
  'claim-number',
  'date',
  'stay',
  'dates-overlap',
  'near-date',
  'lines',
  'codes',
]);
export const surePoints = 70;
const likelyPoints = 25;
/** More would not help to choose. */
const mostRivals = 20;
const margin = 25;

/**
 * `sure`: one claim, beyond doubt. `two`: rivals. `ask`: one claim, with doubts; `note`: what alone leads to it. `none` with
 * a note: a claim of that day with that amount is here, of which no further question is asked.
 */
export type Identity =
  | { kind: 'sure'; claim: ClaimCandidate }
  | {
      kind: 'two' | 'ask';
      claims: ClaimCandidate[];
      note?: 'same-amount' | 'same-amount-unnamed' | 'sum-of-visits';
    }
  | { kind: 'none'; note?: 'day-and-amount' };

/** Answers that the person gave. */
export type BillMemory = {
  /** Whether a sender of that name, as `foldName` spells it, bills for the provider of the claim. */
  isKnownSender(sender: string, claim: ClaimFacts): boolean;
  isRuledOut(claimId: string): boolean;
  /** To how many claims the person said no. */
  noes: number;
  /** The claim that the person said it is; `null` without such an answer. */
  confirmedId: string | null;
};

/**
 * Looks for the claim among those of the bill's own person. Versions of one claim count as one, the newest standing for
 * all.
 */
export function identifyClaim(bill: BillTrace, index: ClaimIndex, memory: BillMemory): Identity {
  const confirmed = memory.confirmedId === null ? undefined : index.get(memory.confirmedId);
  if (confirmed?.personId === bill.personId)
    return {
      kind: 'sure',
      claim: { ...rateClaim(bill, confirmed, index, memory), claimId: confirmed.successorId ?? confirmed.id },
    };
  const best = new Map<string, ClaimCandidate>();
  for (const claim of index.find(bill)) {
    if (claim.personId !== bill.personId || memory.isRuledOut(claim.id)) continue;
    const candidate = rateClaim(bill, claim, index, memory);
    const chain = claim.successorId ?? claim.id;
    if (!leadsSomewhere(bill, candidate)) continue;
    if (candidate.points >= likelyPoints && candidate.points > (best.get(chain)?.points ?? 0))
      best.set(chain, { ...candidate, claimId: chain });
  }
  const ranked = dropLaterPlans([...best.values()], index).sort(
    (a, b) =>
      a.conflicts.length - b.conflicts.length || b.points - a.points || (a.claimId < b.claimId ? -1 : 1),
  );
  const [first] = ranked;
  if (!first) return { kind: 'none' };
  if (first.conflicts.length > 0) return { kind: 'ask', claims: ranked.slice(0, mostRivals) };
  const rivals = ranked.filter((one) => one.conflicts.length === 0 && one.points > first.points - margin);
  if (rivals.length > 1) return { kind: 'two', claims: rivals.slice(0, mostRivals) };
  return isSure(first)
    ? { kind: 'sure', claim: first }
    : { kind: 'ask', claims: ranked.slice(0, mostRivals) };
}

/**
 * Of two plans' claims of what the person called one visit, the first plan's stands for it: it knows what the other one left.
 * A claim whose number the bill prints stands for itself.
 */
function dropLaterPlans(candidates: readonly ClaimCandidate[], index: ClaimIndex): ClaimCandidate[] {
  const factsOf = ({ claimId }: ClaimCandidate) => index.get(claimId);
  const firsts = new Set(
    candidates
      .filter((one) => one.conflicts.length === 0 && (factsOf(one)?.nextPlan ?? null) !== null)
      .map((one) => factsOf(one)?.visitId),
  );
  return candidates.filter((one) => {
    const facts = factsOf(one);
    const isLater = facts?.nextPlan === null && firsts.has(facts.visitId);
    return !isLater || one.evidence.includes('claim-number');
  });
}

/** Of a bill without a day, its sender alone leads to each visit that the person ever had there: that is no question. */
function leadsSomewhere(bill: BillTrace, { evidence }: ClaimCandidate): boolean {
  return !hasNoDay(bill) || evidence.some((one) => !senderEvidence.has(one));
}

function isSure({ points: sum, evidence }: ClaimCandidate): boolean {
  return sum >= surePoints && evidence.length >= 2 && evidence.some((one) => ofVisit.has(one));
}

/** What speaks for and against the bill being about that claim. */
export function rateClaim(
  bill: BillTrace,
  claim: ClaimFacts,
  index: ClaimIndex,
  memory: BillMemory,
): ClaimCandidate {
  const sender = rateSender(bill, claim, index.namesOf(claim), memory);
  const account = rateAccount(bill, claim, index, sender !== null && points[sender] >= points.name);
  const date = rateDate(bill, claim);
  const isNumber = bill.claimNumber !== null && isOneOf(bill.claimNumber, claim.claimNumbers);
  const found = [isNumber ? 'claim-number' : null, account, sender, date, rateCharges(bill, claim)];
  const evidence = found.filter((one): one is Evidence => one !== null && one !== 'conflict');
  const conflicts: Conflict[] = [];
  if (account === 'conflict' || account === 'swapped-account') conflicts.push('account');
  if (date === 'conflict') conflicts.push('date');
  if (bill.patientName !== null) conflicts.push('patient');
  const sum = evidence.reduce((all, one) => all + points[one], 0);
  return { claimId: claim.id, points: sum, evidence, conflicts };
}

function isOneOf(number: string, known: readonly string[]): boolean {
  const folded = foldAccount(number);
  return folded !== '' && known.some((one) => foldAccount(one) === folded);
}

function rateSender(
  { biller, billerFor, npi }: BillTrace,
  claim: ClaimFacts,
  known: FoldedNames,
  memory: BillMemory,
): Evidence | null {
  if (npi !== null && claim.npis.includes(npi)) return 'npi';
  const names = [biller, billerFor].filter((name) => name !== null).map(readName);
  if (names.some(({ words }) => memory.isKnownSender(words.join(' '), claim))) return 'known-sender';
  const ratings = names.flatMap((sent) => [
    ...known.providers.map((name) => rateName(sent, name)),
    ...known.doctors.map((name) => (isSameDoctor(sent, name) ? 'doctor' : null)),
  ]);
  return ratings
    .filter((one) => one !== null)
    .reduce<Evidence | null>((best, one) => (best && points[best] >= points[one] ? best : one), null);
}

function rateAccount(
  bill: BillTrace,
  claim: ClaimFacts,
  index: ClaimIndex,
  isSameSender: boolean,
): Evidence | 'conflict' | null {
  const onBill = [...bill.accounts, ...(bill.prescriptionNumber === null ? [] : [bill.prescriptionNumber])];
  const [asked, known] = [onBill, claim.accounts].map((all) => all.filter((one) => foldAccount(one) !== ''));
  if (!asked?.length || !known?.length) return null;
  const shared = known.find((one) => asked.some((other) => isSameAccount(one, other)));
  if (shared !== undefined) return index.isSharedAccount(shared) ? 'shared-account' : 'account';
  if (known.some((one) => asked.some((other) => hasDigitsSwapped(one, other)))) return 'swapped-account';
  return isSameSender ? 'conflict' : null;
}

function rateDate(bill: BillTrace, claim: ClaimFacts): Evidence | 'conflict' | null {
  const spans = [bill, ...bill.lines]
    .filter(({ serviceStart }) => serviceStart !== null)
    .map(
      ({ serviceStart, serviceEnd }) =>
        [serviceStart as string, serviceEnd ?? serviceStart] as [string, string],
    );
  const [start, end] = [claim.start, claim.end ?? claim.start];
  if (spans.length === 0 || start === null || end === null) return null;
  const days = new Set([start, end, ...claim.lines.map(({ date }) => date)]);
  if (spans.some(([from, to]) => days.has(from) && days.has(to))) return 'date';
  if (spans.some(([from, to]) => from >= start && to <= end)) return 'stay';
  if (spans.some(([from, to]) => from <= end && to >= start)) return 'dates-overlap';
  const isNear =
    claim.isDateLoose &&
    spans.some(([from, to]) => Math.min(countDays(to, start), countDays(end, from)) <= nearDays);
  return isNear ? 'near-date' : 'conflict';
}

/** Days from one day to another; never negative. */
function countDays(one: string, other: string): number {
  return Math.abs(Date.parse(other) - Date.parse(one)) / dayMs;
}

function rateCharges({ lines, totalChargesCents }: BillTrace, claim: ClaimFacts): Evidence | null {
  const charged = lines.filter(
    ({ chargeCents, serviceStart }) => chargeCents !== null && serviceStart !== null,
  );
  const isOnClaim = ({ serviceStart, chargeCents }: (typeof lines)[number]) =>
    claim.lines.some((line) => line.date === serviceStart && line.chargeCents === chargeCents);
  if (charged.length > 0 && charged.every(isOnClaim)) return 'lines';
  const coded = lines.filter(({ code, serviceStart }) =>
    claim.lines.some((line) => line.code !== null && line.code === code && line.date === serviceStart),
  );
  if (coded.length >= 2) return 'codes';
  return totalChargesCents !== null && totalChargesCents === claim.billedCents ? 'charges' : null;
}
