/**
 * Where a claim stands by itself, before other claims are looked at.
 *
 * @see FHIR R4 ExplanationOfBenefit.status, .outcome, .use; CARIN IG payment.type; Blue Button Final-Action tags
 */

import { localDay, parseFhirDate } from '#shared/dates';
import { type AmountName, otherPaymentNames } from '#shared/model/claims/amount-table';
import {
  type Amounts,
  type ClaimKind,
  type ClaimLine,
  type ClaimReason,
  type ClaimState,
  isService,
  type NotCountedReason,
  type RelatedClaim,
} from '#shared/model/claims/claim';
import { toleranceCents } from '#shared/model/claims/not-covered';
import { explainsDeductible, explainsNoPayment, isRefusal } from '#shared/words/refusals';
import { codeAt, codesOf, isBlueButton } from '../../fhir/codes.ts';
import { codingsOf, type Json, listOf, objectOf, textOf } from '../../fhir/resource.ts';
import type { SupportingInfo } from './supporting-info.ts';

/** Why the claim itself says it is left out of sums; `null` when it counts. */
export function readNotCounted(
  eob: Json,
  related: readonly RelatedClaim[],
  { deleted, isVoid }: Pick<SupportingInfo, 'deleted' | 'isVoid'>,
  paid: number | null,
): NotCountedReason | null {
  const status = textOf(eob['status'])?.toLowerCase() ?? null;
  const outcome = textOf(eob['outcome'])?.toLowerCase() ?? null;
  if (status === 'entered-in-error') return 'entered-in-error';
  if (status === 'cancelled' || deleted || isDeletedType(eob)) return 'canceled';
  const isDraft = status === 'draft';
  if (isDraft && !isPaidDraft(eob, paid)) return 'draft';
  if (isVoid) return 'void';
  if (related.some((claim) => claim.relationship === 'replaced-by')) return 'replaced';
  if (status !== 'active' && !isDraft) return 'status-unknown';
  if (outcome === 'queued') return 'being-decided';
  if (outcome === 'error') return 'processing-error';
  if (hasTag(eob, 'NotFinalAction')) return 'not-final';
  return hasUnknownModifier(eob) ? 'unknown-modifier' : null;
}

/**
 * True for a draft that the plan finished and paid: it says so by a payment of more than zero, or by one whose day is
 * not after the record's own.
 */
export function isPaidDraft(eob: Json, paid: number | null): boolean {
  if (textOf(eob['status'])?.toLowerCase() !== 'draft') return false;
  if (textOf(eob['outcome'])?.toLowerCase() !== 'complete') return false;
  const paidOn = parseFhirDate(objectOf(eob['payment'])?.['date']);
  const seenOn = parseFhirDate(objectOf(eob['meta'])?.['lastUpdated']) ?? localDay(new Date());
  return (paid ?? 0) > 0 || (paidOn !== null && paidOn <= seenOn);
}

/** True for a refused claim whose payment is less than zero: it takes an earlier payment back, and pays nothing itself. */
export function isRefusedTakeBack(eob: Json, amounts: Amounts, reasons: readonly ClaimReason[]): boolean {
  if ((amounts.planPaid?.cents ?? 0) >= 0 || isBelowDeductible(eob, amounts)) return false;
  return hasPaymentType(eob, 'denied') || reasons.some(isRefusal);
}

/**
 * A modifier extension may turn the meaning of what holds it round, and none is known here: a claim where one stands at
 * money, or at whose money it is, is shown, not counted.
 *
 * @see FHIR R4 modifierExtension
 */
function hasUnknownModifier(eob: Json): boolean {
  return (
    isModified(eob) ||
    ['total', 'adjudication', 'payment', 'insurance'].some((key) => listOf(eob[key]).some(isModified)) ||
    listOf(eob['benefitBalance']).some(
      (balance) => isModified(balance) || listOf(balance['financial']).some(isModified),
    ) ||
    listOf(eob['item']).some(isModifiedService) ||
    listOf(eob['addItem']).some(isModifiedService)
  );
}

function isModified(element: Json): boolean {
  return listOf(element['modifierExtension']).length > 0;
}

