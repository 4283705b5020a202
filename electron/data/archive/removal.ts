/** When a plan has taken something back, and when its silence says nothing. */

/** SQL condition: a plan sent the resource, so that the plan can take it back. */
export const isSentByPlan = "seen_in <> 'file'";

/**
 * A plan that has lost more than half of what it sent before is ill rather than tidy: some count right, and send the
 * same few records on each page.
 */
export function isBelievable(gone: number, before: number): boolean {
  return gone * 2 <= before;
}
