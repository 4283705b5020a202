/** Which checks of a claim say that its plan's numbers disagree, on screens and on paper. */
import type { ClaimCheck } from '../model/claims/claim.ts';

/** Said in words of their own: numbers that agree may still tell that you paid too much, or that a payment was adjusted. */
const toldApart: ReadonlySet<ClaimCheck['code']> = new Set(['paid-more-than-share', 'payment-adjusted']);

/** True when the plan's own numbers disagree. */
export function isDisagreement({ code, ok }: ClaimCheck): boolean {
  return !ok && !toldApart.has(code);
}
