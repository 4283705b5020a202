/**
 * The few amounts that may be worked out when the plan did not state them, each marked computed.
 *
 * @see CARIN IG, adjudication identities: eligible = submitted - discount - noncovered
 */
import { otherPaymentNames, sharePartNames } from '#shared/model/amount-table';
import type { Amounts, Claim, ClaimKind, ClaimState } from '#shared/model/claim';
import { toleranceCents } from '#shared/model/not-covered';
import { sumCents } from '#shared/money';
import { computeAmount } from './amounts.ts';
import { type Cuts, takeOffCuts } from './check-amounts.ts';

/** What decides whether amounts may be worked out. */
export type DeriveFacts = Cuts & {
  readonly kind: ClaimKind;
  readonly network: Claim['network'];
  /** False when the plan has not finished the claim: parts of a share would be a guess. */
  readonly finished: boolean;
  readonly counted: boolean;
  readonly state: ClaimState;
  /** True when a stated deductible may hold other parts of the share: adding them up could count one twice. */
  readonly isDeductibleUnclear: boolean;
  /** Medicare states every part of the share, and pays hospitals by the case, whatever it calls approved. */
  readonly isBlueButton: boolean;
};

/** Fills in discount, approved amount, share and "may owe" where the rules allow. Changes `amounts`. */
export function deriveAmounts(amounts: Amounts, facts: DeriveFacts): void {
  deriveDiscount(amounts, facts.network);
  deriveAllowed(amounts);
  if (facts.finished && !facts.isDeductibleUnclear) amounts.yourShare ??= deriveShare(amounts, facts);
  const isOpen = facts.counted && facts.state !== 'taken-back';
  amounts.mayOwe = isOpen && facts.kind !== 'pharmacy' ? deriveMayOwe(amounts) : null;
}

/**
 * The stated parts of the share, added up; what is not covered is not part of it. When the plan did not pay, parts of
 * zero do not say who pays the bill. Parts that leave more or less than what was approved and not paid are not all of it,
 * but where a fixed fee or another service pays the rest.
 */
function deriveShare(amounts: Amounts, facts: DeriveFacts): Amounts['yourShare'] {
  const { state } = facts;
  const parts = sharePartNames.map((name) => amounts[name]).filter((part) => part !== null);
  const cents = sumCents(parts.map((part) => part.cents));
  if (cents === null || (state === 'plan-did-not-pay' && cents === 0)) return null;
  const share = computeAmount(cents, parts);
  if (facts.isBlueButton) return share;
  const isPaidOtherwise = state === 'approved-no-payment' || isOfNoPrice(amounts);
  const ofApproved = share.partial || isPaidOtherwise ? null : findUnexplained(cents, amounts, facts);
  const unexplained = ofApproved ?? findMoreThanBilled(cents, amounts);
  return unexplained === null || Math.abs(unexplained) <= toleranceCents ? share : null;
}

/** True where the plan states no price of its own to pay from, as of a visit that a fixed fee pays; it refuses nothing. */
function isOfNoPrice({ allowed, planPaid, notCovered }: Amounts): boolean {
  return allowed?.cents === 0 && planPaid?.cents === 0 && (notCovered?.cents ?? 0) === 0;
}

/** What of the approved price neither the plan, other insurers nor the parts pay; what is not covered may be in it. */
function findUnexplained(cents: number, amounts: Amounts, cuts: Cuts): number | null {
  const { allowed, planPaid, notCovered } = amounts;
  const others = otherPaymentNames.map((name) => amounts[name]);
  if (!allowed || !planPaid || [allowed, planPaid, ...others].some((amount) => amount?.partial)) return null;
  const taken = sumCents([planPaid.cents, cents, ...others.map((amount) => amount?.cents)]);
  if (taken === null) return null;
  const missing = allowed.cents - taken;
  const left = takeOffCuts(missing, missing + planPaid.cents, cuts);
  return left > 0 ? Math.max(0, left - Math.max(0, notCovered?.cents ?? 0)) : left;
}

/**
 * By how much payments, parts and what is not covered are more than the charge; `null` where they are not, or where the
 * parts are just what the plan does not cover. Of incomplete amounts there is more still.
 */
function findMoreThanBilled(cents: number, { billed, planPaid, notCovered }: Amounts): number | null {
  if (!billed || billed.partial || !notCovered || notCovered.cents <= 0 || notCovered.cents === cents)
    return null;
  const together = sumCents([cents, notCovered.cents, planPaid?.cents]);
  return together === null || together <= billed.cents ? null : together - billed.cents;
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
