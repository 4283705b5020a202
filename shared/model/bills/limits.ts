/**
 * How far a person is toward the limits of a plan: the deductible, and the most that they pay in a plan year. An
 * estimate: what the claims state is added up here, and a plan counts in its own way.
 */
import { z } from 'zod';
import { FhirDateText } from '../claims/claim.ts';
import { CoverageKind } from '../plans/coverage.ts';
import { handWays } from '../plans/plan-kind.ts';
import { ExampleMark } from './example-mark.ts';

const most = 1e11;
const PlanId = z.string().max(500);

/** Which limit it is. Each has a count of its own: nothing counts toward two kinds of care or two networks. */
export const LimitKind = z.strictObject({
  whose: z.enum(['person', 'family']),
  what: z.enum(['deductible', 'out-of-pocket']),
  care: z.enum(['medical', 'drug', 'dental', 'vision']),
  network: z.enum(['in', 'out']),
});
export type LimitKind = z.infer<typeof LimitKind>;

/** `cents: null`: there is no such limit, whatever the card says. */
export const TypedLimit = z.strictObject({ ...LimitKind.shape, cents: z.int().min(0).max(most).nullable() });
export type TypedLimit = z.infer<typeof TypedLimit>;

export const drugCounts = ['apart', 'with-out-of-pocket', 'with-both'] as const;
const familyStyles = ['embedded', 'aggregate'] as const;

/**
 * What the person typed of one plan for one plan year. Limits that they left as the card states them are not here.
 * `startMonth`: when counting begins anew, January is 1. `drugs`: whether medicines count toward the limits of other
 * care. `family.style`: `embedded` where each person has a deductible inside the family's, `aggregate` where only the
 * family has one; `others`: ids of the plans of the others. `earlier…`: what an earlier plan of that year counted.
 */
export const LimitFacts = z.strictObject({
  startMonth: z.int().min(1).max(12),
  limits: z.array(TypedLimit).max(32),
  drugs: z.enum(drugCounts),
  family: z.strictObject({ style: z.enum(familyStyles), others: z.array(PlanId).max(20) }).nullable(),
  earlierDeductibleCents: z.int().min(0).max(most).nullable(),
  earlierOutOfPocketCents: z.int().min(0).max(most).nullable(),
});
export type LimitFacts = z.infer<typeof LimitFacts>;

/** `month`: `YYYY-MM`; `null` for care whose date does not say it. */
const MeterMonth = z.strictObject({
  month: z.string().nullable(),
  addedCents: z.int(),
  soFarCents: z.int(),
});
export type MeterMonth = z.infer<typeof MeterMonth>;

export const Meter = z.strictObject({
  ...LimitKind.shape,
  /** `plan`: sent with the plan's own count. `null`: nobody says how much it is. */
  limit: z.strictObject({ cents: z.int(), source: z.enum(['you', 'card', 'plan', 'law']) }).nullable(),
  /** What the person typed, where the plan's own limit stands in its place. */
  typedCents: z.int().nullable(),
  /** The most that the law lets such a limit be in that year, where what the person typed is above it. */
  ceilingCents: z.int().nullable(),
  /** Our count, as it came out: it may be above the limit. `cents: null`: no claim says which part went there. */
  ours: z.strictObject({
    cents: z.int().nullable(),
    claims: z.int(),
    /** Part of it that the person typed, from an earlier plan. */
    earlierCents: z.int().nullable(),
  }),
  /** The plan's count on the day it decided a claim; it stands in place of ours. */
  plans: z.strictObject({ cents: z.int(), asOf: FhirDateText.nullable() }).nullable(),
  /** The count that stands at the top, never above the limit nor below 0. */
  shownCents: z.int().nullable(),
  /** True when it came out above the limit. */
  isBeyond: z.boolean(),
  /** Of a family: what each person adds. */
  members: z.array(z.strictObject({ name: z.string().nullable(), cents: z.int().nullable() })),
  /** Our count through the plan year, for the months with care; empty for a family. */
  months: z.array(MeterMonth).max(13),
});
export type Meter = z.infer<typeof Meter>;

/** How many claims of the plan year are not in the counts, or not surely in the right one. */
export const LimitGaps = z.strictObject({
  /** Counted claims that do not say what went to the deductible, a copay or a percent. */
  withoutParts: z.int(),
  /** Claims whose parts do not come to the share, or stand on some of their lines only. What they state is counted. */
  partsDiffer: z.int(),
  /** Counted as in network, as the plan does not say. */
  networkNotStated: z.int(),
  /** Of no plan year, as they have no date. */
  undated: z.int(),
  waiting: z.int(),
  otherCurrency: z.int(),
});
export type LimitGaps = z.infer<typeof LimitGaps>;

/** A claim in the counts, with what it adds. */
const LimitClaimRow = z.strictObject({
  claimId: z.string(),
  provider: z.string().nullable(),
  date: FhirDateText.nullable(),
  care: LimitKind.shape.care,
  network: LimitKind.shape.network,
  deductibleCents: z.int().nullable(),
  copayCents: z.int().nullable(),
  coinsuranceCents: z.int().nullable(),
});
export type LimitClaimRow = z.infer<typeof LimitClaimRow>;

/** One plan of the person in one plan year. */
export const PlanLimits = z.strictObject({
  planId: PlanId,
  planName: z.string(),
  openedAt: z.string().nullable(),
  /** As in `ClaimRow`. */
  way: z.enum(handWays).optional(),
  coverageName: z.string().nullable(),
  kind: CoverageKind.nullable(),
  /** The care that the plan's own limits are for. */
  care: LimitKind.shape.care,
  /** The year in which the plan year begins, its first and its last day. */
  year: z.int(),
  start: z.iso.date(),
  end: z.iso.date(),
  currency: z.string(),
  /** What holds for this year; of another year, without its amounts. */
  facts: LimitFacts,
  /** True when the person typed something for this very year. */
  isTyped: z.boolean(),
  ...ExampleMark.shape,
  /** Amounts of the year nearest to this one for which something was typed. */
  lastTyped: z.array(TypedLimit),
  /** What the insurance card states. */
  card: z.array(TypedLimit),
  meters: z.array(Meter),
  gaps: LimitGaps,
  claims: z.array(LimitClaimRow),
});
export type PlanLimits = z.infer<typeof PlanLimits>;

export const LimitsView = z.strictObject({
  year: z.int(),
  years: z.array(z.int()),
  plans: z.array(PlanLimits),
  /** Plans of the other people, who may be of one family. */
  others: z.array(
    z.strictObject({ planId: PlanId, personName: z.string().nullable(), planName: z.string() }),
  ),
  leftOut: z.int(),
});
export type LimitsView = z.infer<typeof LimitsView>;

/** True for two names of one limit. */
export function isSameLimit(a: LimitKind, b: LimitKind): boolean {
  return a.whose === b.whose && a.what === b.what && a.care === b.care && a.network === b.network;
}
