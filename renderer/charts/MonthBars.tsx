import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  usePlotArea,
  useXAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { listMonthNames, useFormats } from '../i18n/use-formats.ts';
import { useSize } from '../ui/layout/use-size.ts';
import { FillPatterns, svgFill } from './fills.tsx';
import { Legend } from './Legend.tsx';
import styles from './MonthBars.module.css';
import { useSkippedLayers } from './use-skipped-layers.ts';

/** One month; `null` is not stated and not drawn. */
export type MonthBar = { month: number; planPaidCents: number | null; yourShareCents: number | null };

export type MonthBarsProps = {
  months: readonly MonthBar[];
  currency: string;
  /** The chart in one sentence. */
  summary: string;
};

/** Twelve stacked bars from zero: what the plan paid and your share. The highest month carries its amounts. */
export function MonthBars({ months, currency, summary }: MonthBarsProps) {
  const { t } = useTranslation('charts');
  const { ref, width, rem } = useSize();
  const isNarrow = width < rem * 26;
  return (
    <div ref={useSkippedLayers()} className={styles['chart']}>
      {isNarrow && <HighestWords months={months} currency={currency} />}
      <div ref={ref} role="img" aria-label={summary} className={styles['plot']}>
        {width > 0 && (
          <Plot months={months} currency={currency} width={width} rem={rem} hasLabel={!isNarrow} />
        )}
      </div>
      <Legend
        items={[
          { fill: 'plan', label: t('planPaid') },
          { fill: 'you', label: t('yourShare') },
        ]}
      />
    </div>
  );
}

const mostBarWidth = 44;

type PlotProps = Omit<MonthBarsProps, 'summary'> & { width: number; rem: number; hasLabel: boolean };

function Plot({ months, currency, width, rem, hasLabel }: PlotProps) {
  const id = useId();
  const formats = useFormats();
  const data = listTwelveMonths(months);
  const axisWidth = rem * 4;
  const names = listMonthNames(formats.locale, (width - axisWidth) / 12 < rem * 2.4 ? 'narrow' : 'short');
  const tick = { fill: 'var(--ink-2)', fontSize: rem * 0.889 };
  const bar = {
    stackId: 'money',
    isAnimationActive: false,
    strokeWidth: 1.5,
    radius: 2,
    maxBarSize: mostBarWidth,
  };
  return (
    <BarChart
      width={width}
      height={rem * 17}
      data={data}
      margin={{ top: rem, right: 0, bottom: 0, left: 0 }}
      stackOffset="sign"
      accessibilityLayer={false}
    >
      <FillPatterns id={id} />
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="month"
        tickFormatter={(month: number) => names[month - 1] ?? ''}
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
        tickCount={4}
        domain={[(low: number) => Math.min(0, low), 'auto']}
      />
      <ReferenceLine y={0} stroke="var(--edge)" />
      <Bar {...bar} {...svgFill('plan', id)} dataKey="plan" />
      <Bar {...bar} {...svgFill('you', id)} dataKey="you" />
      {hasLabel && <HighestLabel data={data} currency={currency} rem={rem} />}
    </BarChart>
  );
}

type Point = { month: number; plan: number; you: number };

function listTwelveMonths(months: readonly MonthBar[]): Point[] {
  return Array.from({ length: 12 }, (_, index) => {
    const found = months.find(({ month }) => month === index + 1);
    return { month: index + 1, plan: found?.planPaidCents ?? 0, you: found?.yourShareCents ?? 0 };
  });
}

function findHighest(points: readonly Point[]): Point & { total: number } {
  const highest = points.reduce((best, point) =>
    point.plan + point.you > best.plan + best.you ? point : best,
  );
  return { ...highest, total: highest.plan + highest.you };
}

/** The highest month's amounts above the bars, where there is no room beside them. The summary says the same. */
function HighestWords({ months, currency }: Pick<MonthBarsProps, 'months' | 'currency'>) {
  const { t } = useTranslation('charts');
  const { money, locale } = useFormats();
  const { month, you, total } = findHighest(listTwelveMonths(months));
  if (total <= 0) return null;
  return (
    <p aria-hidden="true" className="small">
      <strong>
        {t('highest', { amount: money(total, currency), month: listMonthNames(locale, 'long')[month - 1] })}
      </strong>
      {you > 0 && ` · ${t('highestShare', { amount: money(you, currency) })}`}
    </p>
  );
}

type LabelProps = { data: readonly Point[]; currency: string; rem: number };

/** The highest month's amounts beside its bar, on the side where there is room. */
function HighestLabel({ data, currency, rem }: LabelProps) {
  const { t } = useTranslation('charts');
  const { money, locale } = useFormats();
  const plot = usePlotArea();
  const middleOf = useXAxisScale();
  const highest = findHighest(data);
  const middle = middleOf?.(highest.month, { position: 'middle' });
  if (highest.total <= 0 || !plot || middle === undefined) return null;
  const onRight = highest.month <= 6;
  const edge = Math.min(mostBarWidth / 2, (plot.width / 12) * 0.4) + rem * 0.5;
  const x = onRight ? middle + edge : middle - edge;
  const month = listMonthNames(locale, 'long')[highest.month - 1] ?? '';
  return (
    <text
      x={x}
      y={rem * 1.6}
      textAnchor={onRight ? 'start' : 'end'}
      fontSize={rem * 0.889}
      fill="var(--ink-2)"
    >
      <tspan fill="var(--ink)" fontWeight={700}>
        {t('highest', { amount: money(highest.total, currency), month })}
      </tspan>
      {highest.you > 0 && (
        <tspan x={x} dy="1.45em">
          {t('highestShare', { amount: money(highest.you, currency) })}
        </tspan>
      )}
    </text>
  );
}
