/**
 * Medicare's drug cap: what counts toward it in a year, and what the Medicare Prescription Payment Plan would bill. An
 * estimate from what claims state; the plan's own count comes first. Money is in cents of US dollars.
 */
import { z } from 'zod';
import { FhirDateText } from '../claims/claim.ts';
import { handWays } from '../plans/plan-kind.ts';

const PlanId = z.string().max(500);
const Month = z.int().min(1).max(12);

export const drugCapPhases = ['deductible', 'after-deductible', 'after-cap', 'insulin', 'vaccine'] as const;
const paymentVerdicts = ['spreads', 'changes-little', 'larger-month'] as const;

/** One month. `low`: what surely counts, `high`: what may count, of fills in the records; `likely`: of refills to come. */
const DrugCapMonth = z.strictObject({
  month: Month,
  lowCents: z.int(),
  highCents: z.int(),
  likelyCents: z.int(),
  /** All until the end of the month, with what is likely. */
  soFarCents: z.int(),
});
export type DrugCapMonth = z.infer<typeof DrugCapMonth>;

/** The first month in the payment plan; `next-year`: January of the year after this one. */
export const JoinMonth = z.union([Month, z.literal('next-year')]);
export type JoinMonth = z.infer<typeof JoinMonth>;

/** What is paid in one month. */
const PaidMonth = z.strictObject({ month: Month, counterCents: z.int(), planCents: z.int() });

const PaymentWays = z.strictObject({
  /** Of the months: the year of the count, or the next one with the costs of this one, as if they came again. */
  year: z.int(),
  /** The year after this one, where its amounts are known. */
  nextYear: z.int().nullable(),
  joinMonth: Month,
  /** From the month of joining to December. */
  months: z.array(PaidMonth).min(1).max(12),
  /** Both ways come to it. */
  totalCents: z.int(),
  verdict: z.enum(paymentVerdicts),
  largestCounterCents: z.int(),
  largestPlanCents: z.int(),
  /** The most that the first bill may be. */
  firstCapCents: z.int(),
  /** True where the first bill is smaller if all that may count does. */
  isFirstBillUnsure: z.boolean(),
});

export const DrugCapCount = z.strictObject({
  capCents: z.int(),
  /** Surely counted, and what may be; both as they come out, even above the cap. */
  lowCents: z.int(),
  highCents: z.int(),
  /** Parts of what is surely counted: own payments, Extra Help, others who paid for the person. */
  ownCents: z.int(),
  extraHelpCents: z.int(),
  otherCents: z.int(),
  fills: z.int(),
  /** The first and the last month with such a fill. */
  filled: z.strictObject({ from: Month, to: Month }).nullable(),
  /** `stated`: a fill says that it lies beyond the cap; `counted`: the amounts come to it. */
  passed: z.strictObject({ day: FhirDateText, by: z.enum(['stated', 'counted']) }).nullable(),
  /** When it may be reached if refills go on; `latest: null`: only if all that may count does. */
  mayReach: z.strictObject({ earliest: z.iso.date(), latest: z.iso.date().nullable() }).nullable(),
  months: z.array(DrugCapMonth).length(12),
  refills: z
    .array(
      z.strictObject({
        /** The last fill. */
        claimId: z.string(),
        what: z.string().nullable(),
        fills: z.int(),
        everyDays: z.int(),
        /** It may lie beyond the year. */
        next: z.iso.date(),
        ownCents: z.int(),
      }),
    )
    .max(50),
  /** Covered drugs without a steady distance: no refill of theirs is counted. */
  unsteadyDrugs: z.int(),
  gaps: z.strictObject({
    withoutOwn: z.int(),
    ownOnly: z.int(),
    notCovered: z.int(),
    undated: z.int(),
    otherCurrency: z.int(),
    waiting: z.int(),
  }),
  /** Months in which two drug plans paid. */
  doubleMonths: z.array(Month).max(12),
  newPlanSince: Month.nullable(),
  ways: PaymentWays,
  /** What one fill at this price costs in a standard plan, by phase; of `insulin` a month's supply. */
  phases: z
    .array(z.strictObject({ phase: z.enum(drugCapPhases), ownCents: z.int() }))
    .length(drugCapPhases.length),
  phasePriceCents: z.int(),
  deductibleCents: z.int(),
  /** The most that one fill costs with Extra Help; `null`: not known for the year. */
  extraHelp: z.strictObject({ genericCents: z.int(), otherCents: z.int() }).nullable(),
});
export type DrugCapCount = z.infer<typeof DrugCapCount>;

export const DrugCapView = z.strictObject({
  year: z.int(),
  years: z.array(z.int()).max(100),
  /** The person's plans with Medicare drug coverage; without one there is no cap. */
  plans: z
    .array(
      z.strictObject({
        planId: PlanId,
        planName: z.string(),
        openedAt: z.string().nullable(),
        /** As in `ClaimRow`. */
        way: z.enum(handWays).optional(),
        coverageName: z.string().nullable(),
      }),
    )
    .max(100),
  /** The one that the count is of. */
  planId: PlanId.nullable(),
  /** `null`: no plan, or the year's amounts are not known. */
  count: DrugCapCount.nullable(),
});
export type DrugCapView = z.infer<typeof DrugCapView>;