/** True also where an amount or a sub-service of the service is modified. */
function isModifiedService(service: Json): boolean {
  return (
    isModified(service) ||
    listOf(service['adjudication']).some(isModified) ||
    listOf(service['detail']).some(isModifiedService) ||
    listOf(service['subDetail']).some(isModifiedService)
  );
}

/** Medicare keeps deleted drug events as active records of a type of their own. */
function isDeletedType(eob: Json): boolean {
  const codings = codingsOf(objectOf(eob['type']));
  return (
    codings.some((coding) => coding['code'] === 'PDE' || coding['code'] === 'pharmacy') &&
    codings.some((coding) => textOf(coding['system'])?.endsWith('CLM-TYPE-CD') && codeAt(coding) === '3')
  );
}

function hasTag(eob: Json, code: string): boolean {
  return listOf(objectOf(eob['meta'])?.['tag']).some((tag) => tag['code'] === code);
}

/** True when the plan has finished the claim, so that the parts of a share may be added up. */
export function isFinished(eob: Json): boolean {
  const outcome = textOf(eob['outcome'])?.toLowerCase() ?? null;
  return outcome === null || outcome === 'complete';
}

/** What the state is decided from. */
export type StateFacts = {
  readonly eob: Json;
  readonly notCounted: NotCountedReason | null;
  readonly amounts: Amounts;
  readonly reasons: readonly ClaimReason[];
  readonly lines: readonly StateLine[];
  readonly kind: ClaimKind;
};

/** What the state needs of a service. */
export type StateLine = Pick<ClaimLine, 'number' | 'amounts' | 'isTotal' | 'isReplaced'>;

/** States that the claim's own status decides; other reasons for not counting say nothing of what the plan did. */
const stateOfNotCounted: { readonly [reason in NotCountedReason]?: ClaimState } = {
  replaced: 'replaced',
  canceled: 'canceled',
  'entered-in-error': 'canceled',
  'being-decided': 'plan-is-deciding',
  draft: 'plan-is-deciding',
  'not-final': 'plan-is-deciding',
  reversal: 'taken-back',
  void: 'taken-back',
  'processing-error': 'not-stated',
  'unknown-modifier': 'not-stated',
};

/** What the plan did, as one word. */
export function readState(facts: StateFacts): ClaimState {
  const { notCounted, eob, amounts } = facts;
  const byStatus = notCounted === null ? undefined : stateOfNotCounted[notCounted];
  return byStatus ?? stateOfPayment(eob, amounts) ?? stateOfAmounts(facts);
}

function stateOfPayment(eob: Json, amounts: Amounts): ClaimState | null {
  const paid = amounts.planPaid?.cents ?? null;
  // A plan that calls a claim denied and states a payment contradicts itself.
  if (hasPaymentType(eob, 'denied') && (paid ?? 0) >= 0)
    return paid !== null && paid > 0 ? 'not-stated' : 'plan-did-not-pay';
  // Beside "partially paid", too, a payment of zero or less says more than the word.
  if (hasPaymentType(eob, 'partiallypaid') && (paid === null || paid > 0)) return 'plan-paid-part';
  if (paid !== null && paid < 0) return isBelowDeductible(eob, amounts) ? 'went-to-deductible' : 'taken-back';
  // "Paid" says that the claim was accepted; a payment of zero says more.
  return hasPaymentType(eob, 'paid') && paid !== 0 ? 'plan-paid' : null;
}

/**
 * True for a payment of Medicare that is negative because the deductible is more than Medicare pays: nothing was taken
 * back.
 *
 * @see ResDAC, claim (Medicare) payment amount
 */
function isBelowDeductible(eob: Json, { billed, deductible }: Amounts): boolean {
  const isMedicare = codingsOf(objectOf(eob['type'])).some(({ system }) => isBlueButton(textOf(system)));
  return isMedicare && (billed?.cents ?? 0) > 0 && (deductible?.cents ?? 0) > 0;
}

function hasPaymentType(eob: Json, type: string): boolean {
  return codesOf(objectOf(objectOf(eob['payment'])?.['type'])).includes(type);
}

