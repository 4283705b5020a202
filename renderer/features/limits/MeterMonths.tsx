import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Meter, PlanLimits } from '#shared/model/bills/limits';
import { LimitBar } from '../../charts/LimitBar.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { Details } from '../../ui/layout/Details.tsx';
import { useLimitWords } from '../../ui/records/use-limit-words.ts';
import tables from '../../ui/tables/Table.module.css';
import styles from './Limits.module.css';

/** Our count toward a limit through the plan year, month by month, with the way to the claims of each. */
export function MeterMonths({ meter, plan }: { meter: Meter; plan: PlanLimits }) {
  const { t } = useTranslation('limits');
  const { amount, nameLimit } = useLimitWords(plan);
  const { limit, months, ours } = meter;
  const over = limit === null ? undefined : months.find(({ soFarCents }) => soFarCents >= limit.cents);
  const nameMonth = useMonthName();
  return (
    <Details summary={t('months.title')}>
      <p>
        {over && limit
          ? t('months.reached', { month: nameMonth(over.month), limit: amount(limit.cents) })
          : t('months.soFar', {
              amount: amount(ours.cents ?? 0),
              month: nameMonth(months.at(-1)?.month ?? null),
            })}{' '}
        {ours.earlierCents !== null && t('months.earlier', { amount: amount(ours.earlierCents) })}
      </p>
      <div className={tables['box']}>
        <table
          className={cx(tables['table'], tables['answers'], tables['stacksInBox'], 'small')}
          aria-label={t('months.label', { limit: nameLimit(meter) })}
        >
          <thead>
            <tr>
              <th scope="col">{t('months.month')}</th>
              <th scope="col" className="num">
                {t('months.added')}
              </th>
              <th scope="col" className="num">
                {t('months.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, addedCents, soFarCents }) => (
              <tr key={month ?? ''}>
                <th scope="row">
                  {month === null ? (
                    nameMonth(month)
                  ) : (
                    <Link to="/claims" search={{ from: `${month}-01`, to: findLastDay(month) }}>
                      {nameMonth(month)}
                    </Link>
                  )}
                </th>
                <td className="num" data-label={t('months.added')}>
                  {amount(addedCents)}
                </td>
                <td className="num" data-label={t('months.total')}>
                  {amount(soFarCents)}
                  {limit !== null && (
                    <div className={styles['soFar']}>
                      <LimitBar
                        cents={Math.max(0, Math.min(soFarCents, limit.cents))}
                        limitCents={limit.cents}
                      />
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Details>
  );
}

function useMonthName(): (month: string | null) => string {
  const { t } = useTranslation('charts');
  const formats = useFormats();
  return (month) =>
    month === null ? t('monthNotGiven') : formats.month(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
}

/** `2026-02-28` of `2026-02`. */
function findLastDay(month: string): string {
  const end = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0);
  return new Date(end).toISOString().slice(0, 10);
}
