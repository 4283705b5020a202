/**
 * Whether the amount due of a bill agrees with a decided claim that states a share. The first relation that holds is
 * the answer; none is ever found by trying parts that the bill does not print.
 */
import {
  type BillFacts,
  type BillNote,
  type BillVerdict,
  roundingCents,
  type Verdict,
} from '#shared/model/bills/bill';
import type { ClaimFacts, RecordedPayment } from './claim-facts.ts';

export type MoneyAnswer = Pick<BillVerdict, 'notes' | 'differenceCents' | 'openShareCents'> & {
  verdict: Verdict;
};
type Asked = Pick<
  BillFacts,
  'previousBalanceCents' | 'feeCents' | 'installmentsOfCents' | 'statementDate'
> & { dueCents: number };
type Deciding = ClaimFacts & { shareCents: number };

/** What was paid at the visit, and the plan lists and the person wrote down, in one or several parts, is one payment. */
const sameDays = 14;

/** What is still open of the share: without what was paid, each payment taken off once; never below 0. */
export function computeOpenCents(claim: Deciding, payments: readonly RecordedPayment[]): number {
  return Math.max(0, claim.shareCents - sumPaidCents(claim, payments));
}

/** What the person paid, by their own word and by the plan's; never below 0, whatever came back. */
export function sumPaidCents(claim: ClaimFacts, payments: readonly RecordedPayment[]): number {
  const own = payments.filter(({ claimId }) => claimId === claim.visitId);
  const byPlan = claim.paidByPatientCents ?? 0;
  const atVisit = own.filter(({ paidOn }) => isNear(paidOn, claim.start));
  const isRecorded = atVisit.some(({ cents }) => cents === byPlan) || sumCents(atVisit) === byPlan;
  return Math.max(0, sumCents(own) + (isRecorded ? 0 : byPlan));
}

export function sumCents(payments: readonly Pick<RecordedPayment, 'cents'>[]): number {
  return payments.reduce((sum, { cents }) => sum + cents, 0);
}

function isNear(day: string, other: string | null): boolean {
  return other !== null && Math.abs(Date.parse(day) - Date.parse(other)) <= sameDays * 86_400_000;
}

/** @param openShareCents what is still open of the share, of the last plan that pays */
export function compareMoney(bill: Asked, claim: Deciding, openShareCents: number): MoneyAnswer {
  const { dueCents: due } = bill;
  const { billedCents: billed, allowedCents: allowed, planPaidCents: planPaid, shareCents: share } = claim;
  const match = claim.isShareComputed ? 'match-calc' : 'match';
  const answer = (verdict: Verdict, ...notes: BillNote[]): MoneyAnswer => ({
    verdict,
    notes: [...notes, ...noteNotCovered(claim, verdict)],
    differenceCents: due - openShareCents,
    openShareCents,
  });
  const isOpen = (cents: number) => Math.abs(cents - openShareCents) <= roundingCents;

  if (isOpen(due)) return answer(match, ...(due === openShareCents ? [] : (['cents-off'] as const)));
  if (due === share) return answer('higher', ...whyShareIsLess(claim, openShareCents));
  const { previousBalanceCents: previous, feeCents: fee } = bill;
  for (const [cents, ...notes] of [
    [previous, 'previous-balance'],
    [fee, 'fee'],
    [previous === null || fee === null ? null : previous + fee, 'previous-balance', 'fee'],
    [claim.paidToPatientCents, 'sent-to-you'],
  ] as const)
    if (cents !== null && cents > 0 && due - cents === openShareCents) return answer(match, ...notes);
  if (bill.installmentsOfCents !== null && isOpen(bill.installmentsOfCents)) return answer('plan-part');
  if (due === billed) {
    const isOlder =
      bill.statementDate !== null && claim.decidedOn !== null && bill.statementDate < claim.decidedOn;
    return answer('gross', ...(isOlder ? (['older-than-decision'] as const) : []));
  }
  const unpaid = billed === null || planPaid === null ? null : billed - planPaid;
  if (due > openShareCents) {
    if (claim.network === 'out' && unpaid !== null && due <= unpaid) return answer('oon');
    if (due === unpaid) return answer('higher', 'discount');
    if (due === allowed) return answer('higher', 'plan-payment-not-taken-off');
    const isFlat = allowed === 0 && planPaid === 0 && share === 0;
    return answer('higher', ...(isFlat ? (['copay-possible'] as const) : []));
  }
  const isChanged =
    bill.statementDate !== null && claim.decidedOn !== null && claim.decidedOn > bill.statementDate;
  return answer('lower', ...(isChanged ? (['changed-since'] as const) : []));
}

/** Why less is open than the share that a bill asks for: another plan paid after this one, or the person did. */
function whyShareIsLess({ nextPlan, shareCents }: Deciding, openShareCents: number): BillNote[] {
  const left = nextPlan?.state === 'final' ? nextPlan.openShareCents : null;
  const owed = Math.min(shareCents, left ?? shareCents);
  return [
    ...(owed < shareCents ? (['before-other-plan'] as const) : []),
    ...(openShareCents < owed ? (['not-posted'] as const) : []),
  ];
}

function noteNotCovered({ notCoveredInShareCents }: ClaimFacts, verdict: Verdict): BillNote[] {
  const isMatch = verdict === 'match' || verdict === 'match-calc';
  return isMatch && notCoveredInShareCents > 0 ? ['not-covered-part'] : [];
}
