import { monthOf, yearOf } from '#shared/dates';
import { mostCurrencies } from '#shared/model/bills/bill-lists';
import type { PaidSums } from '#shared/model/bills/paid-sums';
import type { Payment } from '#shared/model/bills/payment';

/** What the person wrote down as paid in a year, by the month of the payment; money that came back is taken off. */
export function sumPayments(payments: readonly Payment[], year: number): PaidSums {
  const ofYear = payments.filter(({ paidOn }) => yearOf(paidOn) === year);
  return [...Map.groupBy(ofYear, ({ currency }) => currency)]
    .slice(0, mostCurrencies)
    .map(([currency, all]) => ({
      currency,
      payments: all.length,
      cents: addCents(all),
      months: [...Map.groupBy(all, ({ paidOn }) => monthOf(paidOn) ?? 1)]
        .map(([month, own]) => ({ month, cents: addCents(own) }))
        .toSorted((a, b) => a.month - b.month),
    }));
}

function addCents(payments: readonly Payment[]): number {
  return payments.reduce((sum, { cents }) => sum + cents, 0);
}
