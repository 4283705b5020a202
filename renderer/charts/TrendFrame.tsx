import { useFormats } from '../i18n/use-formats.ts';
import styles from './TrendChart.module.css';
import type { RangeStep, TrendPlot } from './trend-plot.ts';

/** The reference range that the plan sent with each point: a band for one series, its edges for two. */
export function TrendRange({ plot }: { plot: TrendPlot }) {
  const isBand = plot.ranges.length === 1;
  return plot.ranges.flatMap((steps, series) =>
    steps.map((step, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: points of a trend never change places.
      <g key={`${series} ${index}`}>
        {isBand && <Band step={step} plot={plot} />}
        {[step.top, step.bottom].map(
          (edge) =>
            edge !== null && (
              <line key={edge} className={styles['edge']} x1={step.from} x2={step.to} y1={edge} y2={edge} />
            ),
        )}
      </g>
    )),
  );
}

function Band({ step, plot }: { step: RangeStep; plot: TrendPlot }) {
  const top = step.top ?? plot.area.top;
  const bottom = step.bottom ?? plot.area.bottom;
  return (
    <rect
      className={styles['band']}
      shapeRendering="crispEdges"
      x={step.from}
      y={top}
      width={Math.max(0, step.to - step.from)}
      height={Math.max(0, bottom - top)}
    />
  );
}

/** Thin lines at round values, and the days along the bottom. */
export function TrendAxes({ plot }: { plot: TrendPlot }) {
  const { locale, number } = useFormats();
  const { area, time, values, x, y, rem } = plot;
  const isYears = time.ticks.every((tick) => new Date(tick).getUTCMonth() === 0);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(!isYears && { month: 'short' }),
  });
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing never takes focus.
    <g aria-hidden="true">
      {values.ticks.map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
          <text
            className={styles['tick']}
            x={area.left - rem * 0.5}
            y={y(tick) + rem * 0.3}
            textAnchor="end"
            fontSize={rem * 0.889}
          >
            {number(tick)}
          </text>
        </g>
      ))}
      <line className={styles['base']} x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      {time.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={styles['base']}
            x1={x(tick)}
            x2={x(tick)}
            y1={area.bottom}
            y2={area.bottom + rem * 0.3}
          />
          <text
            className={styles['tick']}
            x={x(tick)}
            y={area.bottom + rem * 1.4}
            textAnchor="middle"
            fontSize={rem * 0.889}
          >
            {format.format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
