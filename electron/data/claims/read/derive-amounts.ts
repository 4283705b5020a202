/**
 * The few amounts that may be worked out when the plan did not state them, each marked computed.
 *
 * @see CARIN IG, adjudication identities: eligible = submitted - discount - noncovered
 */
import { type AmountName, otherPaymentNames, sharePartNames } from '#shared/model/claims/amount-table';
import type { Amounts, Claim, ClaimKind, ClaimState } from '#shared/model/claims/claim';
import { toleranceCents } from '#shared/model/claims/not-covered';
import { sumCents } from '#shared/money';
import { computeAmount, type Level } from './amounts.ts';
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
  /** True when the plan's own share was taken out, since its parts say otherwise. */
  readonly isDisputed: boolean;
  /** True for Medicare, which states every part of the share. */
  readonly isBlueButton: boolean;
  /** Where the plan states amounts that we have no name for: any of them may be a part of the share. */
  readonly unknownLevels: ReadonlySet<Level>;
  /** Amounts that every service states that states any. */
  readonly everywhere: ReadonlySet<AmountName>;
};

/** Fills in discount, approved amount, share and "may owe" where the rules allow. Changes `amounts`. */
export function deriveAmounts(amounts: Amounts, facts: DeriveFacts): void {
  deriveDiscount(amounts, facts.network);
  deriveAllowed(amounts);
  if (facts.finished && !facts.isDeductibleUnclear && !facts.isDisputed)
    amounts.yourShare ??= deriveShare(amounts, facts);
  const isOpen = facts.counted && facts.state !== 'taken-back';
  amounts.mayOwe = isOpen && facts.kind !== 'pharmacy' ? deriveMayOwe(amounts) : null;
}

/** Kinds that Medicare pays by the service; it pays all others by the case, whatever it calls approved. */
const paidByService: ReadonlySet<ClaimKind> = new Set(['professional', 'equipment', 'pharmacy']);

/** True for a claim whose payment does not follow from what Medicare calls approved. */
export function isPaidByCase({ isBlueButton, kind }: Pick<DeriveFacts, 'isBlueButton' | 'kind'>): boolean {
  return isBlueButton && !paidByService.has(kind);
}

/**
 * The stated parts of the share, added up, where the plan's own numbers prove that they are all of it: what was approved
 * or billed comes to them, or all three are stated, one of them more than zero, and nothing stated contradicts. When the
 * plan did not pay, parts of zero do not say who pays the bill.
 */
function deriveShare(amounts: Amounts, facts: DeriveFacts): Amounts['yourShare'] {
  const parts = sharePartNames.map((name) => amounts[name]).filter((part) => part !== null);
  const cents = sumCents(parts.map((part) => part.cents));
  if (cents === null || (facts.state === 'plan-did-not-pay' && cents === 0)) return null;
  const share = computeAmount(cents, parts);
  if (isPaidByCase(facts)) return share;
  if (parts.some(({ level }) => facts.unknownLevels.has(level))) return null;
  const isDrugPrice = amounts.allowed === null && facts.kind === 'pharmacy';
  const left = findLeft(isDrugPrice ? 'drugPrice' : 'allowed', cents, amounts, facts);
  if (left !== null && isCovered(left, amounts)) return share;
  const leftOfBilled = findLeft('billed', cents, amounts, facts);
  if (leftOfBilled !== null && isNear(leftOfBilled)) return share;
  const isWhole = parts.length === sharePartNames.length && !share.partial;
  return isWhole && parts.some((part) => part.cents !== 0) && !isContradicted(cents, left, amounts, facts)
    ? share
    : null;
}

function isNear(cents: number): boolean {
  return Math.abs(cents) <= toleranceCents;
}

/** True where nothing is left of the approved price, or just what is not covered, which may be in it. */
function isCovered(left: number, { notCovered }: Amounts): boolean {
  return isNear(left) || (notCovered !== null && notCovered.cents > 0 && isNear(left - notCovered.cents));
}

/** What is taken off the charge before anybody pays. */
const cutNames = ['discount', 'notCovered'] as const;

/** What is left of a price, or of the charge, after the plan, other insurers and the parts; `null` where one is not stated. */
function findLeft(
  price: 'allowed' | 'drugPrice' | 'billed',
  cents: number,
  amounts: Amounts,
  { everywhere, ...cuts }: Pick<DeriveFacts, 'everywhere'> & Cuts,
): number | null {
  const names = ['planPaid', ...otherPaymentNames, ...(price === 'billed' ? cutNames : [])] as const;
  const isWhole = (name: AmountName) => !amounts[name]?.partial || everywhere.has(name);
  const [start, paid] = [amounts[price], amounts.planPaid];
  if (!start || !paid || ![price, ...names].every(isWhole)) return null;
  const taken = sumCents([cents, ...names.map((name) => amounts[name]?.cents)]);
  if (taken === null) return null;
  const missing = start.cents - taken;
  return takeOffCuts(missing, missing + paid.cents, cuts);
}

/**
 * True where the approved price is not what payments and parts come to, but for a price that a fixed fee or another
 * service pays; and where they come to more than the charge or the approved price.
 */
function isContradicted(
  cents: number,
  left: number | null,
  amounts: Amounts,
  { state }: DeriveFacts,
): boolean {
  const isPaidOtherwise = state === 'approved-no-payment' || isOfNoPrice(amounts);
  const notCovered = Math.max(0, amounts.notCovered?.cents ?? 0);
  if (!isPaidOtherwise && left !== null && !isNear(left > 0 ? Math.max(0, left - notCovered) : left))
    return true;
  const { allowed, planPaid } = amounts;
  if (planPaid === null && allowed !== null && cents > allowed.cents + toleranceCents) return true;
  return (findMoreThanBilled(cents, amounts) ?? 0) > toleranceCents;
}

/** True where the plan states no price of its own to pay from, as of a visit that a fixed fee pays; it refuses nothing. */
function isOfNoPrice({ allowed, planPaid, notCovered }: Amounts): boolean {
  return allowed?.cents === 0 && planPaid?.cents === 0 && (notCovered?.cents ?? 0) === 0;
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
