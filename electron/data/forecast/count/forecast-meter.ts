/** Three runs made into one answer for each limit. Low is what was counted, Middle adds what is likely, High what may be. */
import type { LimitFacts } from '#shared/model/bills/limits';
import { type ComingItem, type OpenMeter, type Run, runForecast } from './run-forecast.ts';

export type MeterAnswer =
  | { kind: 'reached' }
  /** First and last day on which it may be reached. */
  | { kind: 'may-reach'; earliest: string; latest: string }
  /** Only with items that are not likely, or whose rule no claim shows. */
  | { kind: 'only-if'; earliest: string; shortCents: number; itemIds: string[] }
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
  { drugs, end }: Pick<LimitFacts, 'drugs'> & { end: string },
): MeterForecast[] {
  const coming = items.filter(({ date }) => date <= end);
  const middle = runForecast(coming, meters, { drugs, isHigh: false });
  const high = runForecast(coming, meters, { drugs, isHigh: true });
  return meters.map((meter) => ({
    meter,
    answer: answerMeter(meter, middle, high),
    steps: middle.steps.filter((step) => step.meter === meter).map(({ item, cents }) => ({ item, cents })),
    endCents: Math.min(meter.limitCents, middle.counted.get(meter) ?? meter.countedCents),
  }));
}

function answerMeter(meter: OpenMeter, middle: Run, high: Run): MeterAnswer {
  if (meter.countedCents >= meter.limitCents) return { kind: 'reached' };
  const [latest, highest] = [findClosing(meter, middle), findClosing(meter, high)];
  const shortCents = meter.limitCents - (middle.counted.get(meter) ?? meter.countedCents);
  if (latest !== null) {
    const earliest = highest !== null && highest < latest ? highest : latest;
    return { kind: 'may-reach', earliest, latest };
  }
  if (highest === null) return { kind: 'not-this-year', shortCents };
  return { kind: 'only-if', earliest: highest, shortCents, itemIds: listConditions(meter, middle, high) };
}

function findClosing(meter: OpenMeter, { steps }: Run): string | null {
  return steps.find((step) => step.meter === meter && step.closes)?.item.date ?? null;
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
