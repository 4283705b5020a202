import type { AmountName } from '#shared/model/claims/amount-table';
import type { Amount, Amounts, Claim } from '#shared/model/claims/claim';
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
