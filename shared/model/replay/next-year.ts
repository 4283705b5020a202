/**
 * The claims of one year, put through the rules of each plan that the person typed. Every amount of another plan is a
 * range; what is not known is named. Plans stand in the order in which they were typed, the own one first.
 */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { ExampleMark } from '../bills/example-mark.ts';
import { mostComparedPlans, PlanRules, ServiceClass } from './plan-rules.ts';
import { formLines } from './service-rows.ts';

const leftOutReasons = [
  /** Nobody says what the plan allowed for it. */
  'no-price',
  'denied',
  /** Another plan paid, too. */
  'second-payer',
  'other-currency',
  /** Care of teeth or eyes, which is another cover. */
  'other-cover',
  'no-date',
  /** The plan's rules do not say what such a service costs. */
  'no-rule',
  /** Nobody looked up the drug's tier, and of one of the plan's tiers the price is not known. */
  'tier-unknown',
  /** No code says what was done, and the plan's rules hang on it. */
  'kind-unknown',
  'deductible-unknown',
  'limit-unknown',
] as const;
export const LeftOutReason = z.enum(leftOutReasons);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

const unknownKinds = [
  'price',
  'network',
  /** As in network: the plan pays nothing outside of it, or nobody says what. */
  'network-assumed',
  'kind-of-visit',
  'tier',
  'copay-order',
  'deductible-applies',
  'covered',
  'paid-by-month',
] as const;

export const CentsRange = z.strictObject({ lowCents: z.int(), highCents: z.int() });
export type CentsRange = z.infer<typeof CentsRange>;

const missReasons = [
  /** Of another plan of the person: these rules are not its. */
  'other-plan',
  /** No price of its own, or a lower one than the share: the price stands on another line. */
  'bundled',
  /** A few cents. */
  'rounding',
  /** The lines of the claim come to the same together. */
  'split-otherwise',
  /** As if the visits that the plan pays, or pays whole, had been others. */
  'visit-limit',
  /** As in network. */
  'as-in-network',
  /** In the order of services it comes to the same. */
  'decided-order',
  /** A copay more or less, beside another bill of that day. */
  'two-bills',
  /** By the rule, had the deductible or the limit stood elsewhere: claims that are missing, or counted otherwise. */
  'counted-elsewhere',
  'unexplained',
] as const;
export const MissReason = z.enum(missReasons);
export type MissReason = z.infer<typeof MissReason>;

/** A line of a claim for which the own plan's rules come to another share than it states. */
const MissedLine = z.strictObject({
  claimId: z.string(),
  /** From 1; `null` where it is the claim's only one. */
  line: z.int().nullable(),
  provider: z.string().nullable(),
  what: z.string().nullable(),
  date: z.string().nullable(),
  /** By which of the plan's rules it was counted. */
  serviceClass: ServiceClass,
  statedCents: z.int(),
  countedCents: z.int(),
  reason: MissReason,
});
export type MissedLine = z.infer<typeof MissedLine>;

/** Lines of a year that are listed. */
export const mostMissed = 200;

/** What of a line decides its class, and the code that says so, where one does. */
const ServiceBasis = z.strictObject({
  by: z.enum(['kind', 'code', 'revenue', 'place', 'modifier', 'doctor']),
  code: z.string().nullable(),
});
export type ServiceBasis = z.infer<typeof ServiceBasis>;

/** A line of a claim, and by which of a plan's rules it is counted. */
const CountedService = z.strictObject({
  claimId: z.string(),
  /** From 1. */
  line: z.int(),
  isOnly: z.boolean(),
  provider: z.string().nullable(),
  what: z.string().nullable(),
  date: z.string().nullable(),
  allowedCents: z.int(),
  /** As its codes say: more than one where they leave it open. */
  classes: z.array(ServiceClass).min(1).max(5),
  /** Nothing where no code says what was done. */
  basis: z.array(ServiceBasis).max(6),
  /** As the person said. */
  chosen: ServiceClass.nullable(),
});
export type CountedService = z.infer<typeof CountedService>;
export const mostServices = 100;

/**
 * The own plan's rules beside what its claims state. `lines`: those whose share is stated, and can be counted without a
 * question. `same`: how many of them come to that share, within a cent.
 */
const OwnCheck = z.strictObject({
  lines: z.int(),
  same: z.int(),
  missed: z.array(MissedLine).max(mostMissed),
});
export type OwnCheck = z.infer<typeof OwnCheck>;

const months = 12;

