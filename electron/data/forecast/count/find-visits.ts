/** Visits that go on: to one provider, at most three weeks apart, with visits left that the plan approved. */
import { addDays, countDays } from '#shared/dates';
import { sortByDay } from '../../claims/compare/find-refills.ts';
import type { ForecastClaim } from './forecast-claim.ts';

const fewestVisits = 3;
const longestGap = 21;

/** One thing that the plan approved and that may not be used up. Days are whole; `null` is not stated. */
export type ApprovedCare = {
  id: string;
  title: string | null;
  codes: readonly string[];
  /** Whom the plan authorized; empty where it names nobody. */
  npis: readonly string[];
  from: string | null;
  until: string | null;
  decidedOn: string | null;
  allowed: number | null;
  used: number | null;
};

/** `approval: null`: nobody says when the series ends, so it is in no forecast. */
export type VisitSeries = {
  last: ForecastClaim;
  visits: readonly ForecastClaim[];
  gapDays: number;
  approval: ApprovedCare | null;
  /** How many are left of what was approved. */
  left: number;
  /** The lower middle of the prices; `null` where no visit states one. */
  priceCents: number | null;
};

/** True where an approval may be about a claim: one of its codes, and nobody else's name on it. */
export function isOfApproval(claim: Pick<ForecastClaim, 'codes' | 'npi'>, approval: ApprovedCare): boolean {
  const isByOther = approval.npis.length > 0 && claim.npi !== null && !approval.npis.includes(claim.npi);
  return !isByOther && claim.codes.some(({ code }) => approval.codes.includes(code));
}

/** The series in progress on a day. */
export function findVisits(
  claims: readonly ForecastClaim[],
  approvals: readonly ApprovedCare[],
  today: string,
): VisitSeries[] {
  const visits = sortByDay(claims.filter((one) => one.isVisit && one.date <= today));
  return [
    ...Map.groupBy(visits, ({ npi, provider, care }) => `${npi ?? provider ?? ''} ${care}`).values(),
  ].flatMap((all) => {
    const run = findRun(all);
    const last = run.at(-1);
    const before = run.at(-2);
    if (!last || !before || run.length < fewestVisits || countDays(last.date, today) > longestGap) return [];
    const approval =
      approvals.find(
        (one) =>
          isOfApproval(last, one) && one.allowed !== null && (one.until === null || one.until >= today),
      ) ?? null;
    const used =
      approval?.used ?? run.filter(({ date }) => approval !== null && date >= (approval.from ?? '')).length;
    const prices = run.flatMap(({ allowedCents, isShared }) => (isShared ? [] : (allowedCents ?? [])));
    return {
      last,
      visits: run,
      gapDays: countDays(before.date, last.date),
      approval,
      left: approval === null ? 0 : Math.max(0, (approval.allowed ?? 0) - used),
      priceCents: findLowerMiddle(prices),
    };
  });
}

/** The newest visits with no long time between two of them, one a day. */
function findRun(visits: readonly ForecastClaim[]): ForecastClaim[] {
  const days = [...new Map(visits.map((one) => [one.date, one])).values()];
  let from = days.length - 1;
  while (from > 0 && countDays(days[from - 1]?.date ?? '', days[from]?.date ?? '') <= longestGap) from--;
  return days.slice(Math.max(0, from));
}

function findLowerMiddle(amounts: readonly number[]): number | null {
  return amounts.toSorted((a, b) => a - b)[Math.floor((amounts.length - 1) / 2)] ?? null;
}

/** The days of the visits that are left, from today to the end of the plan year or of the approval. */
export function listVisitDays(
  { last, gapDays, left, approval }: VisitSeries,
  { today, end }: { today: string; end: string },
): string[] {
  if (gapDays < 1 || approval === null) return [];
  const until = approval.until !== null && approval.until < end ? approval.until : end;
  const next = addDays(last.date, gapDays);
  const found: string[] = [];
  for (
    let day = next < today ? today : next;
    day <= until && found.length < left;
    day = addDays(day, gapDays)
  )
    found.push(day);
  return found;
}
