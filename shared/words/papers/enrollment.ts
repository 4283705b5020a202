/**
 * When the plan of a coming year may be chosen, by the way in which one gets it. A dated table: a year that is not in it has
 * no days, since what a rule will say next is not worked out from what it said before. For screens and papers.
 *
 * @see 42 CFR 422.62(a)(2), 423.38(b) (Medicare, October 15 to December 7), 422.62(a)(3) (Medicare Advantage, January 1 to
 *   March 31); 45 CFR 155.410(e) (marketplaces, from plans of 2027 on: begins by November 1, ends by December 31); the open
 *   season of federal employees is announced by OPM each year
 */
import { monthOf, parseFhirDate, yearOf } from '../../dates.ts';
import { type EnrollmentWay, enrollmentWays } from '../../model/plans/enrollment-way.ts';

/** The day on which this table was compared with its sources. */
export const enrollmentTableOf = '2026-11-30';

/** Ways whose days are in the table; an employer says its own, and Medicaid is open all year. */
type DatedWay = Exclude<EnrollmentWay, 'employer' | 'medicaid'>;

/** First and last days, as far as they are known. `latest`: the rule lets it last no longer, and it may end before. */
type Window = { planYear: number; from: string | null; until: string | null; latest: string | null };

const windows: Readonly<Record<DatedWay | 'advantage', readonly Window[]>> = {
  medicare: [{ planYear: 2027, from: '2026-10-15', until: '2026-12-07', latest: null }],
  advantage: [{ planYear: 2027, from: '2027-01-01', until: '2027-03-31', latest: null }],
  'healthcare-gov': [{ planYear: 2027, from: '2026-11-01', until: '2026-12-15', latest: '2026-12-31' }],
  state: [{ planYear: 2027, from: null, until: null, latest: '2026-12-31' }],
  federal: [{ planYear: 2027, from: '2026-11-09', until: '2026-12-14', latest: null }],
};

/** `perhaps-over`: the usual last day has passed, the last one that the rule allows has not. */
type Phase = 'before' | 'open' | 'perhaps-over' | 'over';

export type Enrollment =
  | { kind: 'dated'; way: DatedWay; phase: Phase; window: Window }
  /** No days of that year are in the table. */
  | { kind: 'stale'; way: DatedWay; planYear: number }
  | { kind: 'employer' }
  | { kind: 'all-year' };

/** Until then what was chosen in autumn has just begun. */
const lastMonthOfOldWindow = 3;

/** When one may choose, as of a day (`YYYY-MM-DD`). */
export function findEnrollment(way: EnrollmentWay, today: string): Enrollment {
  if (way === 'employer') return { kind: 'employer' };
  if (way === 'medicaid') return { kind: 'all-year' };
  const planYear = findPlanYear(today);
  const window = windows[way].find((one) => one.planYear === planYear);
  if (window === undefined) return { kind: 'stale', way, planYear };
  return { kind: 'dated', way, phase: findPhase(window, today), window };
}

/** The days on which members of Medicare Advantage may change once; `null` while the table has none that are to come. */
export function findAdvantageChange(today: string): { from: string; until: string } | null {
  const window = windows.advantage.find(({ planYear }) => planYear === findPlanYear(today));
  if (!window?.from || !window.until || window.until < today) return null;
  return { from: window.from, until: window.until };
}

function findPlanYear(today: string): number {
  const year = yearOf(today);
  return (monthOf(today) ?? 1) > lastMonthOfOldWindow ? year + 1 : year;
}

function findPhase({ from, until, latest }: Window, today: string): Phase {
  const last = latest ?? until;
  if (from !== null && today < from) return 'before';
  if (last !== null && today > last) return 'over';
  return until !== null && today > until ? 'perhaps-over' : 'open';
}

/** Ways that a person's cards tell of, in so far as they are sure. `kinds`: of the cards that are valid. */
export function findKnownWay(kinds: readonly (string | null)[]): EnrollmentWay | null {
  if (kinds.some((kind) => kind?.startsWith('medicare'))) return 'medicare';
  return kinds.length > 0 && kinds.every((kind) => kind === 'medicaid') ? 'medicaid' : null;
}

/** What of an address says how a plan comes, and until when; what is not understood is left out. */
export function parseEnrollmentSearch({ way, lastDay }: Record<string, unknown>): {
  way?: EnrollmentWay;
  lastDay?: string;
} {
  const known = enrollmentWays.find((one) => one === way);
  const isDay = typeof lastDay === 'string' && parseFhirDate(lastDay)?.length === 10;
  return { ...(known && { way: known }), ...(isDay && { lastDay }) };
}

type SayDay = (day: string) => string;
type Say = (key: string, values?: Record<string, string | number>) => string;

/** One sentence about when one may choose, from texts of `enrollment`. `lastDay`: as the person typed it, of an employer. */
export function sayEnrollment(
  found: Enrollment,
  { lastDay, t, date }: { lastDay: string | null; t: Say; date: SayDay },
): string {
  switch (found.kind) {
    case 'employer':
      return lastDay === null
        ? t('enrollment:employer.unknown')
        : t('enrollment:employer.known', { day: date(lastDay) });
    case 'all-year':
      return t('enrollment:allYear');
    case 'stale':
      return t(`enrollment:stale.${found.way}`, { year: found.planYear });
    case 'dated': {
      const { planYear, from, until, latest } = found.window;
      const say = (day: string | null) => (day === null ? '' : date(day));
      return t(`enrollment:${found.way}.${found.phase}`, {
        year: planYear,
        from: say(from),
        until: say(until),
        latest: say(latest),
      });
    }
  }
}

/** The days of a window that are still ahead, each with what is said of it; none of a year that is not in the table. */
export function listEnrollmentDays(
  way: EnrollmentWay,
  { today, ...words }: { today: string; lastDay: string | null; t: Say; date: SayDay },
): { day: string; text: string }[] {
  const { t, date, lastDay } = words;
  const found = findEnrollment(way, today);
  const text = sayEnrollment(found, words);
  const change = way === 'medicare' ? findAdvantageChange(today) : null;
  const said =
    change && t('enrollment:medicare.advantage', { from: date(change.from), until: date(change.until) });
  const days = [
    ...(found.kind === 'employer' ? [lastDay] : []),
    ...(found.kind === 'dated' ? [found.window.from, found.window.until, found.window.latest] : []),
  ].flatMap((day) => (day === null ? [] : [{ day, text }]));
  const changes = change && said ? [change.from, change.until].map((day) => ({ day, text: said })) : [];
  return [...days, ...changes].filter(({ day }) => day >= today);
}
