/** Three runs made into one answer for each limit. Low is what was counted, Middle adds what is likely, High what may be. */
import { addDays } from '#shared/dates';
import type { LimitFacts } from '#shared/model/bills/limits';
import { type ComingItem, type OpenMeter, type Run, runForecast } from './run-forecast.ts';

export type MeterAnswer =
  | { kind: 'reached' }
  /** First and last day on which it may be reached, the last with how late fills came before. */
  | { kind: 'may-reach'; earliest: string; latest: string }
  /** Only with items that are not likely, or whose rule no claim shows. */
  | { kind: 'only-if'; earliest: string; shortCents: number; itemIds: string[] }
  /** Nothing that is seen coming reaches it; other care, as there was before, may. */
  | { kind: 'with-other-care'; shortCents: number }
  | { kind: 'not-this-year'; shortCents: number };

export type MeterForecast = {
  meter: OpenMeter;
  answer: MeterAnswer;
  /** What likely items add, by day. */
  steps: readonly { item: ComingItem; cents: number }[];
  /** What counts at the end of the year, with what is likely. */
  endCents: number;
};

/** The answers of all meters of a plan. Items after `end`, the last day of the plan year, are in none. */
export function forecastMeters(
  items: readonly ComingItem[],
  meters: readonly OpenMeter[],
  { drugs, today, end }: Pick<LimitFacts, 'drugs'> & { today: string; end: string },
): MeterForecast[] {
  const coming = items.filter(({ date }) => date <= end);
  const middle = runForecast(coming, meters, { drugs, isHigh: false });
  const high = runForecast(coming, meters, { drugs, isHigh: true });
  return meters.map((meter) => ({
    meter,
    answer: answerMeter(meter, { middle, high, today, end }),
    steps: middle.steps.filter((step) => step.meter === meter).map(({ item, cents }) => ({ item, cents })),
    endCents: Math.min(meter.limitCents, middle.counted.get(meter) ?? meter.countedCents),
  }));
}

function answerMeter(
  meter: OpenMeter,
  { middle, high, today, end }: { middle: Run; high: Run; today: string; end: string },
): MeterAnswer {
  if (meter.countedCents >= meter.limitCents) return { kind: 'reached' };
  const [likely, closing] = [findClosing(meter, middle), findClosing(meter, high)];
  const early = closing && addDays(closing.date, -closing.earlyDays);
  const highest = early !== null && early < today ? today : early;
  const shortCents = meter.limitCents - (middle.counted.get(meter) ?? meter.countedCents);
  if (likely !== null) {
    const late = addDays(likely.date, likely.lateDays);
    const earliest = highest !== null && highest < likely.date ? highest : likely.date;
    return { kind: 'may-reach', earliest, latest: late < end ? late : end };
  }
  if (highest === null) return { kind: 'not-this-year', shortCents };
  return { kind: 'only-if', earliest: highest, shortCents, itemIds: listConditions(meter, middle, high) };
}

function findClosing(meter: OpenMeter, { steps }: Run): ComingItem | null {
  return steps.find((step) => step.meter === meter && step.closes)?.item ?? null;
}

/** The items of which High counts more than Middle, up to the one that closes the meter. */
function listConditions(meter: OpenMeter, middle: Run, high: Run): string[] {
  const counted = (run: Run) => run.steps.filter((step) => step.meter === meter);
  const known = new Map(counted(middle).map(({ item, cents }) => [item.id, cents]));
  const steps = counted(high);
  const upTo = steps.findIndex(({ closes }) => closes);
  return steps
    .slice(0, upTo + 1)
    .filter(({ item, cents }) => cents > (known.get(item.id) ?? 0))
    .map(({ item }) => item.id);
}
