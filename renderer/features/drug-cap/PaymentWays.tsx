import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { monthOf, yearOf } from '#shared/dates';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { useToday } from '../../day/use-today.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './DrugCap.module.css';

/** What is paid month by month at the pharmacy, and in the Medicare Prescription Payment Plan. */
export function PaymentWays({ count, year }: { count: DrugCapCount; year: number }) {
  const { t } = useTranslation('drug-cap');
  const { money, locale } = useFormats();
  const navigate = useNavigate({ from: '/spending/limits/drugs' });
  const today = useToday();
  const { ways } = count;
  const { nextYear, joinMonth, months, verdict, largestCounterCents, largestPlanCents } = ways;
  const names = listMonthNames(locale, 'long');
  const isNextYear = ways.year !== year;
  const isOver = year < yearOf(today) || (!isNextYear && joinMonth < (monthOf(today) ?? 1));
  const since = joinMonth > 1 ? 'Since' : '';
  const choices = names.map((label, index) => ({ value: String(index + 1), label }));
  const title = useWaysTitle(ways, year);
  const nameNextYear = (of: number) => t('ways.ofYear', { month: names[0], year: of });
  const rises = months.some(({ counterCents, planCents }) => planCents > counterCents);
  const hasLikely = count.months.some(({ likelyCents }) => likelyCents > 0);
  return (
    <TitledSheet title={title}>
      <div className={styles['ways']}>
        <p>{t('ways.lead')}</p>
        <Select
          label={t('ways.join')}
          value={isNextYear ? 'next-year' : String(joinMonth)}
          onChange={(next) =>
            void navigate({
              search: (old) => ({ ...old, join: next === 'next-year' ? next : Number(next) }),
              replace: true,
              resetScroll: false,
            })
          }
          options={[
            ...choices,
            ...(nextYear === null ? [] : [{ value: 'next-year', label: nameNextYear(nextYear) }]),
          ]}
        />
        {isOver && <p className="small muted">{t('ways.past', { month: names[joinMonth - 1], year })}</p>}
        {isNextYear && <p>{t('ways.asIf', { year, next: ways.year })}</p>}
        {largestCounterCents === 0 ? (
          <p>{t(isNextYear ? 'ways.nothingAsIf' : 'ways.nothing', { month: names[joinMonth - 1], year })}</p>
        ) : (
          <>
            <p className={styles['verdict']}>
              <strong>{t(`ways.${verdict}`)}</strong>{' '}
              {t(`ways.${largestCounterCents === largestPlanCents ? 'stays' : 'goes'}${since}`, {
                ...{ month: names[joinMonth - 1], amount: money(largestPlanCents) },
                ...{ from: money(largestCounterCents), to: money(largestPlanCents) },
              })}{' '}
              {rises && t('ways.rise')} {ways.isFirstBillUnsure && t('ways.unsure')}{' '}
              {hasLikely && t('ways.ahead', { year })}
            </p>
            <div className={styles['pair']}>
              <WayBars ways={ways} way="counter" />
              <WayBars ways={ways} way="plan" />
            </div>
          </>
        )}
        <Details summary={t('chart.table')}>
          <WaysTable ways={ways} title={title} />
        </Details>
      </div>
    </TitledSheet>
  );
}

/** What is paid, from which month on. */
function useWaysTitle({ year: of, joinMonth, totalCents }: DrugCapCount['ways'], year: number): string {
  const { t } = useTranslation('drug-cap');
  const { money, locale } = useFormats();
  const total = money(totalCents);
  const name = listMonthNames(locale, 'long')[joinMonth - 1];
  if (of !== year) return t('ways.titleSince', { month: t('ways.ofYear', { month: name, year: of }), total });
  return t(joinMonth > 1 ? 'ways.titleSince' : 'ways.title', { month: name, total });
}

/** Bars from the month of joining on, on the scale of both ways; a month that is higher in the payment plan has a mark. */
function WayBars({ ways, way }: { ways: DrugCapCount['ways']; way: 'counter' | 'plan' }) {
  const { t } = useTranslation('drug-cap');
  const { money, locale } = useFormats();
  const long = listMonthNames(locale, 'long');
  const narrow = listMonthNames(locale, 'narrow');
  const { joinMonth, months } = ways;
  const largest = way === 'counter' ? ways.largestCounterCents : ways.largestPlanCents;
  const highest = Math.max(...months.flatMap(({ counterCents, planCents }) => [counterCents, planCents]));
  const bars = months.map(({ month, counterCents, planCents }) => ({
    month,
    cents: way === 'counter' ? counterCents : planCents,
    rises: way === 'plan' && planCents > counterCents,
  }));
  const said = bars
    .filter(({ cents }) => cents > 0)
    .map(({ month, cents }) => t('ways.inMonth', { month: long[month - 1], amount: money(cents) }));
  const summary = t('ways.summary', {
    way: t(`ways.${way}`),
    months: said.length > 0 ? said.join(', ') : t('ways.noMonths'),
  });
  return (
    <div className={styles['way']}>
      <h3>{t(`ways.${way}`)}</h3>
      <p className="small">
        {t(joinMonth > 1 ? 'ways.largestSince' : 'ways.largest', {
          ...{ month: long[joinMonth - 1], amount: money(largest) },
        })}
      </p>
      <div role="img" aria-label={summary}>
        <div aria-hidden="true" className={styles['bars']}>
          {bars.map(({ month, cents, rises }) => (
            <div key={month} className={styles['bar']}>
              {rises && <span>▲</span>}
              <i
                className="fill-likely"
                style={{ blockSize: `${highest > 0 ? (80 * cents) / highest : 0}%` }}
              />
            </div>
          ))}
        </div>
        <div aria-hidden="true" className={styles['letters']}>
          {bars.map(({ month }) => (
            <span key={month}>{narrow[month - 1]}</span>
          ))}
        </div>
      </div>
      {bars.some(({ rises }) => rises) && <p className="small muted">{t('ways.higherMark')}</p>}
    </div>
  );
}

function WaysTable({ ways, title }: { ways: DrugCapCount['ways']; title: string }) {
  const { t } = useTranslation('drug-cap');
  const { money, locale } = useFormats();
  const names = listMonthNames(locale, 'long');
  return (
    <div className={tables['box']}>
      <table
        className={cx(tables['table'], tables['answers'], tables['stacksInBox'], 'small')}
        aria-label={title}
      >
        <thead>
          <tr>
            <th scope="col">{t('chart.month')}</th>
            <th scope="col" className="num">
              {t('ways.counter')}
            </th>
            <th scope="col" className="num">
              {t('ways.plan')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.months.map(({ month, counterCents, planCents }) => (
            <tr key={month}>
              <th scope="row">{names[month - 1]}</th>
              <td className="num" data-label={t('ways.counter')}>
                {money(counterCents)}
              </td>
              <td className="num" data-label={t('ways.plan')}>
                {money(planCents)}
                {planCents > counterCents && <span className="small muted"> {t('ways.higher')}</span>}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('ways.total')}</th>
            <td className="num" data-label={t('ways.counter')}>
              {money(ways.totalCents)}
            </td>
            <td className="num" data-label={t('ways.plan')}>
              {money(ways.totalCents)}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
