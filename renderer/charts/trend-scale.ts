/** Where the values of a trend stand: a real time axis, and a value axis of round numbers. */
import type { Trend, TrendPoint } from '#shared/model/measurement';

export type Scale = {
  /** 0 at the start, 1 at the end. */
  at(value: number): number;
  ticks: readonly number[];
};

/** The day of a FHIR date as a number of milliseconds; a month or a year counts from its first day. */
export function dayOf(date: string): number {
  const [year = '1970', month = '01', day = '01'] = date.slice(0, 10).split('-');
  // Date.UTC takes the years 1 to 99 for those of the last century.
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
}

/** All points of a trend, oldest first. */
export function pointsOf(series: Trend['series']): TrendPoint[] {
  return series
    .flatMap(({ points }) => points)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** No measure is larger; with sums of larger numbers the axis would never end. */
const largestDrawn = 1e200;

function drawable(value: number): number {
  return Math.min(Math.max(value, -largestDrawn), largestDrawn);
}

/** Values up the side, with room for every reference range that was sent. */
export function valueScale(points: readonly TrendPoint[], wantedTicks = 5): Scale {
  const all = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]).map(drawable);
  const smallest = Math.min(...all);
  const largest = Math.max(...all);
  const apart = largest - smallest || Math.abs(largest);
  const spread = apart < 1 / largestDrawn ? 1 : apart;
  const step = roundStep((spread * 1.1) / (wantedTicks - 1));
  let from = Math.floor((smallest - spread * 0.08) / step) * step;
  // No negative values on the axis where the plan sent none.
  if (smallest >= 0) from = Math.max(0, from);
  const to = Math.ceil((largest + spread * 0.08) / step) * step;
  const ticks: number[] = [];
  for (let index = 0; from + index * step <= to + step / 2; index++)
    ticks.push(Number((from + index * step).toPrecision(12)));
  return { at: (value) => (drawable(value) - from) / (to - from || 1), ticks };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

const year = 365.25 * 86_400_000;

/** Days along the bottom, true to time, with ticks at the starts of years, or of months for a short time. */
export function timeScale(points: readonly TrendPoint[], mostTicks: number): Scale {
  const days = points.map(({ date }) => dayOf(date));
  const first = Math.min(...days);
  const last = Math.max(...days);
  const spread = last - first || 30 * 86_400_000;
  const from = first - spread * 0.03;
  const to = Math.max(last, first + spread) + spread * 0.03;
  const months = monthStep((to - from) / year, mostTicks);
  const ticks: number[] = [];
  const start = new Date(from);
  const firstMonth = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.ceil(firstMonth / months) * months; ; month += months) {
    const day = new Date(0).setUTCFullYear(0, month, 1);
    if (day > to) break;
    if (day >= from) ticks.push(day);
  }
  return { at: (day) => (day - from) / (to - from), ticks };
}

function monthStep(years: number, mostTicks: number): number {
  return (
    [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000].find((one) => (years * 12) / one <= mostTicks) ?? 24_000
  );
}
