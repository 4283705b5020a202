/**
 * Do the plan's own numbers agree? A check is made only where its numbers are stated. Nothing is repaired.
 *
 * @see CARIN IG, adjudication identities
 */
import {
  type AmountName,
  amountNames,
  mapNames,
  otherPaymentNames,
  sharePartNames,
} from '#shared/model/claims/amount-table';
import type { Amount, Amounts, Claim, ClaimCheck, ClaimState } from '#shared/model/claims/claim';
import { findWhoPaysNotCovered, toleranceCents } from '#shared/model/claims/not-covered';
import { sumCents } from '#shared/money';
import type { LevelAmounts } from './amounts.ts';

/** What explains by the plan's own lines and codes that its amounts do not come to each other: none of it is a fault. */
export type Explained = {
  /** Differences of these cents have a reason. */
  readonly cents: readonly number[];
  /** What was paid for no charge. */
  readonly interestCents: number;
  /** True where a fixed fee pays: no amount paid is to be expected. */
  readonly isFixedFee: boolean;
};

/** What the checks look at. */
export type CheckFacts = {
  /** The claim's amounts, with what was worked out. */
  readonly amounts: Amounts;
  readonly levels: readonly LevelAmounts[];
  readonly linesSum: Amounts;
  /** What the plan's own total lines state, beside services. */
  readonly totalLines: readonly LevelAmounts[];
  /** True when a stated deductible may hold other parts of the share, so that no sum of parts can be judged. */
  readonly isDeductibleUnclear: boolean;
  /** True when the plan's payment may be cut by law. */
  readonly isCutByLaw: boolean;
  /** True where a payment for the whole case does not follow from what was charged. */
  readonly isPaidByCase: boolean;
  /** The share as the plan states it; `null` when it was worked out here from its parts. */
  readonly statedShare: Amount | null;
  readonly explained: Explained;
  readonly paymentCents: number | null;
  readonly adjustmentCents: number | null;
  readonly severalCurrencies: boolean;
  readonly currencyUnstated: boolean;
  /** True when a number was sent as text. */
  readonly anyText: boolean;
  readonly repeated: readonly AmountName[];
  /** Amounts that are too large to add up. */
  readonly tooLarge: readonly AmountName[];
  readonly state: ClaimState;
  readonly network: Claim['network'];
};

/** All checks that the claim's numbers allow. */
export function checkAmounts(facts: CheckFacts): ClaimCheck[] {
  const checks: ClaimCheck[] = [];
  const add: Compare = (code, differenceCents, amount) =>
    checks.push({ code, ok: Math.abs(differenceCents) <= toleranceCents, differenceCents, amount });
  const compare: Compare = (code, differenceCents, amount) =>
    add(code, takeOffExplained(differenceCents, facts.explained), amount);
  const cents = centsOf(facts.amounts);
  checkApproved(facts.amounts, cents, compare);
  const isPaidByFee = facts.explained.isFixedFee && (cents.planPaid ?? 0) <= 0;
  const hasSums = !facts.isDeductibleUnclear && !isPaidByFee && !isSettledElsewhere(facts.state, cents);
  const isCharge = facts.isPaidByCase && cents.allowed === cents.billed;
  // The whole charge, called approved, is no price.
  if (hasSums && !isCharge) checkPayment(cents, facts, compare);
  checkShare(facts.statedShare, cents, add);
  if (hasSums) checkBilled(facts, cents, compare);
  checkLines(facts, add);
  checkBenefit(facts, cents, compare);
  checkOverpaid(facts, cents, add);
  for (const amount of facts.repeated)
    checks.push({ code: 'repeated-category', ok: false, differenceCents: null, amount });
  for (const amount of facts.tooLarge)
    checks.push({ code: 'too-large-to-add', ok: false, differenceCents: null, amount });
  const note = (code: ClaimCheck['code'], ok: boolean) =>
    checks.push({ code, ok, differenceCents: null, amount: null });
  if (facts.severalCurrencies) note('several-currencies', false);
  if (facts.currencyUnstated) note('currency-not-stated', true);
  if (facts.anyText) note('amount-sent-as-text', true);
  if (facts.isDeductibleUnclear) note('deductible-unclear', true);
  const unapproved = findUnapproved(facts, cents);
  if (unapproved !== null)
    checks.push({
      code: 'balance-billing-possible',
      ok: true,
      differenceCents: unapproved,
      amount: cents.allowed ? 'allowed' : 'notCovered',
    });
  const above = findAboveBilled(facts.amounts, cents);
  if (above !== null) checks.push({ code: 'above-billed', ok: true, ...above });
  return checks;
}

/** Nothing, where the difference is one that the plan's own lines or codes explain. */
function takeOffExplained(difference: number, { cents }: Explained): number {
  const size = Math.abs(difference);
  return cents.some((each) => Math.abs(size - each) <= toleranceCents) ? 0 : difference;
}

type Cents = Readonly<Record<AmountName, number | null>>;
type Compare = (code: ClaimCheck['code'], differenceCents: number, amount: AmountName | null) => void;

