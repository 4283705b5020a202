/**
 * Which reasons refuse a payment, and which only explain what a claim comes to. X12 claim adjustment reason codes are
 * numbers here, never texts.
 *
 * @see CARIN IG adjustmentreason (CARC and RARC), rejectreason (NCPDP), denialreason (1.1); X12 group codes
 */
import type { ClaimReason } from '../model/claim.ts';

/** Deductible: what the plan approved and left to the patient until it is met. */
const deductibleNumbers = new Set(['1', '66', '247']);

/** Your share, another payer's part, a fixed fee, a part of another service: why an approved service is paid nothing. */
const paidOtherwiseNumbers = new Set([
  ...deductibleNumbers,
  ...['2', '3', '248', '23', '24', '97', '128', '190', '234', '246', 'B10'],
]);

/**
 * Reason numbers that refuse nothing: parts of your share; prices by contract, fee schedule or law; services paid
 * within another one or by a fixed fee; what other payers and accounts paid.
 */
const explainingNumbers = new Set([
  ...paidOtherwiseNumbers,
  ...['85', '100', '142', '187', '241'],
  ...['44', '45', '59', '89', '90', '91', '94', '102', '103', '104', '105', '108', '121', '122', '131'],
  ...[
    '132',
    '137',
    '139',
    '144',
    '161',
    '172',
    '194',
    '203',
    '209',
    '223',
    '225',
    '232',
    '237',
    '249',
    '253',
  ],
  ...['69', '70', '74', '75', '76', '78', '130', '178', '186', '235', '245', 'B22'],
]);

/** True when the reason says that something was refused. A code of a system not known here says nothing. */
export function isRefusal({ kind, code, system }: Pick<ClaimReason, 'kind' | 'code' | 'system'>): boolean {
  if (kind === 'reject') return true;
  if (kind === 'note' || system === 'RARC') return false;
  const number = system === 'CARC' ? numberOf(code) : null;
  return number === null ? kind === 'denial' : !explainingNumbers.has(number);
}

/** True when the reason says that the amount went to the deductible. */
export function explainsDeductible({ code, system }: Pick<ClaimReason, 'code' | 'system'>): boolean {
  return system === 'CARC' && deductibleNumbers.has(numberOf(code) ?? '');
}

/** True when the reason alone says why nothing was paid for what was approved. */
export function explainsNoPayment({ code, system }: Pick<ClaimReason, 'code' | 'system'>): boolean {
  return system === 'CARC' && paidOtherwiseNumbers.has(numberOf(code) ?? '');
}

/** The reason's number without the group before it: "PR-3" is 3. */
function numberOf(code: string | null): string | null {
  return code?.replace(/^(?:CO|CR|OA|PI|PR)-?/i, '').toUpperCase() ?? null;
}
