/**
 * What two plans did with one visit, once the person said that it is one. The only word of a plan on which came first is
 * a payment of other insurance that it names.
 *
 * @see CARIN IG C4BBAdjudication#priorpayerpaid: a reduction because another insurer paid before. FHIR R4
 *   Coverage.order "does not imply primary, secondary etc.", and ExplanationOfBenefit.insurance has no sequence
 */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { VisitStory } from '#shared/model/claims/claims-view';

/** The two claims as one story; `null` while one of them neither counts nor is being decided. */
export function tellVisit(one: ClaimRow, other: ClaimRow, isOnlyPair: boolean): VisitStory | null {
  if (!isStandingOrOpen(one) || !isStandingOrOpen(other)) return null;
  const last = findLastPlan(one, other);
  const first = last === one ? other : one;
  const isOrderKnown = namesOther(last) && !namesOther(first);
  return {
    isOrderKnown,
    first,
    last,
    disagreement: isOrderKnown && isOnlyPair ? compare(first, last) : null,
  };
}

/** True for a claim that counts, or that its plan is still deciding: only such a claim may be one visit with another. */
export function isStandingOrOpen({ counted, notCountedBecause }: ClaimRow): boolean {
  return counted || notCountedBecause === 'being-decided';
}

/** The claim of the plan that came last; see {@link orderPlans}. */
export function findLastPlan(one: ClaimRow, other: ClaimRow): ClaimRow {
  return orderPlans(one, other) > 0 ? one : other;
}

/**
 * For sorting: the plan that came first before those that name another insurer's payment, or else decided later, or else,
 * as on papers without those, leave less: a later plan pays of what the one before it left, and adds nothing to it.
 */
export function orderPlans(one: ClaimRow, other: ClaimRow): number {
  if (namesOther(one) !== namesOther(other)) return namesOther(one) ? 1 : -1;
  const [decided, otherDecided] = [one.decidedOn ?? '', other.decidedOn ?? ''];
  if (decided !== otherDecided) return decided > otherDecided ? 1 : -1;
  const [share, otherShare] = [one.yourShare, other.yourShare];
  return share && otherShare ? Math.sign(otherShare.cents - share.cents) : 0;
}

/** True for a claim that says that another insurer paid. */
export function namesOther({ otherInsurerPaid }: ClaimRow): boolean {
  return (otherInsurerPaid?.cents ?? 0) > 0;
}

/** What the last plan says that others paid, where the first says that it paid something else. */
function compare({ planPaid }: ClaimRow, { otherInsurerPaid }: ClaimRow): VisitStory['disagreement'] {
  if (planPaid === null || planPaid.partial || otherInsurerPaid === null || otherInsurerPaid.partial)
    return null;
  return planPaid.cents === otherInsurerPaid.cents
    ? null
    : { paidCents: planPaid.cents, saidCents: otherInsurerPaid.cents };
}
