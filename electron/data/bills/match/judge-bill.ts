/** Holds one bill against the claims: which claim, how it was decided, and whether the money agrees. */
import { countDays } from '#shared/dates';
import type {
  Bill,
  BillLine,
  BillNote,
  BillVerdict,
  ClaimCandidate,
  Verdict,
} from '#shared/model/bills/bill';
import type { ClaimFacts, RecordedPayment } from './claim-facts.ts';
import type { ClaimIndex } from './claim-index.ts';
import {
  compareMoney,
  computeOpenCents,
  type MoneyAnswer,
  roundingCents,
  sumCents,
  sumPaidCents,
} from './compare-money.ts';
import { type BillMemory, identifyClaim } from './identify-claim.ts';

export type BillContext = {
  /** The claims of a person. */
  claimsOf(personId: string): ClaimIndex;
  memory: BillMemory;
  payments: readonly RecordedPayment[];
  /** First day of the person's records, `YYYY-MM-DD`; `null` where there are none. */
  recordsStart: string | null;
  today: string;
};

const nothing = { notes: [], differenceCents: null, openShareCents: null, claims: [], parts: [] };

/** The verdict on a bill. Doubt about anything leads to a question, never to a match. */
export function judgeBill(bill: Bill, context: BillContext): BillVerdict {
  const without = (verdict: Verdict, more: Partial<BillVerdict> = {}) => ({ ...nothing, verdict, ...more });
  if (bill.kind === 'estimate' || bill.kind === 'explanation') return without('not-a-bill');
  if (bill.kind === 'plan-bill') return without('plan-bill');
  if (bill.dueCents === 0) return without('nothing-due');
  if (bill.dueCents < 0) return without('credit');
  const visits = bill.kind === 'bill' ? findVisits(bill, context) : null;
  if (visits) return judgeVisits(bill, visits, context);
  const index = context.claimsOf(bill.personId);
  const identity = identifyClaim(bill, index, context.memory);
  const claims =
    identity.kind === 'none' ? [] : identity.kind === 'sure' ? [identity.claim] : identity.claims;
  if (bill.kind === 'receipt') return without('paid', { claims });
  if (bill.kind === 'collection') return without('collection', { claims });
  if (identity.kind === 'none') return without('no-claim', { notes: noteWaiting(bill, context) });
  // What it asks for a visit that was not found is nothing to hold against this claim.
  if (identity.kind === 'sure' && hasOtherVisit(bill, index.get(identity.claim.claimId)))
    return without('several', { claims });
  if (identity.kind === 'sure')
    return { ...judgeClaim(bill, identity.claim, index, context), claims, parts: [] };
  const notes: BillNote[] =
    identity.kind === 'ask'
      ? noteDoubts(bill, claims)
      : areAlike(claims, index)
        ? ['possible-duplicate']
        : [];
  return without(identity.kind, { claims, notes });
}

/** How the bill stands to the one claim that it is about. */
function judgeClaim(
  bill: Bill,
  { claimId }: ClaimCandidate,
  index: ClaimIndex,
  { payments, today }: BillContext,
): MoneyAnswer {
  const claim = index.get(claimId);
  const answer = (verdict: Verdict, ...notes: BillNote[]): MoneyAnswer => ({
    verdict,
    notes,
    differenceCents: null,
    openShareCents: null,
  });
  if (!claim || claim.state === 'canceled') return answer('replaced', 'withdrawn');
  if (bill.currency !== claim.currency) return answer('ask', 'currency');
  if (claim.state === 'open') return answer('pending');
  if (claim.state === 'refused' && !isUpToNextPlan(claim))
    return answer(
      'refused',
      ...(claim.isFiledLate ? (['filed-late'] as const) : []),
      ...(claim.network === 'out' ? noteProtection(claim, index) : []),
    );
  if (claim.isBillingBarred) return answer('protect', 'protected-program');
  const awaited = whyAwaited(claim, today);
  if (awaited) return answer('other-payer', awaited);
  const shareCents = chooseShare(claim);
  if (shareCents === null) return answer('no-share');
  const decided = { ...claim, shareCents };
  const ofClaim = payments.filter(({ claimId: of }) => of === claim.visitId);
  const since = ofClaim.filter((one) => isForBill(one, bill));
  const before = ofClaim.filter((one) => !since.includes(one));
  const own = sumCents(before);
  const isPaidBefore = own > 0 && sumPaidCents(claim, before) >= decided.shareCents;
  if (isPaidBefore || (since.length > 0 && sumCents(since) >= bill.dueCents))
    return { ...answer('paid'), openShareCents: 0 };
  let open = computeOpenCents(decided, before);
  if (claim.nextPlan?.state === 'final') {
    const { openShareCents: left } = claim.nextPlan;
    if (left === null) return answer('no-share');
    open = Math.max(0, Math.min(open, left - Math.max(0, own)));
    if (open === 0 && left > 0 && own > 0) return { ...answer('paid'), openShareCents: 0 };
    if (open === 0)
      return {
        ...answer('other-payer', 'other-plan-paid'),
        differenceCents: bill.dueCents,
        openShareCents: 0,
      };
  }
  const money = compareMoney(bill, decided, open);
  const versions = index
    .olderVersions(claim.id)
    .filter(({ isRenamed, shareCents: before }) => !isRenamed || before !== claim.shareCents);
  const notes = [
    ...money.notes,
    ...(money.verdict === 'oon' ? noteProtection(claim, index) : []),
    ...(sumCents(since) > 0 ? (['paid-since'] as const) : []),
  ];
  if (versions.length === 0) return { ...money, notes };
  const isOfOlder = versions.some(
    ({ shareCents: before }) => before === bill.dueCents && before !== claim.shareCents,
  );
  const isMatch = money.verdict === 'match' || money.verdict === 'match-calc';
  return {
    ...money,
    verdict: isOfOlder && !isMatch ? 'replaced' : money.verdict,
    notes: [...notes, 'was-replaced'],
  };
}

