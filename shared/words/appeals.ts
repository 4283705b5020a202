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

/** `open`: the deadline is still to come, and nothing was sent. `no-day`: it is not known. */
export type AppealStanding = 'open' | 'no-day' | 'passed' | 'sent' | 'decided';

/** Whether one can still appeal: as far as the person wrote, else by the usual deadline. @param today `YYYY-MM-DD` */
export function findStanding(
  facts: AppealFacts | null,
  refused: RefusedClaim,
  today: string,
): AppealStanding {
  return judgeStanding(facts, findDeadline(facts, refused, today));
}

function judgeStanding(facts: AppealFacts | null, { from, late }: Deadline): AppealStanding {
  const state = findAppealState(facts);
  if (state === 'sent' || state === 'decided') return state;
  if (late !== 'no') return 'passed';
  return from === 'unknown' ? 'no-day' : 'open';
}

/** Whether it is probably too late to appeal: what is advised is then to ask, not to appeal in time. @param today `YYYY-MM-DD` */
export function isTooLate(facts: AppealFacts | null, refused: RefusedClaim, today: string): boolean {
  const deadline = findDeadline(facts, refused, today);
  return deadline.late === 'long' && judgeStanding(facts, deadline) === 'passed';
}

/** A reminder begins this many days before the deadline. */
const reminderDays = 14;

/**
 * The deadline that is still to be kept; `null`: none. One that is printed in a letter stays in mind when it has passed,
 * until it is too late; a usual one does not, for it is no more than an estimate.
 */
export function findComingDeadline(
  facts: AppealFacts | null,
  refused: RefusedClaim,
  today: string,
): KnownDeadline | null {
  const deadline = findDeadline(facts, refused, today);
  if (deadline.from === 'unknown') return null;
  const standing = judgeStanding(facts, deadline);
  if (deadline.from === 'usual') return standing === 'open' ? deadline : null;
  return (standing === 'open' || standing === 'passed') && deadline.late !== 'long' ? deadline : null;
}

/** The deadline that is to be reminded of, because it is near; `null`: none. */
export function findReminder(
  facts: AppealFacts | null,
  refused: RefusedClaim,
  today: string,
): KnownDeadline | null {
  const deadline = findComingDeadline(facts, refused, today);
  return deadline !== null && isNear(deadline) ? deadline : null;
}

/** Whether a coming deadline is to be reminded of. */
export function isNear({ left }: KnownDeadline): boolean {
  return left <= reminderDays;
}

/** What of a refused claim its deadline follows from. `planKind`: as the claim, its plan or the person says. */
export type RefusedClaim = Pick<ClaimRow, 'kind' | 'serviceStart' | 'decidedOn'> & { planKind: PlanKind };

/** `long`: more than a year late, when a plan hardly ever takes an appeal any more. */
type Lateness = 'no' | 'late' | 'long';

/** `left`: days to it from today, below 0 once it has passed. `usual`: how an estimate was worked out. */
export type KnownDeadline = { day: string; left: number; late: Lateness } & (
  | { from: 'letter' }
  | { from: 'usual'; usual: UsualLastDay }
);

/** `unknown`: by what is known neither of the two can be told. */
export type Deadline = KnownDeadline | { from: 'unknown'; late: 'no' | 'long' };

/**
 * By when to appeal: the last day that the letter prints, else the usual one of the kind of plan. This alone says it, on
 * screens, on paper and in reminders.
 */
