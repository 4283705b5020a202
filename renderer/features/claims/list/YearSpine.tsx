import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MonthTotals, Sum } from '#shared/model/totals';
import { useRequest } from '../../../api/use-request.ts';
import { Legend } from '../../../charts/Legend.tsx';
import { StackedBar } from '../../../charts/StackedBar.tsx';
import { listMonthNames, useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { cx } from '../../../ui/cx.ts';
import type { ListMonth } from './list-items.ts';
import styles from './YearSpine.module.css';

export type YearSpineProps = {
  personId: string;
  year: number;
  /** Months of the list: only these can be jumped to. */
  months: readonly ListMonth[];
  /** The month at the top of the view. */
  current: ListMonth | undefined;
  onYear(year: number): void;
  onMonth(month: ListMonth): void;
  /** Called after a jump to a month. */
  onDone?: (() => void) | undefined;
};

/** The year beside the list, a bar for each month's money. Follows scrolling; pressing a month jumps to it. */
export const YearSpine = memo(function YearSpine(props: YearSpineProps) {
  const { personId, year, months, current, onYear, onMonth, onDone } = props;
  const { t } = useTranslation('claims');
  const overview = useRequest('claims.overview', { personId, year }, { keepPrevious: true }).data;
  const totals = overview?.year === year && overview.totalsReady ? overview.months : [];
  const currency = overview?.totals[0]?.currency ?? 'USD';
  const maxCents = Math.max(0, ...totals.map(sumMoney));
  const listed = (month: number) => months.find((each) => each.year === year && each.month === month);
  const years = [...new Set(months.flatMap((month) => month.year ?? []))];
  const choose = (month: ListMonth) => {
    onDone?.();
    onMonth(month);
  };
  const undated = months.find((each) => each.year === null || (each.year === year && each.month === null));
  return (
    <nav className={styles['spine']} aria-label={t('spine.label', { year })}>
      <YearSteps year={year} years={years} onYear={onYear} />
      <ol>
        {Array.from({ length: 12 }, (_, index) => (
          <Month
            // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months never change places.
            key={index}
            month={index + 1}
            listed={listed(index + 1)}
            totals={totals.find(({ month }) => month === index + 1)}
            currency={currency}
            maxCents={maxCents}
            isCurrent={current?.year === year && current.month === index + 1}
            onMonth={choose}
          />
        ))}
        {undated && (
          <li>
            <button
              type="button"
              className={cx(styles['month'], styles['undated'], current === undated && styles['on'])}
              onClick={() => choose(undated)}
            >
              {t('spine.undated')}
            </button>
          </li>
        )}
      </ol>
      <Legend
        items={[
          { fill: 'plan', label: t('spine.planPaid') },
          { fill: 'you', label: t('spine.yourShare') },
        ]}
      />
    </nav>
  );
});

function YearSteps({
  year,
  years,
  onYear,
}: Pick<YearSpineProps, 'year' | 'onYear'> & { years: readonly number[] }) {
  const { t } = useTranslation('claims');
  const earlier = years.find((each) => each < year);
  const later = years.findLast((each) => each > year);
  return (
    <div className={styles['year']}>
      <button
        type="button"
        disabled={earlier === undefined}
        aria-label={earlier === undefined ? t('spine.noEarlier') : t('spine.earlier', { year: earlier })}
        onClick={() => earlier !== undefined && onYear(earlier)}
      >
        ‹
      </button>
      <strong>{year}</strong>
      <button
        type="button"
        disabled={later === undefined}
        aria-label={later === undefined ? t('spine.noLater') : t('spine.later', { year: later })}
        onClick={() => later !== undefined && onYear(later)}
      >
        ›
      </button>
    </div>
  );
}

type MonthProps = {
  month: number;
  listed: ListMonth | undefined;
  totals: MonthTotals | undefined;
  currency: string;
  maxCents: number;
  isCurrent: boolean;
  onMonth(month: ListMonth): void;
};

function Month({ month, listed, totals, currency, maxCents, isCurrent, onMonth }: MonthProps) {
  const { t } = useTranslation('claims');
  const { locale } = useFormats();
  const nameSum = useSumWords();
  const name = listMonthNames(locale, 'long')[month - 1] ?? '';
  const short = listMonthNames(locale, 'short')[month - 1] ?? '';
  const amount = (sum: Sum) => nameSum(sum, currency, t('cell.none'));
  const claims = listed && t('list.monthClaims', { count: listed.claims });
  const words = !listed
    ? t('spine.monthEmpty', { month: name })
    : totals
      ? t('spine.month', {
          month: name,
          claims,
          paid: amount(totals.planPaid),
          share: amount(totals.yourShare),
        })
      : t('spine.monthClaims', { month: name, claims });
  const hasMoney = totals !== undefined && sumMoney(totals) > 0;
  return (
    <li>
      <button
        type="button"
        className={cx(styles['month'], isCurrent && styles['on'])}
        disabled={!listed}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => listed && onMonth(listed)}
      >
        <span aria-hidden="true">{short}</span>
        {hasMoney ? (
          <StackedBar
            maxCents={maxCents}
            parts={[
              { fill: 'plan', cents: totals.planPaid.cents },
              { fill: 'you', cents: totals.yourShare.cents },
            ]}
          />
        ) : (
          <span className={styles['empty']} aria-hidden="true" />
        )}
        <span className="visually-hidden">{words}</span>
      </button>
    </li>
  );
}

function sumMoney({ planPaid, yourShare }: MonthTotals): number {
  return Math.max(0, planPaid.cents ?? 0) + Math.max(0, yourShare.cents ?? 0);
}
