import { type AmountName, otherPaymentNames } from '#shared/model/claims/amount-table';
import type { Amount, Amounts, Claim, ClaimCheck } from '#shared/model/claims/claim';
import { toleranceCents } from '#shared/model/claims/not-covered';
import { sumCents } from '#shared/money';
import { findDisputedShare } from '#shared/words/disputed-share';
import type { MoneyFill } from '../../../../charts/fills.tsx';

/** One stated amount on the way from billed to your share, with its place on the common scale. */
export type FlowStep = {
  name: AmountName;
  amount: Amount;
  fill: MoneyFill;
  /** True when the amount is subtracted from the one before. */
  isTakenOff: boolean;
  fromCents: number;
  toCents: number;
};

/** The steps for the amounts that the plan stated, in order. Missing amounts are left out, never filled in. */
export function buildFlowSteps(amounts: Amounts): FlowStep[] {
  const steps: FlowStep[] = [];
  const add = (name: AmountName, fill: MoneyFill, fromCents: number, isTakenOff = false) => {
    const amount = amounts[name];
    if (amount) steps.push({ name, amount, fill, isTakenOff, fromCents, toCents: fromCents + amount.cents });
  };
  const billed = amounts.billed?.cents ?? null;
  const discount = amounts.discount?.cents ?? 0;
  add('billed', 'approved', 0);
  add('discount', 'off', billed === null ? 0 : billed - discount, true);
  const left = billed === null ? 0 : billed - discount - (amounts.notCovered?.cents ?? 0);
  add('notCovered', 'off', left, true);
  add('drugPrice', 'approved', 0);
  add('allowed', 'approved', 0);
  add('planPaid', 'plan', 0);
  const paid = amounts.planPaid?.cents ?? 0;
  add('otherInsurerPaid', 'other', paid);
  add('yourShare', 'you', paid + (amounts.otherInsurerPaid?.cents ?? 0));
  return steps;
}

const expected = ['billed', 'discount', 'notCovered', 'allowed', 'planPaid', 'yourShare'] as const;

/** The usual steps that the plan did not state. A share in dispute was stated: it stands in the answer. */
export function findUnstatedSteps(claim: Pick<Claim, 'amounts' | 'checks'>): (typeof expected)[number][] {
  const isDisputed = findDisputedShare(claim) !== null;
  return expected.filter((name) => claim.amounts[name] === null && !(name === 'yourShare' && isDisputed));
}

/** Checks that compare the plan's payment: where one was made, it says what there is to say. */
const paymentChecks = new Set<ClaimCheck['code']>([
  'payment-adds-up',
  'whole-claim-adds-up',
  'deductible-unclear',
]);

/**
 * The cents of the approved amount that are neither in a payment nor in your share, where no check could say more: of a
 * hospital the whole charge may stand as approved, and a price for the case be paid. `null` where nothing is left.
 */
export function findUnexplainedCents({ amounts, checks }: Pick<Claim, 'amounts' | 'checks'>): number | null {
  const { allowed, planPaid, yourShare } = amounts;
  const known = [allowed, planPaid, yourShare];
  if (allowed === null || planPaid === null || yourShare === null || planPaid.cents <= 0) return null;
  if (known.some((amount) => amount?.partial) || checks.some(({ code }) => paymentChecks.has(code)))
    return null;
  const others = otherPaymentNames.map((name) => amounts[name]?.cents);
  const left = allowed.cents - (sumCents([planPaid.cents, yourShare.cents, ...others]) ?? 0);
  return left > toleranceCents ? left : null;
}