export function findDeadline(
  facts: AppealFacts | null,
  { planKind, kind, serviceStart, decidedOn }: RefusedClaim,
  today: string,
): Deadline {
  const known = (day: string) => {
    const left = countDays(today, day);
    return { day, left, late: left >= 0 ? 'no' : addMonths(day, 12) < today ? 'long' : 'late' } as const;
  };
  if (facts !== null && facts.lastDay !== null) return { from: 'letter', ...known(facts.lastDay) };
  const typed = facts ?? { letterDate: null, receivedOn: null };
  const decided = toWholeDay(decidedOn);
  const isDrug = kind === 'pharmacy';
  const usual = findUsualLastDay(typed, { planKind, isDrug, serviceStart, decidedOn: decided, today });
  if (usual !== null) return { from: 'usual', ...known(usual.day), usual };
  const latest = [decided ?? toWholeDay(serviceStart), typed.letterDate, typed.receivedOn];
  const day = latest
    .flatMap((one) => one ?? [])
    .toSorted()
    .at(-1);
  return { from: 'unknown', late: day !== undefined && isYearsAgo(day, today) ? 'long' : 'no' };
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

/** Texts of `denials`, and a day in words. */
type DenialWords = {
  t(key: string, values?: Record<string, string | number>): string;
  date(day: string): string;
};

/**
 * The deadline in words, the same everywhere: the day, and what to do or how many days are left; `how`: the rule of an
 * estimate. `null` where nothing can be said.
 */
export function sayDeadline(
  deadline: Deadline,
  { t, date }: DenialWords,
): { head: string; next: string; how: string | null } | null {
  if (deadline.from === 'unknown')
    return deadline.late === 'long' ? { head: t('by.yearsAgo'), next: t('by.tooLate'), how: null } : null;
  const { from, day, left, late } = deadline;
  const ofLetter = from === 'letter';
  const heads = ofLetter ? { no: 'by.letter', yes: 'by.letterWas' } : { no: 'by.until', yes: 'by.usualWas' };
  const nexts = {
    no: t('by.left', { count: left }),
    late: t(ofLetter ? 'by.askStill' : 'by.anyway'),
    long: t('by.tooLate'),
  };
  return {
    head: t(late === 'no' ? heads.no : heads.yes, { day: date(day) }),
    next: nexts[late],
    how: ofLetter ? null : sayRule(deadline.usual, { t, date }),
  };
}

function sayRule({ from, after }: UsualLastDay, { t, date }: DenialWords): string {
  const counted = { from: date(from.day), what: t(`by.what.${from.what}`) };
  return 'days' in after
    ? t('by.days', { count: after.days, ...counted })
    : t('by.months', { count: after.months, ...counted });
}

/** Care that a plan refused before so many years is long ago: longer than any usual time and a year besides. */
const longAgoYears = 2;

function isYearsAgo(day: string, today: string): boolean {
  return day < addMonths(today, -12 * longAgoYears);
}

/**
 * True for a refusal of more than two years ago that nobody is waiting for: its deadline is not still to come, and no
 * appeal was sent that has no answer. Of a claim whose day of decision is not known, the day of care says it.
 */
export function isLongAgo(refused: RefusedClaim, facts: AppealFacts | null, today: string): boolean {
  const standing = findStanding(facts, refused, today);
  const day = toWholeDay(refused.decidedOn) ?? toWholeDay(refused.serviceStart);
  return standing !== 'open' && standing !== 'sent' && day !== null && isYearsAgo(day, today);
}

/** `early`: before a day that it must follow. `to-come`: not over yet, though it is a day on which something was done. */
export type AppealProblems = Partial<
  Record<'receivedOn' | 'lastDay' | 'sentOn' | 'endedOn', 'early' | 'to-come'>
>;

/** Days that cannot be, by the field to mend. A letter may be dated ahead. */
export function findAppealProblems(facts: AppealFacts, today: string): AppealProblems {
  const { letterDate, receivedOn, lastDay, sentOn, endedOn } = facts;
  const isBefore = (day: string | null, earlier: string | null) =>
    day !== null && earlier !== null && day < earlier;
  return {
    ...(isBefore(receivedOn, letterDate) && { receivedOn: 'early' }),
    ...(isBefore(lastDay, letterDate) && { lastDay: 'early' }),
    ...(isBefore(sentOn, letterDate) && { sentOn: 'early' }),
    ...(isBefore(endedOn, sentOn ?? letterDate) && { endedOn: 'early' }),
    ...(isBefore(today, receivedOn) && { receivedOn: 'to-come' }),
    ...(isBefore(today, sentOn) && { sentOn: 'to-come' }),
    ...(isBefore(today, endedOn) && { endedOn: 'to-come' }),
  };
}