/** What the rules look at; `null` where the plan stated no amount. */
type StateClues = StateFacts & {
  readonly paid: number | null;
  readonly billed: number | null;
  readonly notCovered: number;
  /** The reasons that refuse something, of the claim or of a line. */
  readonly refusals: readonly ClaimReason[];
};

type StateRule = readonly [state: ClaimState, applies: (clues: StateClues) => boolean];

/** What amounts and reasons say, where the payment says nothing. The first rule that applies decides. */
const stateRules: readonly StateRule[] = [
  ['taken-back', isTakenBack],
  ['plan-paid-part', (clues) => isPaid(clues) && hasUnpaidPart(clues)],
  ['plan-paid', isPaid],
  ['plan-did-not-pay', ({ refusals }) => refusals.some(({ kind }) => kind === 'reject')],
  ['approved-no-payment', isAcceptedAtNothing],
  ['plan-did-not-pay', ({ billed, notCovered }) => billed !== null && billed > 0 && notCovered >= billed],
  [
    'plan-did-not-pay',
    ({ paid, billed, refusals }) => paid === null && billed !== null && isDenied(refusals),
  ],
  ['not-stated', ({ paid }) => paid === null],
  ['went-to-deductible', hasDeductibleLeft],
  ['plan-did-not-pay', ({ refusals }) => refusals.length > 0],
  ['approved-no-payment', isApprovedInFull],
  ['plan-did-not-pay', ({ notCovered }) => notCovered > 0],
  ['went-to-deductible', (clues) => isExplained(clues) && clues.reasons.some(explainsDeductible)],
  ['approved-no-payment', isExplained],
  ['approved-no-payment', isAcceptedWithoutPayment],
  // At the pharmacy a copay or a subsidy often covers the whole price: the plan paid nothing and refused nothing.
  ['not-stated', ({ kind, amounts }) => kind === 'pharmacy' || isAllShared(amounts)],
  ['plan-did-not-pay', () => true],
];

function stateOfAmounts(facts: StateFacts): ClaimState {
  const { planPaid, billed, notCovered } = facts.amounts;
  const services = facts.lines.filter(isService);
  const clues: StateClues = {
    ...facts,
    lines: services.length > 0 ? services : facts.lines,
    paid: planPaid?.cents ?? null,
    billed: billed?.cents ?? null,
    notCovered: notCovered?.cents ?? 0,
    refusals: facts.reasons.filter(isRefusal),
  };
  return stateRules.find(([, applies]) => applies(clues))?.[0] ?? 'not-stated';
}

/** True when the charge is negative, or where none is stated the price and your part are, and the plan paid nothing. */
function isTakenBack({ amounts, billed, paid }: StateClues): boolean {
  if (billed !== null) return billed < 0;
  const { allowed, drugPrice, yourShare, alreadyPaid } = amounts;
  const others = [allowed, drugPrice, yourShare, alreadyPaid].map((amount) => amount?.cents ?? 0);
  return !paid && others.some((cents) => cents < 0) && others.every((cents) => cents <= 0);
}

/** True when the plan's own codes say of the claim, or of each service, that others pay it or that it is your part. */
function isExplained({ reasons, lines }: StateClues): boolean {
  const explaining = reasons.filter(explainsNoPayment);
  const explained = new Set(explaining.map(({ lineNumber }) => lineNumber));
  return explained.has(null) || (explained.size > 0 && lines.every(({ number }) => explained.has(number)));
}

function isPaid({ paid }: StateClues): boolean {
  return paid !== null && paid > 0;
}

/** True when the plan itself calls a reason one for not paying; an adjustment alone may concern a part only. */
function isDenied(refusals: readonly ClaimReason[]): boolean {
  return refusals.some(({ kind }) => kind === 'denial');
}

function hasUnpaidPart({ lines, reasons, refusals, notCovered }: StateClues): boolean {
  if (lines.some((line) => isRefusedLine(line, reasons))) return true;
  if (refusals.some(({ lineNumber }) => lineNumber === null))
    return notCovered > 0 || lines.some(({ amounts }) => isUnpaidLine(amounts));
  return lines.some((line) => isUnpaidLine(line.amounts) && isNamedIn(refusals, line));
}

