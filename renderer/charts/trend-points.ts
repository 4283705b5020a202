/** What a trend's chart is made of, in days and values. Recharts decides where each stands. */
import { getNiceTickValues } from 'recharts';
import type { Trend, TrendPoint } from '#shared/model/health/measurement';

type Series = Trend['series'][number];

/** One point with the series it belongs to; `order` is the place of that series. */
export type SeriesPoint = { point: TrendPoint; series: Series; order: number };

/** All points of all series, oldest first; those of one day in the order of the series. */
export function listPoints(series: Trend['series']): SeriesPoint[] {
  return series
    .flatMap((each, order) => each.points.map((point) => ({ point, series: each, order })))
    .toSorted((a, b) => dayFromDate(a.point.date) - dayFromDate(b.point.date) || a.order - b.order);
}

/** The UTC midnight of a FHIR date in milliseconds; a month or a year counts from its first day. */
export function dayFromDate(date: string): number {
  const [year = '1970', month = '01', day = '01'] = date.slice(0, 10).split('-');
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
}

/** Over less, the axis would have hours. */
const shortestMs = 14 * 86_400_000;

/** First and last day of the time axis, with a little room beside the points. */
export function timeDomain(points: readonly TrendPoint[]): [from: number, to: number] {
  const days = points.map(({ date }) => dayFromDate(date));
  const first = Math.min(...days);
  const last = Math.max(...days);
  const length = Math.max(last - first, shortestMs);
  return [first - length * 0.03, Math.max(last, first + length) + length * 0.03];
}

/** No real measurement comes near; beyond it, differences of two values would be infinite. */
const largestDrawn = 1e200;

/** The value as the axis can hold it. */
export function drawableValue(value: number): number {
  return Math.min(Math.max(value, -largestDrawn), largestDrawn);
}

/** Round values for the axis, with room for every value and every reference range that was sent. */
export function valueTicks(points: readonly TrendPoint[]): number[] {
  const all = points
    .flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])
    .map(drawableValue);
  const smallest = Math.min(...all);
  const largest = Math.max(...all);
  const apart = largest - smallest || Math.abs(largest);
  const margin = (apart < 1 / largestDrawn ? 1 : apart) * 0.08;
  // No negative values on the axis where the plan sent none.
  const from = smallest >= 0 ? Math.max(0, smallest - margin) : smallest - margin;
  const ticks = getNiceTickValues([from, largest + margin], 6, true, 'snap125');
  // Recharts fills up to six ticks, beyond what is needed.
  return ticks.slice(0, ticks.findIndex((tick) => tick >= largest + margin) + 1 || ticks.length);
}

/** The reference range of one point: from half way to the point before to half way to the one after. */
export type RangeStep = { from: number; to: number; low: number | null; high: number | null };

/** The ranges sent with the points of one series, each on its stretch of the time axis. */
export function listRanges(points: readonly TrendPoint[], [start, end]: [number, number]): RangeStep[] {
  const halfWay = (a: TrendPoint, b: TrendPoint) => (dayFromDate(a.date) + dayFromDate(b.date)) / 2;
  return points.flatMap((point, index): RangeStep[] => {
    const { low, high } = point;
    if (low === null && high === null) return [];
    const before = points[index - 1];
    const after = points[index + 1];
    return [
      {
        from: before ? halfWay(before, point) : start,
        to: after ? halfWay(point, after) : end,
        low: low === null ? null : drawableValue(low),
        high: high === null ? null : drawableValue(high),
      },
    ];
  });
}
