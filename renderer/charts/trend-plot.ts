/** Where each part of a trend's drawing stands, in pixels. */
import type { Trend, TrendPoint } from '#shared/model/measurement';
import { dayOf, pointsOf, type Scale, timeScale, valueScale } from './trend-scale.ts';

type Series = Trend['series'][number];

export type FlatPoint = { point: TrendPoint; series: Series; order: number };
export type PlacedPoint = FlatPoint & { x: number; y: number };

/** The range of one point: from half way to the point before to half way to the one after. */
export type RangeStep = {
  from: number;
  to: number;
  /** Upper and lower edge; `null` where the range has no end on that side. */
  top: number | null;
  bottom: number | null;
};

export type TrendPlot = {
  width: number;
  height: number;
  rem: number;
  area: { left: number; right: number; top: number; bottom: number };
  time: Scale;
  values: Scale;
  x(day: number): number;
  y(value: number): number;
  points: PlacedPoint[];
  lines: PlacedPoint[][];
  ranges: RangeStep[][];
  latest: PlacedPoint[];
};

/** All points of all series, oldest first; those of one day in the order of the series. */
export function flatten(series: Trend['series']): FlatPoint[] {
  return series
    .flatMap((each, order) => each.points.map((point) => ({ point, series: each, order })))
    .toSorted((a, b) => dayOf(a.point.date) - dayOf(b.point.date) || a.order - b.order);
}

/** Places a trend in a drawing of this width; `rem` is the size of the text in px. */
export function placeTrend(trend: Trend, width: number, rem: number): TrendPlot {
  const all = pointsOf(trend.series);
  const values = valueScale(all);
  const longest = (texts: string[]) => Math.max(...texts.map((text) => text.length)) * rem * 0.6;
  const area = {
    left: longest(values.ticks.map(String)) + rem * 0.6,
    right: width - rem * 1.4 - longest(trend.series.map(({ points }) => points.at(-1)?.digits ?? '')),
    top: rem * 1.4,
    bottom: rem * 15,
  };
  const time = timeScale(all, Math.max(2, Math.floor((area.right - area.left) / (rem * 5))));
  const x = (day: number) => area.left + time.at(day) * (area.right - area.left);
  const y = (value: number) => area.bottom - values.at(value) * (area.bottom - area.top);
  const points = flatten(trend.series).map((flat) => ({
    ...flat,
    x: x(dayOf(flat.point.date)),
    y: y(flat.point.value),
  }));
  const lines = trend.series.map((_, order) => points.filter((placed) => placed.order === order));
  return {
    width,
    height: rem * 17,
    rem,
    area,
    time,
    values,
    x,
    y,
    points,
    lines,
    ranges: lines.map((line) => rangesOf(line, area, y)),
    latest: spread(
      lines.flatMap((line) => line.at(-1) ?? []),
      rem,
    ),
  };
}

function rangesOf(line: PlacedPoint[], area: TrendPlot['area'], y: TrendPlot['y']): RangeStep[] {
  return line.flatMap(({ x, point: { low, high } }, index): RangeStep[] => {
    if (low === null && high === null) return [];
    const before = line[index - 1]?.x;
    const after = line[index + 1]?.x;
    return [
      {
        from: before === undefined ? area.left : (before + x) / 2,
        to: after === undefined ? area.right : (x + after) / 2,
        top: high === null ? null : y(high),
        bottom: low === null ? null : y(low),
      },
    ];
  });
}

/** Labels of two series that end near each other are pushed apart. */
function spread(latest: PlacedPoint[], rem: number): PlacedPoint[] {
  const sorted = latest.toSorted((a, b) => a.y - b.y);
  let lowest = Number.NEGATIVE_INFINITY;
  return sorted.map((placed) => {
    const y = Math.max(placed.y, lowest + rem * 1.2);
    lowest = y;
    return { ...placed, y };
  });
}
