/** Plan years: twelve months that begin with the month in which the plan counts anew. */
import { monthOf, yearOf } from '#shared/dates';

/** The year in which the plan year of a date begins; `null` when the date does not say it. */
export function findPlanYear(date: string | null, startMonth: number): number | null {
  if (date === null) return null;
  const month = monthOf(date);
  if (month === null) return startMonth === 1 ? yearOf(date) : null;
  return month >= startMonth ? yearOf(date) : yearOf(date) - 1;
}

/** First and last day of a plan year, `YYYY-MM-DD`. */
export function findYearSpan(year: number, startMonth: number): { start: string; end: string } {
  const first = new Date(Date.UTC(year, startMonth - 1, 1));
  const last = new Date(Date.UTC(year + 1, startMonth - 1, 0));
  return { start: first.toISOString().slice(0, 10), end: last.toISOString().slice(0, 10) };
}

/** The year in which the plan year begins that runs on today's day of another year. `today`: `YYYY-MM-DD`. */
export function findRunningYear(year: number, startMonth: number, today: string): number {
  return (monthOf(today) ?? 1) >= startMonth ? year : year - 1;
}
