/** What the person writes down for the worksheet by hand: miles, premiums, and the accounts that may pay for care. */
import { z } from 'zod';
import { CalendarDay, TypedCents } from '../../bounds.ts';
import { ExampleMark } from './example-mark.ts';
import { PaymentWay } from './payment.ts';

const day = CalendarDay;
const cents = TypedCents.min(0);

/** What is paid at regular times for cover, or for a doctor's care by contract. */
export const premiumKinds = [
  'medical',
  'dental',
  'vision',
  'medicare',
  'long-term-care',
  'direct-primary-care',
  'other',
] as const;
export const PremiumKind = z.enum(premiumKinds);
export type PremiumKind = z.infer<typeof PremiumKind>;

/**
 * `miles`: driven for care that day, in tenths of a mile; `rateTenths`: tenths of a cent a mile that the person typed,
 * `null` for the published rate. `hsa`: the day the account was established. `fsa`: the days of care that the account
 * pays for, and the last day to file.
 */
export const TaxEntryFacts = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('miles'),
    day,
    mileTenths: z.int().min(1).max(1e6),
    rateTenths: z.int().min(1).max(10_000).nullable(),
    tollCents: cents,
    note: z.string().max(500),
  }),
  z.strictObject({
    kind: z.literal('premium'),
    premium: PremiumKind,
    day,
    cents,
    way: PaymentWay,
    /** True where it was taken from pay before taxes. */
    isPreTax: z.boolean(),
    note: z.string().max(500),
  }),
  z.strictObject({ kind: z.literal('hsa'), start: day }),
  z.strictObject({ kind: z.literal('fsa'), start: day, end: day, fileBy: day.nullable() }),
]);
export type TaxEntryFacts = z.infer<typeof TaxEntryFacts>;

export const TaxEntry = z.strictObject({
  id: z.string(),
  personId: z.string(),
  facts: TaxEntryFacts,
  ...ExampleMark.shape,
});
export type TaxEntry = z.infer<typeof TaxEntry>;
