/**
 * The rules of a plan, as the person copies them from its Summary of Benefits and Coverage: what a year of claims is put
 * through. What the papers do not say stays unknown: `null` and a missing row are never 0.
 *
 * @see 45 CFR 147.200 (Summary of Benefits and Coverage); HL7 DaVinci PDex formulary, copay options
 */
import { z } from 'zod';
import { CalendarDay, OwnId, TypedCents } from '../../bounds.ts';
import { MarketplacePlanId } from './marketplace-plan.ts';

/** Kinds of service that plans have a rule of their own for. */
const serviceClasses = [
  'primary-visit',
  'specialist-visit',
  'preventive',
  'lab',
  'x-ray',
  'advanced-imaging',
  'facility-surgery',
  'professional-surgery',
  'emergency-room',
  'ambulance',
  'urgent-care',
  'hospital-stay',
  'mental-health',
  'maternity',
  'home-health',
  'therapy',
  'skilled-nursing',
  'equipment',
  'hospice',
  'clinic-drug',
  'drug',
  'other',
] as const;
export const ServiceClass = z.enum(serviceClasses);
export type ServiceClass = z.infer<typeof ServiceClass>;

/** Of a line of a claim. */
export const ServiceNumber = z.int().min(1).max(10_000);

/** The kinds of service that the person chose for lines of a claim, each by its number from 1. */
export const ServiceKinds = z.strictObject({
  lines: z.array(z.strictObject({ line: ServiceNumber, serviceClass: ServiceClass })).max(1_000),
});
export type ServiceKinds = z.infer<typeof ServiceKinds>;

const Cents = TypedCents.min(0);
/** Hundredths of a percent: 20 % is 2,000. */
const Rate = z.int().min(0).max(10_000);
const answers = ['yes', 'no', 'unknown'] as const;
const Answer = z.enum(answers);

/**
 * `after`: first the deductible, then the copay. `before`: first the copay, and the rest of the price goes to the
 * deductible. `null`: the papers do not say which.
 */
const CopayOrder = z.enum(['after', 'before']).nullable();

const networks = ['in', 'out'] as const;
export type RuleNetwork = (typeof networks)[number];

/** What one pays of a service. Neither a copay nor a rate: not known; no charge is a copay of 0. */
const shareRule = {
  subject: Answer,
  order: CopayOrder,
  copayCents: Cents.nullable(),
  rate: Rate.nullable(),
  rateMostCents: Cents.nullable(),
};

/** `serviceClass` `any`: every kind of service that has no rule of its own. `per`: what one copay is for. */
export const ServiceRule = z.strictObject({
  serviceClass: z.enum([...serviceClasses, 'any']),
  network: z.enum(networks),
  covered: Answer,
  ...shareRule,
  per: z.enum(['visit', 'day', 'stay', 'service']),
  /** Days of a stay that cost a copay; `null`: all. */
  mostDays: z.int().min(1).max(366).nullable(),
  isWaivedIfAdmitted: z.boolean(),
  mostVisits: z.int().min(0).max(366).nullable(),
  firstVisitsFree: z.int().min(0).max(366),
});
export type ServiceRule = z.infer<typeof ServiceRule>;

/** Of a service that is covered, by the visit, without a limit to visits. */
export const plainService = {
  covered: 'yes',
  per: 'visit',
  mostDays: null,
  isWaivedIfAdmitted: false,
  mostVisits: null,
  firstVisitsFree: 0,
} as const satisfies Partial<ServiceRule>;

/**
 * `copayCents`: of 30 days; `copay60Cents` and `copay90Cents`: of two and three months, where the plan states one.
 * `covered`: absent where the plan pays for the tier.
 */
export const DrugRule = z.strictObject({
  tier: z.int().min(1).max(9),
  covered: z.literal('no').optional(),
  ...shareRule,
  copay60Cents: Cents.nullable(),
  copay90Cents: Cents.nullable(),
});
export type DrugRule = z.infer<typeof DrugRule>;

/**
 * `embedded`: each person has a deductible inside the family's; `aggregate`: only the family has one. A plan without a
 * row for a pool does not say it; 0 is none. `pool`: the care that it is for.
 */
const Deductible = z.strictObject({
  pool: z.enum(['all', 'medical', ...serviceClasses]),
  network: z.enum([...networks, 'combined']),
  personCents: Cents.nullable(),
  familyCents: Cents.nullable(),
  style: z.enum(['embedded', 'aggregate']),
});
export type Deductible = z.infer<typeof Deductible>;

/**
 * The most that one pays in a year. No row of a network: not known; a row without amounts: there is no limit. What is
 * `excluded` counts toward none and is cut by none.
 */
const OutOfPocketLimit = z.strictObject({
  network: z.enum([...networks, 'combined']),
  personCents: Cents.nullable(),
  familyCents: Cents.nullable(),
  excluded: z.array(ServiceClass).max(serviceClasses.length),
});

/** `as-claims`: as the claims themselves say, of the person's own plan. */
const providerNetworks = ['all-in', 'as-claims', 'unknown'] as const;

/** Of one family. */
const mostOthers = 20;

export const PlanRules = z.strictObject({
  name: z.string().min(1).max(200),
  /** The year that the papers are for. */
  year: z.int().min(2000).max(2200),
  isOwn: z.boolean(),
  papersOf: CalendarDay.nullable(),
  /** The plan of a public file of the Marketplace that the form was filled in from, and the day of the file. */
  source: z.strictObject({ planId: MarketplacePlanId, dated: CalendarDay }).optional(),
  covers: z.enum(['person', 'family']),
  /** Of a family: people here who would be on the plan beside the one whose plan it is. */
  otherIds: z.array(OwnId).max(mostOthers).optional(),
  /** A month, for all whom the plan covers. */
  premiumCents: Cents.nullable(),
  providers: z.enum(providerNetworks),
  deductibles: z.array(Deductible).max(20),
  limits: z.array(OutOfPocketLimit).max(6),
  services: z.array(ServiceRule).max(2 * (serviceClasses.length + 1)),
  drugs: z.array(DrugRule).max(9),
  /** On which tier the plan's list has a drug, as the person looked it up. */
  drugTiers: z.array(z.strictObject({ drug: z.string().max(300), tier: z.int().min(1).max(9) })).max(200),
});
export type PlanRules = z.infer<typeof PlanRules>;

/** Plans that one person compares. */
export const mostComparedPlans = 12;
