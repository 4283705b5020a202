/**
 * Where a claim stands by its own word, before other claims are looked at.
 *
 * @see FHIR R4 ExplanationOfBenefit.status, .outcome, .use; CARIN IG payment.type; Blue Button Final-Action tags
 */
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

/** Why the claim is left out of sums by its own word; `null` when it counts. */
export function notCountedBecause(
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

/** Medicare lists deleted drug events as active records of a type of their own. */
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

/** True when the plan has finished the claim, so that parts of a share may be added up. */
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

/** What the plan did, as one word. */
export function readState(facts: StateFacts): ClaimState {
  const { notCounted } = facts;
  if (notCounted === 'replaced') return 'replaced';
  if (notCounted === 'canceled' || notCounted === 'entered-in-error') return 'canceled';
  if (notCounted === 'being-decided' || notCounted === 'draft' || notCounted === 'not-final')
    return 'plan-is-deciding';
  if (notCounted === 'processing-error') return 'not-stated';
  return stateOfPayment(facts.eob, facts.amounts) ?? stateOfAmounts(facts);
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

function stateOfAmounts({ amounts, reasons, lineAmounts, kind }: StateFacts): ClaimState {
  const cents = (name: 'planPaid' | 'billed' | 'allowed' | 'notCovered' | 'deductible') =>
    amounts[name]?.cents ?? null;
  const paid = cents('planPaid');
  const billed = cents('billed');
  const denied = reasons.some((reason) => reason.kind === 'denial' || reason.kind === 'reject');
  if (billed !== null && billed < 0) return 'taken-back';
  if (paid !== null && paid > 0)
    return lineAmounts.some((line) => isRefused(line)) || (denied && hasUnpaidLine(lineAmounts))
      ? 'plan-paid-part'
      : 'plan-paid';
  const notCovered = cents('notCovered') ?? 0;
  if (billed !== null && billed > 0 && notCovered >= billed) return 'plan-did-not-pay';
  if (paid === null) return denied && billed !== null ? 'plan-did-not-pay' : 'not-stated';
  if ((cents('deductible') ?? 0) > 0) return 'went-to-deductible';
  if (denied || notCovered > 0) return 'plan-did-not-pay';
  // At the pharmacy a copay or a subsidy often covers all of the price: the plan paid nothing and refused nothing.
  return kind === 'pharmacy' || isAllShared(amounts) ? 'not-stated' : 'plan-did-not-pay';
}

/** Nothing was left for the plan to pay: your copay, your percent or another insurer covers the approved price. */
function isAllShared(amounts: Amounts): boolean {
  const sum = (amounts.copay?.cents ?? 0) + (amounts.coinsurance?.cents ?? 0);
  const covered =
    Math.max(sum, amounts.yourShare?.cents ?? 0, amounts.alreadyPaid?.cents ?? 0) +
    (amounts.otherInsurerPaid?.cents ?? 0);
  return covered > 0;
}

function isRefused(line: Amounts): boolean {
  const billed = line.billed?.cents ?? 0;
  return billed > 0 && line.planPaid?.cents === 0 && (line.notCovered?.cents ?? 0) >= billed;
}

function hasUnpaidLine(lines: readonly Amounts[]): boolean {
  return lines.some((line) => line.planPaid?.cents === 0 && (line.billed?.cents ?? 0) > 0);
}