/**
 * True for what was paid because of this bill: it makes neither the bill nor the plan's figure another. What was paid
 * before it was printed should be on it.
 */
function isForBill({ billId, paidOn }: RecordedPayment, bill: Bill): boolean {
  const { statementDate: printed } = bill;
  const visit = bill.serviceEnd ?? bill.serviceStart;
  return billId === bill.id && (printed === null ? visit === null || paidOn > visit : paidOn >= printed);
}

/** True where another plan pays after one that refused, or may pay: its answer counts. */
function isUpToNextPlan({ nextPlan }: ClaimFacts): boolean {
  if (nextPlan?.state === 'final') return nextPlan.openShareCents !== null;
  return nextPlan !== null && nextPlan.state !== 'no-claim';
}

/** The claim's own share; where its plan refused, or states none, what the last plan left. */
function chooseShare({ state, shareCents, nextPlan }: ClaimFacts): number | null {
  const left = nextPlan?.state === 'final' ? nextPlan.openShareCents : null;
  return state === 'refused' ? left : (shareCents ?? left);
}

/** A plan that nothing has come from may still be asked for some months. */
const daysForNextPlan = 180;

/** Why nothing is said of the amount yet; `null` where no other plan is waited for. */
function whyAwaited({ nextPlan, decidedOn }: ClaimFacts, today: string): BillNote | null {
  if (nextPlan === null || nextPlan.state === 'final') return null;
  if (nextPlan.state === 'deciding') return 'other-plan-open';
  if (nextPlan.state === 'asked') return 'visit-asked';
  const isInTime = decidedOn !== null && countDays(decidedOn, today) <= daysForNextPlan;
  return isInTime ? 'other-plan-silent' : null;
}

type Visit = { lines: BillLine[]; index: ClaimIndex; candidate: ClaimCandidate };

/** The visits of a bill that lists several, each looked for by itself; `null` when they are not several sure claims. */
export function findVisits(
  bill: Bill,
  { claimsOf, memory }: Pick<BillContext, 'claimsOf' | 'memory'>,
): Visit[] | null {
  if (bill.lines.length < 2) return null;
  const confirmed = memory.confirmedId;
  const byClaim = new Map<string, Visit>();
  for (const line of bill.lines) {
    const personId = line.personId ?? bill.personId;
    const index = claimsOf(personId);
    const claim = confirmed === null ? undefined : index.get(confirmed);
    // The person said yes to one claim: that is the word on its visit, and on no other.
    const own = claim && isOfDays(line, claim) ? memory : { ...memory, confirmedId: null };
    const identity = identifyClaim(traceLine(bill, line, personId), index, own);
    if (identity.kind !== 'sure') return null;
    const known = byClaim.get(identity.claim.claimId);
    if (known) known.lines.push(line);
    else byClaim.set(identity.claim.claimId, { lines: [line], index, candidate: identity.claim });
  }
  return byClaim.size < 2 ? null : [...byClaim.values()];
}

/** True for a bill that also asks for a visit of another person or of days that the claim is not about. */
export function hasOtherVisit(bill: Bill, claim: ClaimFacts | undefined): boolean {
  if (bill.lines.length < 2 || !claim) return false;
  return bill.lines.some(
    (line) => (line.personId ?? bill.personId) !== claim.personId || !isOfDays(line, claim),
  );
}

/** A line without a day may be of any. */
function isOfDays(
  { serviceStart, serviceEnd }: BillLine,
  { start, end, lines, isDateLoose }: ClaimFacts,
): boolean {
  if (serviceStart === null || start === null || isDateLoose) return true;
  const last = serviceEnd ?? serviceStart;
  return (serviceStart <= (end ?? start) && last >= start) || lines.some(({ date }) => date === serviceStart);
}

