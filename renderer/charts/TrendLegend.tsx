import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interpretation, Trend } from '#shared/model/health/measurement';
import { cx } from '../ui/cx.ts';
import { isSetApart } from './marks.tsx';
import styles from './TrendChart.module.css';
import { SignShape, TrendMark } from './TrendMark.tsx';
import { listPoints } from './trend-points.ts';

export type TrendLegendProps = { trend: Trend; nameOf(series: Trend['series'][number]): string };

/** Explains what is drawn, and nothing else. */
export function TrendLegend({ trend, nameOf }: TrendLegendProps) {
  const { t } = useTranslation(['charts', 'health']);
  const points = listPoints(trend.series).map(({ point }) => point);
  const marks = [...new Set(points.flatMap(({ interpretation }) => interpretation ?? []))].filter(isSetApart);
  const hasRange = points.some(({ low, high }) => low !== null || high !== null);
  const isOpen = points.some(({ comparator }) => comparator !== null);
  return (
    <ul className={styles['legend']}>
      {trend.series.length > 1 &&
        trend.series.map((series, order) => (
          <Entry key={nameOf(series)} words={nameOf(series)}>
            <line
              className={cx(styles['line'], order > 0 && styles['second'])}
              x1={0}
              x2={24}
              y1={8}
              y2={8}
            />
            <g transform="translate(12 8)">
              <TrendMark order={order} comparator={null} />
            </g>
          </Entry>
        ))}
      {hasRange && (
        <Entry words={t(trend.series.length === 1 ? 'charts:trendRange' : 'charts:trendEdges')}>
          {trend.series.length === 1 && (
            <rect className={styles['band']} x={0} y={2} width={24} height={12} />
          )}
          <line className={styles['edge']} x1={0} x2={24} y1={2} y2={2} />
          {trend.series.length === 1 && <line className={styles['edge']} x1={0} x2={24} y1={14} y2={14} />}
        </Entry>
      )}
      {marks.map((mark) => (
        <MarkEntry key={mark} mark={mark} />
      ))}
      {isOpen && (
        <Entry words={t('charts:trendOpen')}>
          <g transform="translate(12 8)">
            <TrendMark order={0} comparator="" />
          </g>
        </Entry>
      )}
    </ul>
  );
}

function Entry({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li>
      <svg width="24" height="16" viewBox="0 0 24 16" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}

function MarkEntry({ mark }: { mark: Interpretation }) {
  const { t } = useTranslation('health');
  return (
    <Entry words={t(`mark.${mark}`)}>
      <SignShape mark={mark} x={6} y={2} />
    </Entry>
  );
}
