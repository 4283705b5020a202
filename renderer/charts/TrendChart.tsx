import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trend, TrendPoint } from '#shared/model/health/measurement';
import { cx } from '../ui/cx.ts';
import { useSize } from '../ui/layout/use-size.ts';
import styles from './TrendChart.module.css';
import { TrendLegend } from './TrendLegend.tsx';
import { TrendPlot } from './TrendPlot.tsx';
import { TrendPoints } from './TrendPoints.tsx';
import { listPoints, type SeriesPoint } from './trend-points.ts';
import { useSkippedLayers } from './use-skipped-layers.ts';

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
  const points = listPoints(trend.series);
  const [active, setActive] = useState(points.length - 1);
  const [isTouched, setTouched] = useState(false);
  const nodes = useRef(new Map<number, SVGGElement>());
  const tabStop = Math.min(active, points.length - 1);
  const nameInWords = ({ point, series }: SeriesPoint) =>
    describe(point, trend.series.length > 1 ? nameOf(series) : '');
  const current = points[tabStop];
  const moveOn = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, active, points.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    nodes.current.get(next)?.focus();
  };
  return (
    <figure ref={useSkippedLayers()} className={styles['chart']}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the points, which take focus. */}
      <div ref={ref} className={styles['plot']} onKeyDown={moveOn}>
        {width > 0 && (
          <TrendPlot trend={trend} width={width} rem={rem} summary={summary}>
            <TrendPoints
              points={points}
              rem={rem}
              active={tabStop}
              isTouched={isTouched}
              nodes={nodes.current}
              describe={nameInWords}
              onActive={(index) => {
                setActive(index);
                setTouched(true);
              }}
              onOpen={onOpen}
            />
          </TrendPlot>
        )}
      </div>
      <p aria-hidden="true" className={cx(styles['readout'], 'small')}>
        {isTouched ? current && nameInWords(current) : t('trendHint')}
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