/** What can be compared: complete amounts. */
function centsOf(amounts: Amounts): Cents {
  return mapNames(amountNames, (name) => {
    const amount = amounts[name];
    return amount && !amount.partial ? amount.cents : null;
  });
}

/** True when neither plan nor you pay an accepted claim: a fixed fee or another claim does, and no sum can show it. */
function isSettledElsewhere(state: ClaimState, { planPaid, yourShare }: Cents): boolean {
  return state === 'approved-no-payment' && planPaid === 0 && yourShare === 0;
}

function partsOf(cents: Cents): (number | null)[] {
  return sharePartNames.map((name) => cents[name]);
}

function otherPaymentsOf(cents: Cents): number {
  return sumCents(otherPaymentNames.map((name) => cents[name])) ?? 0;
}

/** Approved = billed - discount - not covered, where the plan states all four. */
function checkApproved(amounts: Amounts, cents: Cents, compare: Compare): void {
  if (!isStated(amounts.allowed) || !isStated(amounts.discount)) return;
  const { allowed, billed, discount, notCovered } = cents;
  if (allowed === null || billed === null || discount === null || notCovered === null) return;
  compare('approved-adds-up', allowed - (billed - discount - notCovered), 'allowed');
}

/**
 * Plan paid = approved - your parts - other insurance. Without parts the share stands for them, less what of it is not
 * covered: the CARIN guide subtracts the whole share, and so what is not covered twice.
 */
function checkPayment(cents: Cents, cuts: Cuts, compare: Compare): void {
  const { allowed, planPaid, yourShare } = cents;
  if (allowed === null || planPaid === null) return;
  // Where nothing was approved or paid, the share is of the charge, or a fixed price of the visit.
  if (allowed === 0 && planPaid === 0) return;
  const parts = sumCents(partsOf(cents));
  const base = allowed - otherPaymentsOf(cents);
  const compareWith = (due: number) => 0 - takeOffCuts(due - planPaid, due, cuts);
  const byParts = parts === null ? null : compareWith(base - parts);
  const tooMuch = yourShare === null ? null : compareWith(base - yourShare);
  const byShare = tooMuch === null || parts !== null ? tooMuch : takeOffOnce(tooMuch, cents.notCovered);
  const best = byParts ?? byShare;
  if (best === null) return;
  const agrees = [byParts, byShare].find((value) => value !== null && Math.abs(value) <= toleranceCents);
  compare('payment-adds-up', agrees ?? best, 'planPaid');
}

const cutPercents = [2, 1];

/** What makes a payment less, or more, than is due. */
export type Cuts = Pick<CheckFacts, 'isCutByLaw' | 'adjustmentCents' | 'explained'>;

/**
 * What is missing of a payment besides a cut by law, the payment's own adjustment or interest; all of it where neither explains it.
 * `due`: the payment without them. Medicare pays 2 % less, 1 % from April to June 2022, once deductible and coinsurance
 * are taken off; the provider bears it. Plans write an adjustment with either sign.
 *
 * @see 2 USC 901a; X12 claim adjustment reason code 253; FHIR R4 ExplanationOfBenefit.payment.adjustment
 */
export function takeOffCuts(
  missing: number,
  due: number,
  { isCutByLaw, adjustmentCents, explained }: Cuts,
): number {
  const adjustment = adjustmentCents ?? 0;
  const byLaw = isCutByLaw ? cutPercents.map((percent) => Math.round((due * percent) / 100)) : [];
  const besides = [0, adjustment, -adjustment, -explained.interestCents, ...byLaw].map(
    (cut) => missing - cut,
  );
  const least = besides.reduce((best, cents) => (Math.abs(cents) < Math.abs(best) ? cents : best));
  return Math.abs(least) <= toleranceCents ? least : missing;
}

/** The stated share = its parts, with or without what is not covered. */
function checkShare(share: Amount | null, cents: Cents, compare: Compare): void {
  const stated = share === null || share.partial ? null : share.cents;
  const parts = partsOf(cents);
  const sum = sumCents(parts);
  if (stated === null || sum === null) return;
  const difference = stated - sum;
  // A share below its parts that was left to stand is what others' payments leave of it.
  if (difference < -toleranceCents && sum > 0 && cents.yourShare !== null) return;
  const explained =
    difference > 0 && (parts.includes(null) || difference <= (cents.notCovered ?? 0) + toleranceCents);
  if (!explained) compare('share-adds-up', difference, 'yourShare');
  else if (!parts.includes(null)) compare('share-adds-up', 0, 'yourShare');
}

/** What is left of a difference by which sums are too high when what is not covered, or some of it, was in them twice. */
function takeOffOnce(tooMuch: number, notCovered: number | null): number {
  const once = Math.max(0, notCovered ?? 0);
  return Math.min(tooMuch, Math.max(0, tooMuch - once));
}

