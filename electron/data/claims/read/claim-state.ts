/**
 * Where a claim stands by itself, before other claims are looked at.
 *
 * @see FHIR R4 ExplanationOfBenefit.status, .outcome, .use; CARIN IG payment.type; Blue Button Final-Action tags
 */
import { type AmountName, otherPaymentNames } from '#shared/model/amount-table';
import type {
  Amounts,
  ClaimKind,
  ClaimReason,
  ClaimState,
  NotCountedReason,
  RelatedClaim,
} from '#shared/model/claim';
import { codesOf } from '../../fhir/codes.ts';
import { codingsOf, type Json, listOf, objectOf, textOf } from '../../fhir/resource.ts';

/** Why the claim itself says it is left out of sums; `null` when it counts. */
export function readNotCounted(
  eob: Json,
  related: readonly RelatedClaim[],
  deleted: boolean,
): NotCountedReason | null {
  const status = textOf(eob['status'])?.toLowerCase() ?? null;
  const outcome = textOf(eob['outcome'])?.toLowerCase() ?? null;
  if (status === 'entered-in-error') return 'entered-in-error';
  if (status === 'cancelled' || deleted || isDeletedType(eob)) return 'canceled';
  if (status === 'draft') return 'draft';
  if (related.some((claim) => claim.relationship === 'replaced-by')) return 'replaced';
  if (status !== 'active') return 'status-unknown';
  if (outcome === 'queued') return 'being-decided';
  if (outcome === 'error') return 'processing-error';
  if (hasTag(eob, 'NotFinalAction')) return 'not-final';
  return null;
}

/** Medicare keeps deleted drug events as active records of a type of their own. */
function isDeletedType(eob: Json): boolean {
  const codings = codingsOf(objectOf(eob['type']));
  return (
    codings.some((coding) => coding['code'] === 'PDE' || coding['code'] === 'pharmacy') &&
    codings.some((coding) => textOf(coding['system'])?.endsWith('CLM-TYPE-CD') && coding['code'] === '3')
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
  readonly lineAmounts: readonly Amounts[];
  readonly kind: ClaimKind;
};

/** States that the claim's own status decides; other reasons for not counting say nothing of what the plan did. */
const stateOfNotCounted: { readonly [reason in NotCountedReason]?: ClaimState } = {
  replaced: 'replaced',
  canceled: 'canceled',
  'entered-in-error': 'canceled',
  'being-decided': 'plan-is-deciding',
  draft: 'plan-is-deciding',
  'not-final': 'plan-is-deciding',
  'processing-error': 'not-stated',
};

/** What the plan did, as one word. */
export function readState(facts: StateFacts): ClaimState {
  const { notCounted, eob, amounts } = facts;
  const byStatus = notCounted === null ? undefined : stateOfNotCounted[notCounted];
  return byStatus ?? stateOfPayment(eob, amounts) ?? stateOfAmounts(facts);
}

function stateOfPayment(eob: Json, amounts: Amounts): ClaimState | null {
  const codes = codesOf(objectOf(objectOf(eob['payment'])?.['type']));
  const paid = amounts.planPaid?.cents ?? null;
  if (codes.includes('denied')) return 'plan-did-not-pay';
  if (codes.includes('partiallypaid')) return 'plan-paid-part';
  if (paid !== null && paid < 0) return 'taken-back';
  // "Paid" says that the claim was accepted; a payment of zero says more.
  return codes.includes('paid') && paid !== 0 ? 'plan-paid' : null;
}

/** What the rules look at; `null` where the plan stated no amount. */
type StateClues = StateFacts & {
  readonly paid: number | null;
  readonly billed: number | null;
  readonly notCovered: number;
  readonly deductible: number;
  /** True when the plan gave a reason for a refusal, of the claim or of a line. */
  readonly denied: boolean;
};

type StateRule = readonly [state: ClaimState, applies: (clues: StateClues) => boolean];

/** What amounts and reasons say, where the payment says nothing. The first rule that applies decides. */
const stateRules: readonly StateRule[] = [
  ['taken-back', ({ billed }) => billed !== null && billed < 0],
  ['plan-paid-part', (clues) => isPaid(clues) && hasUnpaidPart(clues)],
  ['plan-paid', isPaid],
  ['plan-did-not-pay', ({ billed, notCovered }) => billed !== null && billed > 0 && notCovered >= billed],
  ['plan-did-not-pay', ({ paid, billed, denied }) => paid === null && denied && billed !== null],
  ['not-stated', ({ paid }) => paid === null],
  ['went-to-deductible', ({ deductible }) => deductible > 0],
  ['plan-did-not-pay', ({ denied, notCovered }) => denied || notCovered > 0],
  // At the pharmacy a copay or a subsidy often covers the whole price: the plan paid nothing and refused nothing.
  ['not-stated', ({ kind, amounts }) => kind === 'pharmacy' || isAllShared(amounts)],
  ['plan-did-not-pay', () => true],
];

function stateOfAmounts(facts: StateFacts): ClaimState {
  const { planPaid, billed, notCovered, deductible } = facts.amounts;
  const clues: StateClues = {
    ...facts,
    paid: planPaid?.cents ?? null,
    billed: billed?.cents ?? null,
    notCovered: notCovered?.cents ?? 0,
    deductible: deductible?.cents ?? 0,
    denied: facts.reasons.some(({ kind }) => kind === 'denial' || kind === 'reject'),
  };
  return stateRules.find(([, applies]) => applies(clues))?.[0] ?? 'not-stated';
}

function isPaid({ paid }: StateClues): boolean {
  return paid !== null && paid > 0;
}

function hasUnpaidPart({ lineAmounts, denied }: StateClues): boolean {
  return lineAmounts.some(isRefused) || (denied && hasUnpaidLine(lineAmounts));
}

/** Nothing was left for the plan to pay: your copay, your percent or other insurers cover the approved price. */
function isAllShared(amounts: Amounts): boolean {
  const cents = (name: AmountName) => amounts[name]?.cents ?? 0;
  const yours = Math.max(cents('copay') + cents('coinsurance'), cents('yourShare'), cents('alreadyPaid'));
  return yours + otherPaymentNames.reduce((sum, name) => sum + cents(name), 0) > 0;
}

function isRefused(line: Amounts): boolean {
  const billed = line.billed?.cents ?? 0;
  return billed > 0 && line.planPaid?.cents === 0 && (line.notCovered?.cents ?? 0) >= billed;
}

function hasUnpaidLine(lines: readonly Amounts[]): boolean {
  return lines.some((line) => line.planPaid?.cents === 0 && (line.billed?.cents ?? 0) > 0);
}
