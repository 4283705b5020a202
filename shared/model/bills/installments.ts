/** What the person agreed with a provider: so much each month, as they wrote it down. */
import { z } from 'zod';
import { CalendarDay, TypedCents } from '../../bounds.ts';

/** Money is in cents of the bill's currency. */
export const InstallmentPlan = z.strictObject({
  /** What is paid each month; the last payment may be smaller. */
  cents: TypedCents.positive(),
  firstOn: CalendarDay,
  /** The last day of a payment; `null`: until all is paid. */
  lastOn: CalendarDay.nullable(),
  /** All that is paid in installments. */
  ofCents: TypedCents.positive(),
  /** What was paid for the bill before: it counts towards no installment. */
  paidBeforeCents: TypedCents,
});
export type InstallmentPlan = z.infer<typeof InstallmentPlan>;
