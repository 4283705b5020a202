/** How well the rules of the own plan, as they were typed, give what its claims say. */
import type { PlanYear } from '#shared/model/replay/next-year';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import type { ReplayLine } from './replay-line.ts';
import { replayYear } from './replay-year.ts';

/** A plan may round a claim as a whole where each line is rounded here, in cents. */
const mostRounded = 5;

/** `lines`: in the order of decisions. Claims that do not say their share, or whose share is a range, are in no count. */
export function checkStated(rules: PlanRules, lines: readonly ReplayLine[]): NonNullable<PlanYear['check']> {
  const { claims, left } = replayYear(rules, lines, {
    band: 0,
    firstMonth: lines[0]?.day.slice(0, 7) ?? '2000-01',
  });
  const unused = new Set(left.map(({ line }) => line.claimId));
  const check = { same: 0, rounding: 0, other: 0 };
  for (const [claimId, ofClaim] of Map.groupBy(lines, (line) => line.claimId)) {
    const range = claims.get(claimId);
    const stated = ofClaim.map(({ statedCents }) => statedCents);
    if (range === undefined || unused.has(claimId) || range.low !== range.high) continue;
    if (stated.includes(null)) continue;
    const apart = Math.abs(range.low - stated.reduce<number>((sum, cents) => sum + (cents ?? 0), 0));
    if (apart <= 1) check.same++;
    else if (apart <= mostRounded) check.rounding++;
    else check.other++;
  }
  return check;
}
