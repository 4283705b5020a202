import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import { listMonthNames, useFormats } from '../i18n/use-formats.ts';
import { useSize } from '../ui/layout/use-size.ts';
import { FillPatterns, svgFill } from './fills.tsx';
import { Legend } from './Legend.tsx';
import styles from './MonthBars.module.css';
import { useSkippedLayers } from './use-skipped-layers.ts';

/** One month, `YYYY-MM`; `countedCents: null` is not known and not drawn. */
export type LimitMonth = { month: string; countedCents: number | null; likelyCents: number };

export type LimitMonthsProps = {
  months: readonly LimitMonth[];
  limitCents: number;
  currency: string;
  /** The chart in one sentence. */
  summary: string;
};

/** How far a limit comes, month by month: counted in full color, likely hatched on top, the limit as a line. */
export function LimitMonths({ months, limitCents, currency, summary }: LimitMonthsProps) {
  const { t } = useTranslation('forecast');
  const { ref, width, rem } = useSize();
  return (
    <div ref={useSkippedLayers()} className={styles['chart']}>
      <div ref={ref} role="img" aria-label={summary} className={styles['limit']}>
        {width > 0 && (
          <Plot months={months} limitCents={limitCents} currency={currency} width={width} rem={rem} />
        )}
      </div>
      <Legend
        items={[
          { fill: 'counted', label: t('chart.counted') },
          { fill: 'likely', label: t('chart.likely') },
        ]}
      />
    </div>
  );
}

type PlotProps = Omit<LimitMonthsProps, 'summary'> & { width: number; rem: number };

function Plot({ months, limitCents, currency, width, rem }: PlotProps) {
  const { t } = useTranslation('forecast');
  const id = useId();
  const formats = useFormats();
  const axisWidth = rem * 4;
  const names = listMonthNames(formats.locale, (width - axisWidth) / 12 < rem * 2.4 ? 'narrow' : 'short');
  const tick = { fill: 'var(--ink-2)', fontSize: rem * 0.889 };
  const bar = { stackId: 'limit', isAnimationActive: false, strokeWidth: 1.5, radius: 2, maxBarSize: 56 };
  const data = months.map(({ month, countedCents, likelyCents }) => ({
    month,
    counted: countedCents ?? 0,
    likely: likelyCents,
  }));
  return (
    <BarChart
      width={width}
      height={rem * 14}
      data={data}
      margin={{ top: rem * 1.6, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <FillPatterns id={id} />
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="month"
        tickFormatter={(month: string) => names[Number(month.slice(5, 7)) - 1] ?? ''}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={tick}
        tickMargin={rem * 0.4}
        height={rem * 1.8}
      />
      <YAxis
        width={axisWidth}
        tickFormatter={(cents: number) => formats.roundMoney(cents, currency)}
        tickLine={false}
        axisLine={false}
        tick={tick}
        ticks={[0, Math.round(limitCents / 2), limitCents]}
        domain={[0, limitCents]}
      />
      <Bar {...bar} {...svgFill('counted', id)} dataKey="counted" />
      <Bar {...bar} {...svgFill('likely', id)} dataKey="likely" />
      <ReferenceLine y={0} stroke="var(--edge)" />
      <ReferenceLine
        y={limitCents}
        stroke="var(--ink)"
        strokeWidth={2}
        label={{
          value: t('chart.limit', { amount: formats.money(limitCents, currency) }),
          position: 'insideBottomLeft',
          dy: -rem * 1.7,
          fill: 'var(--ink)',
          fontSize: rem * 0.889,
          fontWeight: 700,
        }}
      />
    </BarChart>
  );
}
