/** What a person wrote down as paid in a year; nothing of it comes from a plan. */
import { z } from 'zod';
import { mostCurrencies } from './bill-lists.ts';
import { ExampleMark } from './example-mark.ts';

const paidSum = {
  currency: z.string(),
  payments: z.int(),
  cents: z.int(),
  /** A payment of the example is in it. */
  ...ExampleMark.shape,
};

/** By currency; by the month of the payment, 1 to 12. */
export const PaidSums = z
  .array(
    z.strictObject({
      ...paidSum,
      months: z.array(z.strictObject({ month: z.int().min(1).max(12), cents: z.int() })).max(12),
    }),
  )
  .max(mostCurrencies);
export type PaidSums = z.infer<typeof PaidSums>;

/**
 * What a person wrote down as paid of what a filter asks for, by currency. `by`: the day of the payment, where the filter has
 * days alone; else the claims that it lets through.
 */
export const PaidOf = z.strictObject({
  by: z.enum(['day', 'claims']),
  sums: z.array(z.strictObject(paidSum)).max(mostCurrencies),
});
export type PaidOf = z.infer<typeof PaidOf>;

export const mostPaidClaims = 2_000;

/**
 * What a person wrote down as paid for one claim; `keptCents`: what of it the provider keeps. `month`: of its care, `YYYY-MM`, where it is known.
 * `ofShareCents`: what of it is for the share that the plan states; `null` without one, for what a pharmacy took, and where
 * the claim is in no sum.
 */
export const PaidClaim = z.strictObject({
  claimId: z.string(),
  currency: z.string(),
  cents: z.int(),
  keptCents: z.int(),
  month: z.string().nullable(),
  ofShareCents: z.int().nullable(),
  /** It was paid at a pharmacy: no row of the list tells of it. */
  isPharmacy: z.literal(true).optional(),
  ...ExampleMark.shape,
  /** Of an example: a part of it was typed by the person. */
  isPartlyOwn: z.literal(true).optional(),
});
export type PaidClaim = z.infer<typeof PaidClaim>;
