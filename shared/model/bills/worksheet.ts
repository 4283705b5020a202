/** What was marked as paid in one year: one cent, one use. It is the person's record, not tax advice. */
import { z } from 'zod';
import { claimKinds } from '../claims/claim.ts';
import { PaymentWay } from './payment.ts';
import { PremiumKind, TaxEntry } from './tax-entry.ts';

/** Why something does not count, for anything or for one of the accounts. */
export const leftOutReasons = [
  'not-paid',
  'no-date-paid',
  'not-marked',
  'repaid',
  'not-owed',
  'plan-money',
  'from-account',
  'pre-tax',
  'no-rate',
  'other-currency',
  'refund-without-payment',
  'before-hsa',
  'not-in-fsa-year',
  'no-service-date',
] as const;
export const LeftOutReason = z.enum(leftOutReasons);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** `unknown`: a bill whose claim is not known. */
export const ExpenseKind = z.enum([...claimKinds, 'miles', 'premium', 'unknown']);
export type ExpenseKind = z.infer<typeof ExpenseKind>;

/** Who gave money back: `plan` also where the plan's records say that it paid the person. */
export const Repayer = z.enum(['provider', 'plan', 'hsa', 'fsa', 'hra', 'other']);
export type Repayer = z.infer<typeof Repayer>;

/**
 * Why what is not marked as paid may not be owed: the claim is not known for sure, the plan has not decided or did not pay,
 * more is asked for than the share, the claim's numbers do not add up, or the bill says of itself that something is to be
 * checked first.
 */
const PaymentDoubt = z.enum(['question', 'pending', 'refused', 'more', 'numbers', 'check']);
export type PaymentDoubt = z.infer<typeof PaymentDoubt>;

/** `personId`: whose; `null` for everyone. */
export const WorksheetQuestion = z.strictObject({
  personId: z.string().max(100).nullable(),
  year: z.int().min(1900).max(2200),
});
export type WorksheetQuestion = z.infer<typeof WorksheetQuestion>;

/** What may be said beside a row. */
const RowNote = z.enum([
  'repaid-later',
  'paid-more',
  'written-twice',
  'plan-sent-money',
  'limit-by-age',
  'limit-by-fee',
]);
export type RowNote = z.infer<typeof RowNote>;

/**
 * One payment, or one entry by hand. `ownCents`: what stayed the person's own; it may count for taxes, or for one of
 * the accounts, once. Own, account, plan, given back and not owed add up to what was paid.
 */
export const WorksheetRow = z.strictObject({
  id: z.string(),
  personId: z.string(),
  kind: ExpenseKind,
  provider: z.string().nullable(),
  premium: PremiumKind.nullable(),
  serviceStart: z.string().nullable(),
  serviceEnd: z.string().nullable(),
  /** `null` where nothing was marked as paid. */
  paidOn: z.string().nullable(),
  /** `null` where no amount can be told; of what is not paid, what is open. */
  cents: z.int().nullable(),
  currency: z.string(),
  /** Of what is not marked as paid: how much to mark, no more than is left of the share where that is known. */
  toMarkCents: z.int().nullable(),
  doubt: PaymentDoubt.nullable(),
  way: PaymentWay.nullable(),
  ownCents: z.int(),
  accountCents: z.strictObject({ hsa: z.int(), fsa: z.int(), hra: z.int() }),
  planCents: z.int(),
  givenBackCents: z.int(),
  /** What of it was not owed, as the plan or the bill says, and did not come back. */
  overpaidCents: z.int(),
  /** What came back of it, from whomever; an account that it was paid from keeps its part. */
  repaidCents: z.int(),
  /** `repaidOn`: the last day; `null` where it is not known. */
  repaidOn: z.string().nullable(),
  repaidBy: z.array(Repayer),
  countsFor: z.array(z.enum(['tax', 'hsa', 'fsa'])),
  leftOut: z.array(LeftOutReason),
  notes: z.array(RowNote),
  claimId: z.string().nullable(),
  claimNumber: z.string().nullable(),
  billId: z.string().nullable(),
  billAccount: z.string().nullable(),
  hasReceipt: z.boolean(),
  mileTenths: z.int().nullable(),
  rateTenths: z.int().nullable(),
  note: z.string(),
  /** Who says so: `file`, a file that a plan gave; `table`, one of a portal; `you`, also of a claim typed from paper. */
  source: z.enum(['you', 'plan', 'file', 'table', 'example']),
});
export type WorksheetRow = z.infer<typeof WorksheetRow>;

export const Worksheet = z.strictObject({
  year: z.int(),
  /** Years with something marked or to mark, and this one; newest first. */
  years: z.array(z.int()),
  /** By the day it was paid. */
  rows: z.array(WorksheetRow).max(20_000),
  /** What is not in the rows at all, for a reason. */
  others: z.array(WorksheetRow).max(20_000),
  /** Payments of people who were not chosen. */
  notChosen: z.int(),
  own: z.strictObject({ cents: z.int(), entries: z.int(), receipts: z.int() }),
  account: z.strictObject({ cents: z.int(), entries: z.int() }),
  /** Of all years: what could still be taken out of the HSA; `null` where the person told of none. */
  hsa: z.strictObject({ openCents: z.int(), since: z.string() }).nullable(),
  /** What counts, by person and kind. */
  sums: z.array(z.strictObject({ personId: z.string(), kind: ExpenseKind, cents: z.int() })),
  /** Everything written down by hand for the people chosen, of any year. */
  entries: z.array(TaxEntry).max(5_000),
});
export type Worksheet = z.infer<typeof Worksheet>;

/**
 * In cents, what of a row counts for nothing, the same on screen, on paper and in the CSV: of what is not marked as paid, no
 * more than is left of the share where that is known. `null` for a row that counts for something, or has no amount.
 */
export function findLeftOutCents({
  countsFor,
  toMarkCents,
  cents,
}: Pick<WorksheetRow, 'countsFor' | 'toMarkCents' | 'cents'>): number | null {
  return countsFor.length > 0 ? null : (toMarkCents ?? cents);
}

/** What does not count, or not for one of the accounts, by the reason; a row of several reasons stands below each. */
export function groupLeftOut({ others, rows }: Pick<Worksheet, 'others' | 'rows'>): {
  count: number;
  groups: { reason: LeftOutReason; rows: WorksheetRow[] }[];
} {
  const left = [...others, ...rows].filter(({ leftOut }) => leftOut.length > 0);
  const groups = leftOutReasons
    .map((reason) => ({ reason, rows: left.filter(({ leftOut }) => leftOut.includes(reason)) }))
    .filter((group) => group.rows.length > 0);
  return { count: left.length, groups };
}
