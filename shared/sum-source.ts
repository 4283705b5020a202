import type { Sum } from './model/totals.ts';

/**
 * Who stands behind a sum: the plan, this app, or both; `null` for a sum that no claim states. A worked-out $0.00 adds
 * nothing to the plan's own figures, so it does not make the sum one of both.
 */
export function sumSource({ fromPlanCents, computedCents }: Sum): 'plan' | 'computed' | 'both' | null {
  if (fromPlanCents === null) return computedCents === null ? null : 'computed';
  return computedCents === null || computedCents === 0 ? 'plan' : 'both';
}