/** What was paid for the bill itself is for all its visits, and is held against their sum alone. */
function judgeVisits(bill: Bill, visits: readonly Visit[], context: BillContext): BillVerdict {
  const own = context.payments.filter(({ billId }) => billId === bill.id);
  const others = context.payments.filter(({ billId }) => billId !== bill.id);
  const judged = visits.map(({ lines, index, candidate }) => {
    const due = sumStated(lines.map(({ dueCents }) => dueCents));
    const one = { ...bill, lines: [], dueCents: due ?? 0, previousBalanceCents: null, feeCents: null };
    const verdict = judgeClaim(one, candidate, index, { ...context, payments: others });
    // Where the bill has one amount for all, only the sum can be held against the claims.
    return { candidate, verdict, isStated: due !== null };
  });
  const claims = judged.map(({ candidate }) => candidate);
  const since = own.filter((one) => isForBill(one, bill));
  if (since.length > 0 && sumCents(since) >= bill.dueCents)
    return {
      ...nothing,
      verdict: 'paid',
      openShareCents: 0,
      claims,
      parts: claims.map(({ claimId }) => ({ claimId, verdict: 'paid' })),
    };
  const opens = judged.map(({ verdict }) => verdict.openShareCents);
  const left = opens.includes(null) ? null : sumStated(opens);
  const before = Math.max(0, sumCents(own) - sumCents(since));
  const open = left === null ? null : Math.max(0, left - before);
  const isWhole = judged.every(({ isStated }) => isStated);
  const difference =
    open === null ? null : bill.dueCents - open - (bill.previousBalanceCents ?? 0) - (bill.feeCents ?? 0);
  const isOff = difference !== null && Math.abs(difference) > roundingCents;
  const agrees = ({ verdict }: MoneyAnswer) => verdict === 'match' || verdict === 'match-calc';
  const isRestOpen = isOff || judged.some(({ verdict, isStated }) => isStated && !agrees(verdict));
  return {
    ...nothing,
    verdict: isOff ? (difference > 0 ? 'higher' : 'lower') : open === null && !isWhole ? 'ask' : 'several',
    notes: [
      ...(difference !== null && difference !== 0 && !isOff ? (['cents-off'] as const) : []),
      ...(isOff && before > 0 && difference === before ? (['not-posted'] as const) : []),
      ...(sumCents(since) > 0 ? (['paid-since'] as const) : []),
    ],
    differenceCents: difference,
    openShareCents: open,
    claims,
    parts: judged.map(({ candidate, verdict, isStated }) => ({
      claimId: candidate.claimId,
      verdict: isStated || verdict.openShareCents === null ? verdict.verdict : isRestOpen ? 'ask' : 'match',
    })),
  };
}

function sumStated(values: readonly (number | null)[]): number | null {
  return values.some((one) => one === null) ? null : values.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function traceLine(bill: Bill, line: BillLine, personId: string): Bill {
  return {
    ...bill,
    personId,
    accounts: line.account === null ? bill.accounts : [line.account],
    serviceStart: line.serviceStart,
    serviceEnd: line.serviceEnd,
    totalChargesCents: line.chargeCents,
    lines: [],
  };
}

const waitDays = 45;
const askDays = 180;

function noteWaiting(bill: Bill, { recordsStart: start, today }: BillContext): BillNote[] {
  const day =
    bill.serviceStart ?? bill.lines.find(({ serviceStart }) => serviceStart !== null)?.serviceStart ?? null;
  if (day === null) return ['no-date'];
  if (start !== null && day < start) return ['before-records'];
  const days = countDays(day, today);
  return [days < waitDays ? 'wait' : days <= askDays ? 'ask-if-billed' : 'filing-limit'];
}

function noteDoubts(bill: Bill, [first]: ClaimCandidate[]): BillNote[] {
  if (first?.conflicts.includes('patient')) return ['patient'];
  if (first && first.conflicts.length > 0) return ['conflict'];
  return bill.serviceStart === null && bill.lines.length === 0 ? ['no-date'] : [];
}

/** Two claims with the same day, codes and charges: perhaps one visit that was billed twice. */
function areAlike(candidates: readonly ClaimCandidate[], index: ClaimIndex): boolean {
  const [first, ...others] = candidates.map(({ claimId }) => index.get(claimId));
  const print = (claim: ClaimFacts | undefined) => JSON.stringify([claim?.start, claim?.npis, claim?.lines]);
  const hasCodes = first?.lines.some(({ code }) => code !== null) ?? false;
  return hasCodes && others.some((one) => print(one) === print(first));
}

/**
 * Where the No Surprises Act may hold for care outside the network: an emergency, or care at a facility in the network.
 *
 * @see 42 USC 300gg-111, 300gg-131, 300gg-132
 */
function noteProtection(claim: ClaimFacts, index: ClaimIndex): BillNote[] {
  if (claim.isPublicPlan) return [];
  if (claim.isEmergency) return ['protected-emergency'];
  const isFacility = ({ kind, network }: ClaimFacts) =>
    network === 'in' && (kind === 'inpatient' || kind === 'outpatient' || kind === 'facility');
  return index.sameDays(claim).some(isFacility) ? ['protected-facility'] : [];
}
