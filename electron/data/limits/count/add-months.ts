import type { MeterMonth } from '#shared/model/bills/limits';

/** What claims add, by the month of their care; `month: null` where a date does not say it. */
export type MonthAmount = { month: string | null; cents: number };

/**
 * The count through the plan year: what each month with care adds, and how far it comes. `earlierCents`: what was
 * counted before. A month that is not known comes last.
 */
export function addMonths(amounts: readonly MonthAmount[], earlierCents: number | null): MeterMonth[] {
  const byMonth = Map.groupBy(amounts, ({ month }) => month);
  const months = [...byMonth.keys()].toSorted((a, b) => (a ?? '9999').localeCompare(b ?? '9999'));
  let soFarCents = earlierCents ?? 0;
  return months.map((month) => {
    const addedCents = (byMonth.get(month) ?? []).reduce((sum, { cents }) => sum + cents, 0);
    soFarCents += addedCents;
    return { month, addedCents, soFarCents };
  });
}
