/**
 * How far an appeal has come, and which days matter. The date on the plan's letter is the one that counts: a usual last
 * day only stands beside it.
 */
import { addDays, addMonths, countDays } from '../dates.ts';
import type { AppealFacts } from '../model/appeals/appeal.ts';
import type { PlanKind } from '../model/plans/plan-kind.ts';
import type { AppealWindow } from './denials.ts';

export type AppealState = 'not-started' | 'letter-read' | 'sent' | 'decided';

/** How far the appeal has come, by what was written down. */
export function findAppealState(facts: AppealFacts | null): AppealState {
  if (facts === null) return 'not-started';
  if (facts.outcome !== null) return 'decided';
  if (facts.sentOn !== null) return 'sent';
  const isRead = facts.letterDate ?? facts.receivedOn ?? facts.lastDay;
  return isRead === null ? 'not-started' : 'letter-read';
}

/** `open`: the printed last day is still to come, and nothing was sent. `no-day`: none was written down. */
export type AppealStanding = 'open' | 'no-day' | 'passed' | 'sent' | 'decided';

/** Whether one can still appeal, as far as the person wrote. @param today `YYYY-MM-DD` */
export function findStanding(facts: AppealFacts | null, today: string): AppealStanding {
  const state = findAppealState(facts);
  if (state === 'sent' || state === 'decided') return state;
  if (!facts?.lastDay) return 'no-day';
  return facts.lastDay < today ? 'passed' : 'open';
}

/** A reminder begins this many days before the printed last day. */
const reminderDays = 14;

/** Days left to the printed last day, below 0 once it has passed; `null` where nothing is to be reminded of. */
export function findReminder(facts: AppealFacts, today: string): number | null {
  const standing = findStanding(facts, today);
  if (facts.lastDay === null || (standing !== 'open' && standing !== 'passed')) return null;
  const days = countDays(today, facts.lastDay);
  return days <= reminderDays ? days : null;
}

type Span = { from: 'letterDate' | 'receivedOn'; days: number } | { from: 'letterDate'; months: number };

/**
 * Usual times that are one number of days for every plan of the kind. Medicaid and CHIP have none: it depends on the
 * state, and on whether a plan of the state decided.
 *
 * @see appealRules
 */
const spans: { readonly [kind in PlanKind]?: Span } = {
  employer: { from: 'receivedOn', days: 180 },
  marketplace: { from: 'receivedOn', days: 180 },
  'original-medicare': { from: 'receivedOn', days: 120 },
  'medicare-advantage': { from: 'letterDate', days: 65 },
  'part-d': { from: 'letterDate', days: 65 },
  'federal-employees': { from: 'letterDate', months: 6 },
  tricare: { from: 'letterDate', days: 90 },
};

export type UsualLastDay = { day: string; window: AppealWindow };

/** What the usual last day is worked out for. `serviceStart`: a letter about care is not older than the care. */
export type UsualQuestion = { planKind: PlanKind; serviceStart: string | null; today: string };

/**
 * The usual last day, to stand beside the printed one with its rule; `null` where the kind of plan is not known or has
 * no one time, the day that it runs from is not written down, or the days cannot be right.
 */
export function findUsualLastDay(
  facts: Pick<AppealFacts, 'letterDate' | 'receivedOn'>,
  { planKind, serviceStart, today }: UsualQuestion,
): UsualLastDay | null {
  const span = spans[planKind];
  if (span === undefined || planKind === 'unknown') return null;
  const { letterDate, receivedOn } = facts;
  const days = [letterDate, receivedOn].filter((day) => day !== null);
  if (days.some((day) => day > today || (serviceStart !== null && day < serviceStart))) return null;
  if (letterDate !== null && receivedOn !== null && receivedOn < letterDate) return null;
  const from = facts[span.from];
  if (from === null) return null;
  return {
    day: 'months' in span ? addMonths(from, span.months) : addDays(from, span.days),
    window: planKind,
  };
}

/** Days that contradict each other, by the field to mend. */
export type AppealProblems = Partial<Record<'receivedOn' | 'lastDay' | 'sentOn' | 'endedOn', true>>;

/** Days that come before one that they must follow. */
export function findAppealProblems(facts: AppealFacts): AppealProblems {
  const { letterDate, receivedOn, lastDay, sentOn, endedOn } = facts;
  const isBefore = (day: string | null, earlier: string | null) =>
    day !== null && earlier !== null && day < earlier;
  return {
    ...(isBefore(receivedOn, letterDate) && { receivedOn: true }),
    ...(isBefore(lastDay, letterDate) && { lastDay: true }),
    ...(isBefore(sentOn, letterDate) && { sentOn: true }),
    ...(isBefore(endedOn, sentOn ?? letterDate) && { endedOn: true }),
  };
}
