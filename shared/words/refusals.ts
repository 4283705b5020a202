/**
 * Which reasons refuse a payment, and which only explain what a claim comes to. X12 claim adjustment reason codes are
 * numbers here, never texts.
 *
 * @see CARIN IG adjustmentreason (CARC and RARC), rejectreason (NCPDP), denialreason (1.1); X12 group codes
 */
import type { ClaimReason } from '../model/claims/claim.ts';
import { findMeaning, findReasonNumber, meansRefusal } from './reason-meanings.ts';

/** Deductible: what the plan approved and left to the patient until it is met. */
const deductibleNumbers = new Set(['1', '66', '247']);

/** Your share, another payer's part, a fixed fee, a part of another service: why an approved service is paid nothing. */
const paidOtherwiseNumbers = new Set([
  ...deductibleNumbers,
  ...['2', '3', '248', '23', '24', '97', '128', '190', '234', '246', 'B10'],
]);

/**
 * Reason numbers without a meaning in our words that refuse nothing either: prices by contract, fee schedule or law;
 * parts of your share; what other payers and accounts paid.
 */
const explainingNumbers = new Set([
  ...paidOtherwiseNumbers,
  ...['85', '100', '142', '187', '241'],
  ...[
    '44',
    '59',
    '89',
    '90',
    '91',
    '94',
    '102',
    '103',
    '104',
    '105',
    '108',
    '121',
    '122',
    '131',
    '132',
    '137',
  ],
  ...['139', '144', '161', '172', '194', '203', '209', '223', '225', '232', '237', '249'],
  ...['69', '70', '74', '75', '76', '78', '130', '178', '186', '235', '245', 'B22'],
]);

/** True when the reason says that something was refused. A code of a system not known here says nothing. */
export function isRefusal(reason: Pick<ClaimReason, 'kind' | 'code' | 'system'>): boolean {
  const { kind, system } = reason;
  if (kind === 'reject') return true;
  if (kind === 'note' || system === 'RARC') return false;
  const number = findReasonNumber(reason);
  if (number === null) return kind === 'denial';
  const meaning = findMeaning(reason);
  return meaning === null ? !explainingNumbers.has(number) : meansRefusal(meaning);
}

/** True when the reason says that the amount went to the deductible. */
export function explainsDeductible(reason: Pick<ClaimReason, 'code' | 'system'>): boolean {
  return deductibleNumbers.has(findReasonNumber(reason) ?? '');
}

/** True when the reason says that the plan's payment is cut by law, which the provider bears. */
export function explainsCut(reason: Pick<ClaimReason, 'code' | 'system'>): boolean {
  return findBareNumber(reason) === '253';
}

/** True when the reason says that a fixed monthly fee pays. */
export function isUnderFixedFee(reason: Pick<ClaimReason, 'code' | 'system'>): boolean {
  return findBareNumber(reason) === '24';
}

const differenceNumbers = new Set(['24', '85', '225', '253']);

/** The number of a reason whose amount explains a difference: a fixed fee, a cut by law, interest; `null` for others. */
export function findDifferenceNumber(reason: Pick<ClaimReason, 'code' | 'system'>): string | null {
  const number = findBareNumber(reason);
  return number !== null && differenceNumbers.has(number) ? number : null;
}

/**
 * True when the reason says that the provider may not bill the person: by agreement or law (209), or since Medicaid pays
 * Medicare's deductible, percent and copay for them.
 *
 * @see X12 remark codes N781, N782, N783: Qualified Medicare Beneficiary
 */
export function forbidsBilling(reason: Pick<ClaimReason, 'code' | 'system' | 'remarks'>): boolean {
  const remarks = [reason, ...(reason.remarks ?? [])].map(({ code }) => code?.toUpperCase() ?? '');
  return findReasonNumber(reason) === '209' || remarks.some((code) => /^N78[123]$/.test(code));
}

/** The number of a claim adjustment reason code, also of one that a plan sends without saying of which list. */
function findBareNumber({ code, system }: Pick<ClaimReason, 'code' | 'system'>): string | null {
  return findReasonNumber({ code, system: system ?? 'CARC' });
}

/** True when the reason alone says why nothing was paid for what was approved. */
export function explainsNoPayment(reason: Pick<ClaimReason, 'code' | 'system'>): boolean {
  return isUnderFixedFee(reason) || paidOtherwiseNumbers.has(findReasonNumber(reason) ?? '');
}

/**
 * The reason that a plan gave for what it refused, in its words where it sent any. Where it refused all of a claim, a
 * reason that only it knows is meant, and a note where there is nothing else.
 */
export function findRefusalReason(reasons: readonly ClaimReason[], isWhole: boolean): ClaimReason | null {
  const refusals = reasons.filter(isRefusal);
  const unknown = isWhole ? reasons.filter((reason) => findReasonNumber(reason) === null) : [];
  const hasWords = ({ text }: ClaimReason) => text !== null;
  return (
    refusals.find(hasWords) ??
    unknown.find((reason) => reason.kind !== 'note' && hasWords(reason)) ??
    refusals.find(({ code }) => code !== null) ??
    unknown.find(hasWords) ??
    null
  );
}

/** Every reason that says why something was refused; where none does, the one that the letter gives. */
export function listRefusals(reasons: readonly ClaimReason[], isWhole: boolean): ClaimReason[] {
  const refusals = reasons.filter(isRefusal);
  if (refusals.length > 0) return refusals;
  const found = findRefusalReason(reasons, isWhole);
  return found === null ? [] : [found];
}
