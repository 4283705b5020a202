/** What the worksheet is counted from, read together from bills, payments and claims. */
import type { ExampleMark } from '#shared/model/bills/example-mark';
import type { Payment } from '#shared/model/bills/payment';
import type { ExpenseKind, LeftOutReason, PaymentDoubt } from '#shared/model/bills/worksheet';

/** What care it was, as far as the claim or the bill says. Days are `YYYY-MM-DD`. */
export type Care = {
  personId: string;
  kind: ExpenseKind;
  provider: string | null;
  serviceStart: string | null;
  serviceEnd: string | null;
  claimId: string | null;
  claimNumber: string | null;
};

export type PaidBill = { id: string; account: string | null; hasReceipt: boolean } & ExampleMark;

/** `hasReceipt`: whether one was kept with the payment itself. */
export type PaidPayment = Payment & { bill: PaidBill | null; hasReceipt: boolean };

/** All that was paid in one currency for one claim, or for one bill whose claim is not known. */
export type Expense = Care & {
  payments: readonly PaidPayment[];
  /** What the plan's records say that it paid to the person in that currency. */
  planSentCents: number;
  /** What was paid beyond what is owed, in that currency: it can be asked back. */
  overpaidCents: number;
};

/**
 * What nobody marked as paid: an open bill, the share of a claim without a bill, a receipt without its day, a payment that
 * only the plan tells of.
 */
export type Unmarked = Care & {
  reason: Extract<LeftOutReason, 'not-paid' | 'no-date-paid' | 'not-marked'>;
  bill: PaidBill | null;
  /** Who says it, where no bill does. */
  saidBy: 'plan' | 'file' | 'table' | 'you';
  cents: number;
  /** How much of it to mark, and why it may not be owed. */
  toMarkCents: number;
  doubt: PaymentDoubt | null;
  currency: string;
  /** The day that says which year it belongs to; `null` where there is none. */
  day: string | null;
};
