import type { ReactNode } from 'react';
import { CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Trend } from '#shared/model/health/measurement';
import { type Formats, useFormats } from '../i18n/use-formats.ts';
import { cx } from '../ui/cx.ts';
import styles from './TrendChart.module.css';
import {
  dayFromDate,
  drawableValue,
  listPoints,
  listRanges,
  type RangeStep,
  timeDomain,
  valueTicks,
} from './trend-points.ts';

export type TrendPlotProps = {
  trend: Trend;
  /** Of the drawing, in px. */
  width: number;
  /** Size of the text, in px. */
  rem: number;
  summary: string;
  /** Drawn on top, on the chart's scales. */
  children: ReactNode;
};

/** Layers under the points, which stand at 0; recharts puts the grid at -100. */
const layers = { band: -200, edge: -60, line: -50 };

/** The axes, lines and reference ranges of a trend. */
export function TrendPlot({ trend, width, rem, summary, children }: TrendPlotProps) {
  const formats = useFormats();
  const points = listPoints(trend.series).map(({ point }) => point);
  const [from, to] = timeDomain(points);
  const values = valueTicks(points);
  const [lowest = 0, highest = 1] = [values[0], values.at(-1)];
  const right = rem * 1.4 + longestLatest(trend) * rem * 0.6;
  const tick = {
    className: cx(styles['tick']),
    fontSize: rem * 0.889,
    fill: 'var(--tick)',
    'aria-hidden': true,
  };
  return (
    // In this layout recharts takes the ticks of the x axis from its time scale; in the horizontal one it would put a
    // tick at each point (recharts/recharts#5816). It also makes the y axis grow downwards, hence `reversed`.
    <ComposedChart
      layout="vertical"
      width={width}
      height={rem * 17}
      margin={{ top: rem * 1.4, right: Math.min(right, width / 3), bottom: 0, left: 0 }}
      role="group"
      aria-label={summary}
      className={cx(styles['svg'])}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} className={cx(styles['grid'])} />
      <XAxis
        type="number"
        scale="utc"
        domain={[from, to]}
        tickCount={Math.max(3, Math.floor((width - right) / (rem * 9)))}
        tickFormatter={(day: number) => formatTimeTick(day, formats)}
        interval="equidistantPreserveStart"
        minTickGap={rem * 2}
        tick={tick}
        tickMargin={rem * 0.45}
        height={rem * 2}
        className={cx(styles['axis'])}
      />
      <YAxis
        type="number"
        dataKey="value"
        domain={[lowest, highest]}
        reversed={true}
        ticks={values}
        tickFormatter={formats.number}
        interval={0}
        tick={tick}
        tickMargin={rem * 0.3}
        tickLine={false}
        axisLine={false}
        width="auto"
      />
      {trend.series.map((series, order) => (
        <Ranges
          // biome-ignore lint/suspicious/noArrayIndexKey: series of a trend never change places.
          key={order}
          steps={listRanges(series.points, [from, to])}
          band={trend.series.length === 1 ? [lowest, highest] : null}
        />
      ))}
      {trend.series.map((series, order) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: series of a trend never change places.
          key={order}
          data={series.points.map(({ date, value }) => ({
            day: dayFromDate(date),
            value: drawableValue(value),
          }))}
          dataKey="day"
          type="linear"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          className={cx(styles['line'], order > 0 && styles['second'])}
          zIndex={layers.line}
        />
      ))}
      {children}
    </ComposedChart>
  );
}

/** Characters of the longest newest value, which stands to the right of its point. */
function longestLatest(trend: Trend): number {
  return Math.max(...trend.series.map(({ points }) => points.at(-1)?.digits.length ?? 0));
}

/** A year, a month with its year, or a day: as much as the tick is true to. */
function formatTimeTick(day: number, formats: Formats): string {
  const date = new Date(day).toISOString().replace(/T.*/, '');
  return formats.date(date.replace(/(-01)?-01$/, ''), 'short') ?? '';
}

type RangesProps = {
  steps: readonly RangeStep[];
  /** How far a band reaches that has no end of its own; `null` draws edges only. */
  band: [lowest: number, highest: number] | null;
};

/** The range that the plan sent with each point: a band for one series, its edges for two. */
function Ranges({ steps, band }: RangesProps) {
  return steps.map(({ from, to, low, high }) => (
    <g key={from}>
      {band && (
        <ReferenceArea
          x1={from}
          x2={to}
          y1={low ?? band[0]}
          y2={high ?? band[1]}
          ifOverflow="visible"
          className={cx(styles['band'])}
          shapeRendering="crispEdges"
          zIndex={layers.band}
        />
      )}
      {[low, high].map(
        (edge) =>
          edge !== null && (
            <ReferenceLine
              key={edge}
              segment={[
                { x: from, y: edge },
                { x: to, y: edge },
              ]}
              ifOverflow="visible"
              className={cx(styles['edge'])}
              zIndex={layers.edge}
            />
          ),
      )}
    </g>
  ));
}