/** Billed = discount + not covered + your parts + plan paid + other insurance; no verdict where a part is missing. */
function checkBilled({ amounts, ...cuts }: CheckFacts, cents: Cents, compare: Compare): void {
  const { billed, planPaid } = cents;
  if (billed === null || planPaid === null) return;
  const parts = sumCents(partsOf(cents));
  const known = [cents.discount, cents.notCovered, parts ?? cents.yourShare];
  const together = sumCents([...known, planPaid]);
  if (together === null) return;
  const missing = billed - together - otherPaymentsOf(cents);
  const left = takeOffCuts(missing, missing + planPaid, cuts);
  const isShareUsed = parts === null && cents.yourShare !== null;
  const difference = isShareUsed ? 0 - takeOffOnce(0 - left, cents.notCovered) : left;
  const discountIsOurs = amounts.discount?.source === 'computed' && amounts.discount.level !== 'lines';
  const complete = !known.includes(null) && !discountIsOurs;
  if (complete || (Math.abs(difference) <= toleranceCents && known.some((part) => part !== null)))
    compare('whole-claim-adds-up', difference, 'billed');
}

/** The services together = the stated amount, and = the plan's own total line. */
function checkLines(facts: CheckFacts, compare: Compare): void {
  let matched: AmountName | null = null;
  for (const name of amountNames) {
    const lines = facts.linesSum[name];
    if (!lines || lines.partial) continue;
    const differences: number[] = [];
    const add = (amount: Amount | null) => {
      if (amount !== null) differences.push(amount.cents - lines.cents);
    };
    if (facts.levels.some(({ amounts }) => amounts[name])) add(facts.amounts[name]);
    for (const line of facts.totalLines) add(line.amounts[name]);
    const difference = differences.find((cents) => Math.abs(cents) > toleranceCents);
    if (difference !== undefined) compare('lines-match-total', difference, name);
    else if (differences.length > 0) matched ??= name;
  }
  if (matched) compare('lines-match-total', 0, matched);
}

function checkBenefit(facts: CheckFacts, cents: Cents, compare: Compare): void {
  for (const { benefitAndPaid } of facts.levels)
    if (benefitAndPaid) compare('payment-matches-benefit', benefitAndPaid[0] - benefitAndPaid[1], 'planPaid');
  const { paymentCents, adjustmentCents } = facts;
  if (paymentCents !== null && cents.planPaid !== null) {
    const difference = cents.planPaid - paymentCents;
    // A payment is the benefit, with its adjustment or without; plans write the adjustment with either sign.
    if (difference !== 0 && Math.abs(difference) !== Math.abs(adjustmentCents ?? 0))
      compare('payment-matches-benefit', difference, 'planPaid');
  }
  if (facts.adjustmentCents !== null && facts.adjustmentCents !== 0)
    compare('payment-adjusted', facts.adjustmentCents, 'planPaid');
}

/** More reported as paid by you than your share, or than its parts and what is not covered. */
function checkOverpaid({ statedShare }: CheckFacts, cents: Cents, compare: Compare): void {
  const { alreadyPaid, notCovered, yourShare } = cents;
  if (alreadyPaid === null || yourShare === null || yourShare < 0) return;
  const more = alreadyPaid - yourShare - (statedShare ? 0 : Math.max(0, notCovered ?? 0));
  if (more > toleranceCents) compare('paid-more-than-share', more, 'alreadyPaid');
}

/**
 * More approved than billed, else more paid than billed, as the plan states them. A fixed price for a stay or a case,
 * and interest, may be more. Credits and a bill of nothing are no measure.
 */
function findAboveBilled(
  amounts: Amounts,
  cents: Cents,
): Pick<ClaimCheck, 'amount' | 'differenceCents'> | null {
  const { billed } = cents;
  if (billed === null || billed <= 0) return null;
  const above = (['allowed', 'planPaid'] as const).find(
    (name) => isStated(amounts[name]) && (cents[name] ?? 0) - billed > toleranceCents,
  );
  return above === undefined ? null : { amount: above, differenceCents: (cents[above] ?? 0) - billed };
}

/** True for an amount of the plan, and for the plain sum of those of its services. */
function isStated(amount: Amount | null): boolean {
  return amount?.source === 'plan' || amount?.level === 'lines';
}

/** What a provider outside the network charged above the approved price, less a stated discount. */
function findUnapproved({ amounts, network }: CheckFacts, cents: Cents): number | null {
  if (!Object.values(network).includes('out')) return null;
  if (!cents.allowed) return findNotCoveredOutside(amounts, cents);
  if (cents.billed === null || cents.allowed < 0) return null;
  const discount = amounts.discount?.source === 'plan' ? amounts.discount.cents : 0;
  const more = cents.billed - cents.allowed - discount;
  return more > toleranceCents ? more : null;
}

/** Without an approved price, what is not covered is what such a provider may bill, but for what your share holds of it. */
function findNotCoveredOutside(amounts: Amounts, { notCovered }: Cents): number | null {
  if (notCovered === null || notCovered <= toleranceCents) return null;
  const payer = findWhoPaysNotCovered(amounts)?.who;
  return payer === 'yours' || payer === 'in-share' ? null : notCovered;
}
