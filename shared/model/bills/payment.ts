/** Money that the person says was paid, for a bill or for a claim without one. */
import { z } from 'zod';
import { CalendarDay, OwnId, RecordId, TypedCents } from '../../bounds.ts';
import type { Bill } from './bill.ts';
import { ExampleMark } from './example-mark.ts';

export const paymentWays = ['card', 'check', 'cash', 'online', 'hsa', 'fsa', 'hra', 'other'] as const;
/** Where money that came back came from: a provider that gave it back, or a plan or an account that repaid it. */
export const refundWays = ['provider', 'plan', 'hsa', 'fsa', 'hra', 'other'] as const;
export const PaymentWay = z.enum([...paymentWays, 'provider', 'plan']);
export type PaymentWay = z.infer<typeof PaymentWay>;

/**
 * `cents`: below 0 for money that came back; then `way` is where it came from. Either the bill or the claim is named;
 * both when the bill's claim is known.
 */
export const PaymentFacts = z.strictObject({
  billId: z.string().max(100).nullable(),
  claimId: z.string().max(500).nullable(),
  cents: TypedCents,
  currency: z.string().length(3),
  paidOn: CalendarDay,
  way: PaymentWay,
  note: z.string().max(500),
});
export type PaymentFacts = z.infer<typeof PaymentFacts>;

export const Payment = z.strictObject({ id: z.string(), ...PaymentFacts.shape, ...ExampleMark.shape });
export type Payment = z.infer<typeof Payment>;

const repaidBy: ReadonlySet<PaymentWay> = new Set(['plan', 'hsa', 'fsa', 'hra']);

/** False for what a plan or an account repaid to the person: the provider keeps what it was paid. */
export function isWithProvider({ cents, way }: Pick<PaymentFacts, 'cents' | 'way'>): boolean {
  return cents >= 0 || !repaidBy.has(way);
}

/** In cents of that currency: what providers were paid and keep, by which less of a share is left. */
export function sumWithProvider(
  payments: readonly Pick<PaymentFacts, 'cents' | 'way' | 'currency'>[],
  currency: string,
): number {
  return payments
    .filter((payment) => payment.currency === currency && isWithProvider(payment))
    .reduce((sum, { cents }) => sum + cents, 0);
}

/**
 * True for what was paid because of this bill: it makes neither the bill nor the plan's figure another. What was paid
 * before it was printed should be on it.
 */
export function isForBill(
  { billId, paidOn }: Pick<PaymentFacts, 'billId' | 'paidOn'>,
  bill: Pick<Bill, 'id' | 'statementDate' | 'serviceStart' | 'serviceEnd'>,
): boolean {
  const { statementDate: printed } = bill;
  const visit = bill.serviceEnd ?? bill.serviceStart;
  return billId === bill.id && (printed === null ? visit === null || paidOn > visit : paidOn >= printed);
}

/** What is written down about a payment where the bill or the claim is known. */
export const PaymentEntry = PaymentFacts.omit({ billId: true, claimId: true });
export type PaymentEntry = z.infer<typeof PaymentEntry>;

/** A payment for one of many: for a bill, or for a claim without one. */
export const ManyPayment = z.union([
  z.strictObject({ billId: OwnId, claimId: z.null(), facts: PaymentEntry }),
  z.strictObject({ billId: z.null(), claimId: RecordId, facts: PaymentEntry }),
]);
export type ManyPayment = z.infer<typeof ManyPayment>;

/** So many are marked as paid at once. */
export const mostAtOnce = 1_000;
