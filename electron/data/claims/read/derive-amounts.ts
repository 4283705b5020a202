/**
 * The few amounts that may be worked out when the plan did not state them, each marked computed.
 *
 * @see CARIN IG, adjudication identities: eligible = submitted - discount - noncovered
 */
import { sharePartNames } from '#shared/model/amount-table';
import type { Amounts, Claim, ClaimKind, ClaimState } from '#shared/model/claim';
import { sumCents } from '#shared/money';
import { computeAmount } from './amounts.ts';

/** What decides whether amounts may be worked out. */
export type DeriveFacts = {
  readonly kind: ClaimKind;
  readonly network: Claim['network'];
  /** False when the plan has not finished the claim: parts of a share would be a guess. */
  readonly finished: boolean;
  readonly counted: boolean;
  readonly state: ClaimState;
  /** True when a stated deductible may hold other parts of the share: adding them up could count one twice. */
  readonly isDeductibleUnclear: boolean;
};

/** Fills in discount, approved amount, share and "may owe" where the rules allow. Changes `amounts`. */
export function deriveAmounts(amounts: Amounts, facts: DeriveFacts): void {
  deriveDiscount(amounts, facts.network);
  deriveAllowed(amounts);
  if (facts.finished && !facts.isDeductibleUnclear) amounts.yourShare ??= deriveShare(amounts, facts.state);
  amounts.mayOwe = facts.counted && facts.kind !== 'pharmacy' ? deriveMayOwe(amounts) : null;
}

/**
 * The stated parts of the share, added up; what is not covered is not part of it. When the plan did not pay, parts of
 * zero do not say who pays the bill.
 */
function deriveShare(amounts: Amounts, state: ClaimState): Amounts['yourShare'] {
  const parts = sharePartNames.map((name) => amounts[name]).filter((part) => part !== null);
  const cents = sumCents(parts.map((part) => part.cents));
  return cents === null || (state === 'plan-did-not-pay' && cents === 0) ? null : computeAmount(cents, parts);
}

function deriveDiscount(amounts: Amounts, network: Claim['network']): void {
  const { billed, allowed, notCovered } = amounts;
  if (amounts.discount || !billed || !allowed || !notCovered) return;
  if (billed.partial || allowed.partial || notCovered.partial) return;
  if (Object.values(network).includes('out')) return;
  const cents = billed.cents - allowed.cents - notCovered.cents;
  if (cents >= 0) amounts.discount = computeAmount(cents, [billed, allowed, notCovered]);
}

function deriveAllowed(amounts: Amounts): void {
  const { billed, discount, notCovered } = amounts;
  if (amounts.allowed || !billed || !discount || !notCovered) return;
  if (billed.partial || discount.partial || notCovered.partial) return;
  const cents = billed.cents - discount.cents - notCovered.cents;
  if (cents >= 0) amounts.allowed = computeAmount(cents, [billed, discount, notCovered]);
}

/** The share less what the plan knows you paid, never below zero; the whole share when payments are not known. */
function deriveMayOwe(amounts: Amounts): Amounts['mayOwe'] {
  const { yourShare, alreadyPaid } = amounts;
  if (!yourShare) return null;
  if (!alreadyPaid || alreadyPaid.partial)
    return yourShare.cents < 0 ? computeAmount(0, [yourShare]) : yourShare;
  return computeAmount(Math.max(0, yourShare.cents - alreadyPaid.cents), [yourShare, alreadyPaid]);
}
