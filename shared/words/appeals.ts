/**
 * How far an appeal has come, and which days matter. The date on the plan's letter is the one that counts: a usual last
 * day only stands beside it or in its place until it is known, and is never promised.
 */
import { addDays, addMonths, countDays, toWholeDay } from '../dates.ts';
import type { AppealFacts } from '../model/appeals/appeal.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';
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

/** Which day a usual last day is counted from. */
export type CountedFrom = 'letterDate' | 'receivedOn' | 'decidedOn';

/** `from`: the day that it is counted from; `days` or `months`: how long after it. */
export type UsualLastDay = {
  day: string;
  window: AppealWindow;
  from: { what: CountedFrom; day: string };
  after: { days: number } | { months: number };
};

export type UsualQuestion = {
  planKind: PlanKind;
  /** A drug that a pharmacy could not fill is not refused in writing yet. */
  isDrug: boolean;
  /** A decision about care is not older than the care. */
  serviceStart: string | null;
  /** The day the plan decided, as its records say. */
  decidedOn: string | null;
  today: string;
};

type TypedDays = Pick<AppealFacts, 'letterDate' | 'receivedOn'>;

/**
 * The usual last day, to stand beside the printed one with its rule; `null` where the kind of plan is not known or has
 * no one time, no day is known to count from, or the days cannot be right. Counted from the day of the rule where the
 * person wrote it down, else from the earliest day that is known, so that it is never later than the rule's.
 */
export function findUsualLastDay(facts: TypedDays, question: UsualQuestion): UsualLastDay | null {
  const { planKind } = question;
  const span = spans[planKind];
  if (span === undefined || planKind === 'unknown') return null;
  const from = findFrom(facts, span, question);
  if (from === null) return null;
  return {
    day: 'months' in span ? addMonths(from.day, span.months) : addDays(from.day, span.days),
    window: planKind,
    from,
    after: 'months' in span ? { months: span.months } : { days: span.days },
  };
}

function findFrom(
  { letterDate, receivedOn }: TypedDays,
  span: Span,
  { planKind, isDrug, serviceStart, decidedOn, today }: UsualQuestion,
): UsualLastDay['from'] | null {
  const canBe = (day: string) => day <= today && (serviceStart === null || day >= serviceStart);
  if ([letterDate, receivedOn].some((day) => day !== null && !canBe(day))) return null;
  if (letterDate !== null && receivedOn !== null && receivedOn < letterDate) return null;
  const decided = decidedOn !== null && canBe(decidedOn) && !(isDrug && planKind === 'part-d');
  const days = {
    letterDate,
    receivedOn: span.from === 'receivedOn' ? receivedOn : null,
    decidedOn: decided ? decidedOn : null,
  };
  const order = [span.from, 'letterDate', 'decidedOn'] as const;
  const what = order.find((name) => days[name] !== null);
  const day = what && days[what];
  return what && day ? { what, day } : null;
}

/** Care that a plan refused before so many years is long ago. */
const longAgoYears = 2;

/**
 * True for a refusal of more than two years ago that nobody is waiting for: no printed last day is still to come, and
 * no appeal was sent that has no answer. Of a claim whose day of decision is not known, the day of care says it.
 */
export function isLongAgo(
  { decidedOn, serviceStart }: Pick<ClaimRow, 'decidedOn' | 'serviceStart'>,
  facts: AppealFacts | null,
  today: string,
): boolean {
  const standing = findStanding(facts, today);
  const day = toWholeDay(decidedOn) ?? toWholeDay(serviceStart);
  if (standing === 'open' || standing === 'sent' || day === null) return false;
  return day < addMonths(today, -12 * longAgoYears);
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