function isNamedIn(reasons: readonly ClaimReason[], { number }: StateLine): boolean {
  return reasons.some(({ lineNumber }) => lineNumber === number);
}

/**
 * True when something that was approved went to the deductible. A refusal of the whole claim leaves nothing, and a
 * refused line's deductible does not count, unless the plan says beside it that the deductible is why.
 */
function hasDeductibleLeft({ amounts, lines, reasons, refusals }: StateClues): boolean {
  if ((amounts.deductible?.cents ?? 0) <= 0) return false;
  if (refusals.length === 0) return true;
  const explained = reasons.filter(explainsDeductible);
  if (refusals.some(({ lineNumber }) => lineNumber === null))
    return explained.some(({ lineNumber }) => lineNumber === null);
  const left = lines.filter((line) => !isNamedIn(refusals, line) || isNamedIn(explained, line));
  const isStatedByLine = lines.some((line) => line.amounts.deductible !== null);
  return left.some((line) => !isStatedByLine || (line.amounts.deductible?.cents ?? 0) > 0);
}

/** True when other insurers, alone or with your part, cover the whole approved price, so that nothing was left for the plan. */
function isApprovedInFull({ amounts, kind }: StateClues): boolean {
  const { allowed, billed, discount, drugPrice, notCovered } = amounts;
  const price = allowed ?? (kind === 'pharmacy' ? drugPrice : null);
  const left = billed && discount ? billed.cents - discount.cents - (notCovered?.cents ?? 0) : 0;
  const approved = price?.cents ?? left;
  const paid = [paidByOthers(amounts), paidByInsurers(amounts)];
  return approved > 0 && paid.some((cents) => Math.abs(approved - cents) <= toleranceCents);
}

/**
 * True when the plan accepted the claim and pays nothing for it, as where a service is part of another one or of a
 * fixed monthly fee: it says "paid", or that you owe nothing while contract or discount account for the charge.
 */
function isAcceptedWithoutPayment({ eob, amounts, reasons, billed }: StateClues): boolean {
  if (hasPaymentType(eob, 'paid')) return true;
  const share = amounts.yourShare;
  if (share === null || share.cents !== 0 || !isFinished(eob)) return false;
  const { discount } = amounts;
  if (billed !== null && billed > 0 && (discount?.cents ?? 0) >= billed - toleranceCents) return true;
  return reasons.some(({ kind, system }) => kind === 'adjustment' && system === 'CARC');
}

/** True when nothing was asked for, or the plan says "paid" and that you owe nothing, and no reason refuses anything. */
function isAcceptedAtNothing({ eob, amounts, paid, billed, refusals }: StateClues): boolean {
  if (paid !== 0 || refusals.length > 0 || !isFinished(eob)) return false;
  return billed === 0 || (hasPaymentType(eob, 'paid') && amounts.yourShare?.cents === 0);
}

/** Nothing was left for the plan to pay: your copay, your percent or other insurers cover the approved price. */
function isAllShared(amounts: Amounts): boolean {
  return paidByOthers(amounts) > 0;
}

function paidByOthers(amounts: Amounts): number {
  const cents = (name: AmountName) => amounts[name]?.cents ?? 0;
  const yours = Math.max(cents('copay') + cents('coinsurance'), cents('yourShare'), cents('alreadyPaid'));
  return yours + paidByInsurers(amounts);
}

function paidByInsurers(amounts: Amounts): number {
  return otherPaymentNames.reduce((sum, name) => sum + (amounts[name]?.cents ?? 0), 0);
}

/** True for a line that is unpaid and not covered, unless all its reasons say that it is paid with something else. */
function isRefusedLine({ number, amounts }: StateLine, reasons: readonly ClaimReason[]): boolean {
  const billed = amounts.billed?.cents ?? 0;
  if (billed <= 0 || amounts.planPaid?.cents !== 0 || (amounts.notCovered?.cents ?? 0) < billed) return false;
  const own = reasons.filter(({ kind, lineNumber }) => kind !== 'note' && lineNumber === number);
  return own.length === 0 || own.some(isRefusal);
}

function isUnpaidLine(line: Amounts): boolean {
  return line.planPaid?.cents === 0 && (line.billed?.cents ?? 0) > 0;
}
