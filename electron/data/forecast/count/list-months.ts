/** A limit through the months of a plan year: what was counted by the end of each, and what is likely to be added. */
import { addMonths } from '#shared/dates';
import type { ForecastMonth } from '#shared/model/bills/forecast';
import type { Meter } from '#shared/model/bills/limits';
import type { MeterForecast } from './forecast-meter.ts';

export type MonthParts = {
  meter: Pick<Meter, 'months' | 'plans' | 'whose' | 'ours'>;
  countedCents: number;
  limitCents: number;
  steps: MeterForecast['steps'];
};

/**
 * Twelve months, none above the limit. Before today's month the count is known only where it is ours and one person's: a
 * plan states its count of one day.
 */
export function listMonths(
  { meter, countedCents, limitCents, steps }: MonthParts,
  { today, start }: { today: string; start: string },
): ForecastMonth[] {
  const now = today.slice(0, 7);
  const hasOwn = meter.plans === null && meter.whose === 'person';
  const most = (cents: number) => Math.max(0, Math.min(cents, limitCents));
  return Array.from({ length: 12 }, (_, at) => {
    const month = addMonths(start, at).slice(0, 7);
    if (month < now) {
      const last = meter.months.findLast((one) => one.month !== null && one.month <= month);
      const soFar = last?.soFarCents ?? meter.ours.earlierCents ?? 0;
      return { month, countedCents: hasOwn ? most(soFar) : null, likelyCents: 0 };
    }
    const added = steps
      .filter(({ item }) => item.date.slice(0, 7) <= month)
      .reduce((sum, { cents }) => sum + cents, 0);
    const counted = most(countedCents);
    return { month, countedCents: counted, likelyCents: most(counted + added) - counted };
  });
}