/** What a premium of a month comes to in a year. */
export function addYearOfPremiums(premiumCents: number): number {
  return months * premiumCents;
}

/** What plans left to people, as claims say; `cents: null`: none says so. `notStated`: claims that do not. */
const StatedShare = z.strictObject({ cents: z.int().nullable(), notStated: z.int() });

const PlanYear = z.strictObject({
  planId: z.string(),
  rules: PlanRules,
  /** Whose claims are counted, the person first. */
  personIds: z.array(OwnId).min(1).max(21),
  /** People who were chosen for the plan and are not here any more. */
  gone: z.int(),
  /** Of these people. */
  claims: z.int(),
  ...ExampleMark.shape,
  /** Of the claims that could be used; `null` where they are less than four fifths of the money. */
  share: CentsRange.nullable(),
  /** Of the same claims. */
  stated: StatedShare,
  /** Share and premiums; `null` where either is not known. */
  year: CentsRange.nullable(),
  yearPremiumCents: z.int().nullable(),
  /** Shares added up to the end of each month; empty without `share`. */
  months: z.array(CentsRange).max(months),
  /** Days of service on which the limit in network is reached; `isSure`: in all that may be. */
  limit: z.strictObject({ earliest: z.string(), latest: z.string(), isSure: z.boolean() }).nullable(),
  unknowns: z.array(z.strictObject({ kind: z.enum(unknownKinds), count: z.int() })).max(unknownKinds.length),
  /** True where there were too many unknowns to combine all of them. */
  isWide: z.boolean(),
  claimsUsed: z.int(),
  /** Of the allowed amounts of all claims that this cover is for, in percent; `null` where there are none. */
  moneyPercent: z.int().nullable(),
  leftOut: z.array(z.strictObject({ reason: LeftOutReason, claims: z.int() })).max(leftOutReasons.length),
  /** Lines of the plan's form that are empty, and without which claims are left out, or the year has no sum. */
  missing: z.array(z.enum(formLines)).max(formLines.length),
  /** By how much the year differs when it is counted in the order of decisions; of the own plan only. */
  orderEffectCents: z.int().nullable(),
  /** Of the own plan, in the order of decisions. */
  check: OwnCheck.nullable(),
});
export type PlanYear = z.infer<typeof PlanYear>;

/** A claim with what one pays of it by each plan, in the order of the plans; `null`: it could not be used there. */
const DifferingClaim = z.strictObject({
  claimId: z.string(),
  personId: OwnId,
  provider: z.string().nullable(),
  what: z.string().nullable(),
  date: z.string().nullable(),
  statedCents: z.int().nullable(),
  ranges: z.array(CentsRange.nullable()).max(mostComparedPlans),
});
export type DifferingClaim = z.infer<typeof DifferingClaim>;

/** Claims that most differ. */
export const mostDiffering = 5;

export const NextYear = z.strictObject({
  year: z.int(),
  years: z.array(z.int()).max(200),
  /** Everybody here, who may be on a plan of the family: the person first. */
  people: z.array(z.strictObject({ personId: OwnId, personName: z.string().nullable() })).max(200),
  claims: z.int(),
  /** Of the people of the first plan: all claims, added up to the end of each month, and what the own plan cost. */
  stated: z.strictObject({
    ...StatedShare.shape,
    months: z.array(z.int()).max(months),
    /** A month, of the one own plan that was typed for that year. */
    premiumCents: z.int().nullable(),
    /** Share and premiums; `null` where either is not known, or claims do not state the share. */
    yearCents: z.int().nullable(),
  }),
  plans: z.array(PlanYear).max(mostComparedPlans),
  differing: z.array(DifferingClaim).max(mostDiffering),
  /** What the plans were asked for, the dearest first. */
  services: z.array(CountedService).max(mostServices),
  /** How many more there are. */
  servicesNotListed: z.int(),
  /** Drugs of that year, whose tiers may be looked up. */
  drugs: z.array(z.strictObject({ what: z.string() })).max(200),
});
export type NextYear = z.infer<typeof NextYear>;

/** True where plans are for the same people: only then their sums say anything beside each other. */
export function haveSamePeople(a: Pick<PlanYear, 'personIds'>, b: Pick<PlanYear, 'personIds'>): boolean {
  return a.personIds.length === b.personIds.length && a.personIds.every((one) => b.personIds.includes(one));
}

/** True for two ranges that share an amount: no clear difference. */
export function doOverlap(a: CentsRange, b: CentsRange): boolean {
  return a.lowCents <= b.highCents && b.lowCents <= a.highCents;
}
