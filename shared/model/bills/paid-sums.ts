/** What a person wrote down as paid in a year; nothing of it comes from a plan. */
import { z } from 'zod';
import { mostCurrencies } from './bill-lists.ts';

/** By currency; by the month of the payment, 1 to 12. */
export const PaidSums = z
  .array(
    z.strictObject({
      currency: z.string(),
      payments: z.int(),
      cents: z.int(),
      months: z.array(z.strictObject({ month: z.int().min(1).max(12), cents: z.int() })).max(12),
    }),
  )
  .max(mostCurrencies);
export type PaidSums = z.infer<typeof PaidSums>;
