/** Which checks of a claim say that its plan's numbers disagree, on screens and on paper. */
import type { ClaimCheck } from '../model/claims/claim.ts';

/** Said in words of their own: numbers that agree may still tell that you paid too much, or that a payment was adjusted. */
const toldApart: ReadonlySet<ClaimCheck['code']> = new Set(['paid-more-than-share', 'payment-adjusted']);

/** True when the plan's own numbers disagree. */
export function isDisagreement({ code, ok }: ClaimCheck): boolean {
  return !ok && !toldApart.has(code);
}

/** Checks that compare with an amount: what is told of them is by how much that is more, or less, than it should be. */
const comparing = {
  'approved-adds-up': true,
  'payment-adds-up': true,
  'share-adds-up': true,
  'whole-claim-adds-up': true,
  'lines-match-total': true,
} satisfies Partial<Record<ClaimCheck['code'], true>>;
export type ComparingCode = keyof typeof comparing;

export function isComparing(code: ClaimCheck['code']): code is ComparingCode {
  return code in comparing;
}

/**
 * Of checks that disagree, each difference once: one amount that is wrong by some cents is so beside the other parts of the
 * claim, in the claim as a whole, and beside its services.
 */
export function listDifferences<C extends ClaimCheck>(failing: readonly C[]): C[] {
  const isSame = (one: C, other: C) =>
    one.differenceCents !== null &&
    Math.abs(one.differenceCents) === Math.abs(other.differenceCents ?? 0) &&
    (one.code === 'whole-claim-adds-up' || one.amount === other.amount);
  return failing.filter((one, index) => !failing.slice(0, index).some((other) => isSame(one, other)));
}
