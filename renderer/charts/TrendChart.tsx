import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trend, TrendPoint } from '#shared/model/measurement';
import { cx } from '../ui/cx.ts';
import styles from './TrendChart.module.css';
import { TrendAxes, TrendRange } from './TrendFrame.tsx';
import { TrendLegend } from './TrendLegend.tsx';
import { Sign, TrendMark } from './TrendMark.tsx';
import { flatten, type PlacedPoint, placeTrend, type TrendPlot } from './trend-plot.ts';
import { useSize } from './use-size.ts';

export type TrendChartProps = {
  trend: Trend;
  /** The chart in a sentence or two. */
  summary: string;
  /** What one point says, with its date. */
  describe(point: TrendPoint, label: string): string;
  /** Name of a series. */
  nameOf(series: Trend['series'][number]): string;
  /** Opens the record behind a point. */
  onOpen(recordId: string): void;
};

/**
 * Values over true time, joined by straight lines. Each point keeps the range and the mark that the plan sent with it;
 * nothing is smoothed, judged or filled in. One Tab stop: arrows move along the points, Enter opens the record.
 */
export function TrendChart({ trend, summary, describe, nameOf, onOpen }: TrendChartProps) {
  const { t } = useTranslation('charts');
  const { ref, width, rem } = useSize();
  const points = flatten(trend.series);
  const [active, setActive] = useState(points.length - 1);
  const [isTouched, setTouched] = useState(false);
  const nodes = useRef(new Map<number, SVGGElement>());
  const plot = width > 0 ? placeTrend(trend, width, rem) : null;
  const current = points[Math.min(active, points.length - 1)];
  const words = current && describe(current.point, trend.series.length > 1 ? nameOf(current.series) : '');
  const onKey = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, active, points.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    nodes.current.get(next)?.focus();
  };
  return (
    <figure className={styles['chart']}>
      <div ref={ref} className={styles['plot']}>
        {plot && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
          <svg
            role="group"
            aria-label={summary}
            width={plot.width}
            height={plot.height}
            className={styles['svg']}
            onKeyDown={onKey}
          >
            <TrendRange plot={plot} />
            <TrendAxes plot={plot} />
            <Lines plot={plot} />
            {plot.points.map((placed, index) => (
              <Point
                // biome-ignore lint/suspicious/noArrayIndexKey: points of a trend never change places.
                key={index}
                placed={placed}
                scale={plot.rem / 18}
                label={describe(placed.point, trend.series.length > 1 ? nameOf(placed.series) : '')}
                isTabStop={index === Math.min(active, points.length - 1)}
                isShown={isTouched && index === active}
                nodeRef={(node) => {
                  if (node) nodes.current.set(index, node);
                }}
                onActive={() => {
                  setActive(index);
                  setTouched(true);
                }}
                onOpen={() => onOpen(placed.point.recordId)}
              />
            ))}
            <LatestLabels plot={plot} />
          </svg>
        )}
      </div>
      <p aria-hidden="true" className={cx(styles['readout'], 'small')}>
        {isTouched ? words : t('trendHint')}
      </p>
      <TrendLegend trend={trend} nameOf={nameOf} />
    </figure>
  );
}

function nextPoint(key: string, active: number, count: number): number | null {
  const target = {
    ArrowRight: active + 1,
    ArrowUp: active + 1,
    ArrowLeft: active - 1,
    ArrowDown: active - 1,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? null : Math.min(Math.max(target, 0), count - 1);
}

function Lines({ plot }: { plot: TrendPlot }) {
  return plot.lines.map((line, index) => (
    <polyline
      // biome-ignore lint/suspicious/noArrayIndexKey: series of a trend never change places.
      key={index}
      className={cx(styles['line'], index > 0 && styles['second'])}
      points={line.map(({ x, y }) => `${x},${y}`).join(' ')}
    />
  ));
}

type PointProps = {
  placed: PlacedPoint;
  /** Size of the marks, which grow with the text. */
  scale: number;
  label: string;
  isTabStop: boolean;
  isShown: boolean;
  nodeRef(node: SVGGElement | null): void;
  onActive(): void;
  onOpen(): void;
};

function Point({ placed, scale, label, isTabStop, isShown, nodeRef, onActive, onOpen }: PointProps) {
  const { x, y, point, order } = placed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a drawing; it takes focus and keys as a link does.
    <g
      ref={nodeRef}
      transform={`translate(${x} ${y}) scale(${scale})`}
      role="link"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={label}
      className={cx(styles['point'], isShown && styles['active'])}
      onFocus={onActive}
      onPointerEnter={onActive}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <circle className={styles['target']} r={13} />
      <TrendMark order={order} comparator={point.comparator} />
      <Sign mark={point.interpretation} comparator={point.comparator} />
    </g>
  );
}

/** The newest value of each series in figures beside its point. */
function LatestLabels({ plot }: { plot: TrendPlot }) {
  return plot.latest.map(({ x, y, point }, index) => (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: words of a drawing never take focus.
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: series of a trend never change places.
      key={index}
      aria-hidden="true"
      className={styles['latest']}
      x={x + plot.rem * 0.75}
      y={y + plot.rem * 0.35}
      fontSize={plot.rem}
    >
      {point.comparator !== null && point.comparator !== 'ad' && point.comparator}
      {point.digits}
    </text>
  ));
}
