/**
 * When a person may reach the limits of a plan in the plan year that runs. An estimate with its parts: every day is one
 * on which a limit may be reached, and none is after the plan year.
 */
import { z } from 'zod';
import { FhirDateText } from '../claims/claim.ts';
import { LimitGaps, Meter, PlanLimits } from './limits.ts';

/** A whole day, `YYYY-MM-DD`. */
const Day = z.iso.date();

/**
 * `reached`: with which claim, where our count says so. `may-reach`: from the earliest day, with all that may come, to
 * the day with what is likely. `only-if`: not with what is likely alone. `with-other-care`: nothing that is seen coming
 * reaches it, and other care, as dear as before, may. `not-this-year`: not even that. `shortCents`: what would be left.
 */
export const ForecastAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('limit-unknown') }),
  z.strictObject({ kind: z.literal('count-unknown') }),
  z.strictObject({ kind: z.literal('reached'), claimId: z.string().nullable(), date: Day.nullable() }),
  z.strictObject({ kind: z.literal('may-reach'), earliest: Day, latest: Day }),
  z.strictObject({
    kind: z.literal('only-if'),
    earliest: Day,
    shortCents: z.int(),
    /** What would have to come, or to count, too. */
    care: z.array(z.string().nullable()),
  }),
  z.strictObject({ kind: z.literal('with-other-care'), shortCents: z.int() }),
  z.strictObject({ kind: z.literal('not-this-year'), shortCents: z.int() }),
]);
export type ForecastAnswer = z.infer<typeof ForecastAnswer>;

/** `countedCents`: at the end of the month, `null` where nobody knows; `likelyCents`: what may have been added by then. */
const ForecastMonth = z.strictObject({
  month: z.string(),
  countedCents: z.int().nullable(),
  likelyCents: z.int(),
});
export type ForecastMonth = z.infer<typeof ForecastMonth>;

export const MeterForecast = z.strictObject({
  /** As on the page of limits. */
  meter: Meter,
  /** The plan's own count and what it decided after it, else our count. */
  countedCents: z.int().nullable(),
  answer: ForecastAnswer,
  /** How many likely fills and visits move it. */
  likely: z.strictObject({ refill: z.int(), visit: z.int() }),
  /** Of a family: what each may come to, and whether nothing more is counted of them. */
  members: z.array(z.strictObject({ name: z.string().nullable(), cents: z.int(), isClosed: z.boolean() })),
  /** The twelve months of the plan year; empty where there is nothing to draw. */
  months: z.array(ForecastMonth).max(12),
});
export type MeterForecast = z.infer<typeof MeterForecast>;

/** `name`: whose it is, `null` for the person's own. */
const Whose = { name: z.string().nullable() };

const comingKinds = ['refill', 'visit', 'approval'] as const;

/** What is used: one drug, one series of visits, one approval. `dates`: on which days it may come. */
const ComingCare = z.strictObject({
  ...Whose,
  kind: z.enum(comingKinds),
  title: z.string().nullable(),
  dates: z.array(Day),
  /** The price that the plan approved last; of an approval the highest one. */
  priceCents: z.int().nullable(),
  /** Whether claims show that the deductible comes first. */
  subject: z.enum(['yes', 'no', 'unknown']),
  isLikely: z.boolean(),
});
export type ComingCare = z.infer<typeof ComingCare>;

/** A drug as fills show it. Days without a fill in these records say nothing of doses. */
const RefillDrug = z.strictObject({
  ...Whose,
  title: z.string().nullable(),
  fills: z.int(),
  days: z.int().nullable(),
  /** From fill to fill of a steady drug: its days' supply, or the usual distance where that is longer. */
  everyDays: z.int().nullable(),
  lastFill: Day,
  runOut: Day.nullable(),
  /** When the next fill is likely. */
  needOn: Day.nullable(),
  usualFrom: Day.nullable(),
  refillsLeft: z.int().nullable(),
  /** Of this plan year, newest first. */
  gaps: z.array(z.strictObject({ from: Day, to: Day, days: z.int() })),
  isSteady: z.boolean(),
});
export type RefillDrug = z.infer<typeof RefillDrug>;

const leftOutReasons = [
  'few-fills',
  'uneven',
  'stopped',
  'other-strength',
  'no-days',
  'two-plans',
  'no-price',
  'no-end',
  'partly-used',
  'later',
] as const;

const LeftOutCare = z.strictObject({
  ...Whose,
  kind: z.enum(comingKinds),
  title: z.string().nullable(),
  reason: z.enum(leftOutReasons),
  /** How many fills or visits there were. */
  times: z.int().nullable(),
});
export type LeftOutCare = z.infer<typeof LeftOutCare>;

/** One plan of the person. `own-rules`: a Medicare drug plan, or hospital insurance, whose limits follow other rules. */
export const PlanForecast = z.strictObject({
  ...PlanLimits.pick({
    planId: true,
    planName: true,
    openedAt: true,
    way: true,
    coverageName: true,
    kind: true,
    care: true,
    year: true,
    start: true,
    end: true,
    currency: true,
  }).shape,
  hasOwnRules: z.boolean(),
  meters: z.array(MeterForecast),
  coming: z.array(ComingCare),
  refills: z.array(RefillDrug),
  leftOutCare: z.array(LeftOutCare),
  /** Claims that the plan is deciding: they have no price yet. */
  waiting: z.array(
    z.strictObject({
      claimId: z.string(),
      provider: z.string().nullable(),
      date: FhirDateText.nullable(),
    }),
  ),
  gaps: LimitGaps,
});
export type PlanForecast = z.infer<typeof PlanForecast>;

export const ForecastView = z.strictObject({
  today: Day,
  plans: z.array(PlanForecast),
  leftOut: z.int(),
});
export type ForecastView = z.infer<typeof ForecastView>;
