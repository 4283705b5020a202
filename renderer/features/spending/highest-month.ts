import { isTooLarge, type MonthTotals } from '#shared/model/claims/totals';

/** The month with the most money, the plan's part and yours together; `null` when no month has any, or one is too large to add up. */
export function findHighestMonth(months: readonly MonthTotals[]): {
  month: number;
  cents: number;
  yourShareCents: number | null;
  planPaidCents: number | null;
  claims: number;
} | null {
  if (months.some(({ planPaid, yourShare }) => isTooLarge(planPaid) || isTooLarge(yourShare))) return null;
  let highest: ReturnType<typeof findHighestMonth> = null;
  for (const { month, claims, planPaid, yourShare } of months) {
    const cents = (planPaid.cents ?? 0) + (yourShare.cents ?? 0);
    if (month !== null && cents > (highest?.cents ?? 0))
      highest = { month, cents, claims, yourShareCents: yourShare.cents, planPaidCents: planPaid.cents };
  }
  return highest;
}
