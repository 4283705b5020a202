/** How a bill stands to the one claim that it is about: how that was decided, and whether the money agrees. */
import { countDays } from '#shared/dates';
import {
  type BillNote,
  type BillVerdict,
  type BillWithDue,
  type ClaimCandidate,
  roundingCents,
  type Verdict,
} from '#shared/model/bills/bill';
import { isForBill } from '#shared/model/bills/payment';
import type { ClaimFacts, RecordedPayment } from './claim-facts.ts';
import type { ClaimIndex } from './claim-index.ts';
import { compareMoney, computeOpenCents, type MoneyAnswer, sumCents, sumPaidCents } from './compare-money.ts';
import type { BillMemory } from './identify-claim.ts';

export type BillContext = {
  /** The claims of a person. */
  claimsOf(personId: string): ClaimIndex;
  memory: BillMemory;
  payments: readonly RecordedPayment[];
  /** First day of the person's records, `YYYY-MM-DD`; `null` where there are none. */
  recordsStart: string | null;
  today: string;
};

export type ClaimAnswer = MoneyAnswer & Pick<BillVerdict, 'leftShareCents' | 'overpaidCents'>;

export function judgeClaim(
  bill: BillWithDue,
  { claimId }: Pick<ClaimCandidate, 'claimId'>,
  index: ClaimIndex,
  { payments, today }: BillContext,
): ClaimAnswer {
  const claim = index.get(claimId);
  const answer = (verdict: Verdict, ...notes: BillNote[]): ClaimAnswer => ({
    verdict,
    notes,
    differenceCents: null,
    openShareCents: null,
    leftShareCents: null,
    overpaidCents: null,
  });
  if (!claim || claim.state === 'canceled') return answer('replaced', 'withdrawn');
  if (bill.currency !== claim.currency) return answer('ask', 'currency');
  if (claim.state === 'open') return answer('pending');
  if (claim.state === 'refused' && !isUpToNextPlan(claim))
    return answer('refused', ...(claim.isFiledLate ? (['filed-late'] as const) : []));
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
  const left = claim.nextPlan?.state === 'final' ? claim.nextPlan.openShareCents : undefined;
  const overpaidCents =
    left === null ? null : findOverpaid(bill, claim, ofClaim, Math.min(shareCents, left ?? shareCents));
  const leftShareCents = computeLeft(decided, ofClaim, left);
  const noteOverpaid: BillNote[] = overpaidCents === null ? [] : ['paid-more'];
  const isPaidBefore = own > 0 && sumPaidCents(claim, before) >= decided.shareCents;
  if (isPaidBefore || (since.length > 0 && sumCents(since) >= bill.dueCents))
    return { ...answer('paid', ...noteOverpaid), openShareCents: 0, leftShareCents, overpaidCents };
  let open = computeOpenCents(decided, before);
  if (left !== undefined) {
    if (left === null) return answer('no-share');
    open = capByNextPlan(open, left, before);
    if (open === 0 && left > 0 && own > 0)
      return { ...answer('paid', ...noteOverpaid), openShareCents: 0, leftShareCents, overpaidCents };
    if (open === 0)
      return {
        ...answer('other-payer', 'other-plan-paid'),
        differenceCents: bill.dueCents,
        openShareCents: 0,
        leftShareCents,
      };
  }
  const money = { ...compareMoney(bill, decided, open), leftShareCents, overpaidCents };
  const versions = index
    .olderVersions(claim.id)
    .filter(({ isRenamed, shareCents: before }) => !isRenamed || before !== claim.shareCents);
  const notes = [...money.notes, ...(sumCents(since) > 0 ? (['paid-since'] as const) : []), ...noteOverpaid];
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
 * How much more than its share was paid for a claim of which no bill is here; `null` where nothing shows that, as while it is
 * not known what the person has to pay.
 *
 * @param payments all for the visit, in the currency of the claim
 */
export function findPaidAboveShare(
  claim: ClaimFacts,
  payments: readonly RecordedPayment[],
  today: string,
): number | null {
  const isUndecided =
    claim.state === 'canceled' || claim.state === 'open' || whyAwaited(claim, today) !== null;
  const isRefused = claim.state === 'refused' && !isUpToNextPlan(claim);
  const share = chooseShare(claim);
  if (isUndecided || isRefused || claim.isBillingBarred || share === null) return null;
  const left = claim.nextPlan?.state === 'final' ? claim.nextPlan.openShareCents : share;
  // What the plan lists as paid at the visit may be the same money.
  const own = { ...claim, paidByPatientCents: null };
  return left === null ? null : findOverpaid(nothingBesides, own, payments, Math.min(share, left));
}

const nothingBesides = { previousBalanceCents: null, feeCents: null };

/** True where more than the share may be the person's: out of network, or the share is not the plan's own word. */
export function mayOweMore({ network, isShareComputed }: ClaimFacts): boolean {
  return network === 'out' || isShareComputed;
}

/**
 * What is left of the share once all payments for the visit are taken off; `null` where the next plan does not say.
 *
 * @param nextLeft what the next plan left; `undefined` without one
 */
function computeLeft(
  claim: ClaimFacts & { shareCents: number },
  payments: readonly RecordedPayment[],
  nextLeft: number | null | undefined,
): number | null {
  if (nextLeft === null) return null;
  const left = computeOpenCents(claim, payments);
  return nextLeft === undefined ? left : capByNextPlan(left, nextLeft, payments);
}

/** The cents still open of a share, no more than what the next plan left after the payments. */
function capByNextPlan(openCents: number, nextLeft: number, payments: readonly RecordedPayment[]): number {
  return Math.max(0, Math.min(openCents, nextLeft - Math.max(0, sumCents(payments))));
}

/**
 * How much more the person paid than the plan leaves to them, beyond what the bill prints besides; `null` where nothing
 * shows that.
 *
 * @param payments all for the visit
 * @param leftCents the share, of the last plan that pays
 */
function findOverpaid(
  bill: Pick<BillWithDue, 'previousBalanceCents' | 'feeCents'>,
  claim: ClaimFacts,
  payments: readonly RecordedPayment[],
  leftCents: number,
): number | null {
  if (mayOweMore(claim)) return null;
  const besides =
    (bill.previousBalanceCents ?? 0) + (bill.feeCents ?? 0) + Math.max(0, claim.paidToPatientCents ?? 0);
  const over = Math.min(sumCents(payments), sumPaidCents(claim, payments) - leftCents - besides);
  return over > roundingCents ? over : null;
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
