/**
 * Care that nobody sees coming. Refills and approvals are a small part of most years: that a limit is out of reach is only
 * said where the dearest stretch of as many days in the two years before would not reach it, either.
 */
import { addMonths, countDays } from '#shared/dates';
import type { LimitFacts, LimitKind } from '#shared/model/bills/limits';
import { sortByDay } from '../../claims/compare/find-refills.ts';
import { countsAs } from '../../limits/count/count-claims.ts';
import type { ForecastClaim } from './forecast-claim.ts';
import { addShare } from './read-rule.ts';

const monthsBack = 24;

/** The most that claims of so many days in a row added, or would add were the limit open, up to today. */
export function findDearestStretch(
  claims: readonly ForecastClaim[],
  limit: LimitKind,
  { drugs, today, days }: Pick<LimitFacts, 'drugs'> & { today: string; days: number },
): number {
  const oldest = addMonths(today, -monthsBack);
  const own = sortByDay(claims).filter(
    ({ date, care, network }) =>
      date > oldest &&
      date <= today &&
      network === limit.network &&
      countsAs(care, limit.what, drugs) === limit.care,
  );
  let [most, sum, from] = [0, 0, 0];
  for (const claim of own) {
    sum += weigh(claim, limit.what);
    for (let first = own[from]; first && countDays(first.date, claim.date) >= days; first = own[++from])
      sum -= weigh(first, limit.what);
    most = Math.max(most, sum);
  }
  return most;
}

/** What a claim adds; of one that came when the deductible was met, what would have gone to it. */
function weigh(claim: ForecastClaim, what: LimitKind['what']): number {
  if (what === 'out-of-pocket') return Math.max(0, addShare(claim) ?? 0);
  const isSubject = (claim.deductibleCents ?? 0) > 0 || (claim.coinsuranceCents ?? 0) > 0;
  return isSubject ? Math.max(0, claim.allowedCents ?? claim.deductibleCents ?? 0) : 0;
}
