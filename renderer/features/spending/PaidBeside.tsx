import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Spending } from '#shared/model/claims/claims-view';
import { hasNoShare } from '#shared/model/claims/totals';
import { useRequest } from '../../api/use-request.ts';
import { useIsYearOver } from '../../day/use-today.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { useSumWords } from '../../i18n/use-sum-words.ts';
import { cx } from '../../ui/cx.ts';
import { Stack } from '../../ui/layout/Row.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './MoneyTable.module.css';

/**
 * What the person wrote down as paid, beside the share that the plan counts: two columns that are never added up or
 * taken from each other. Empty until something is written down.
 */
export function PaidBeside({
  spending,
  year,
  personId,
}: {
  spending: Spending;
  year: number;
  personId: string;
}) {
  const { t } = useTranslation(['spending', 'charts']);
  const { money, locale } = useFormats();
  const nameSum = useSumWords();
  const isOver = useIsYearOver(year);
  const { data } = useRequest('bills.paidInYear', { personId, year });
  const totals = spending.totals[0];
  const currency = totals?.currency ?? 'USD';
  const paid = data?.find((one) => one.currency === currency);
  if (!paid || !totals) return null;
  const names = listMonthNames(locale, 'long');
  const rows = names
    .map((name, index) => ({
      name,
      sums: spending.months.find(({ month }) => month === index + 1),
      cents: paid.months.find(({ month }) => month === index + 1)?.cents,
    }))
    .filter(({ sums, cents }) => sums !== undefined || cents !== undefined);
  const title = t('spending:paid.title');
  return (
    <TitledSheet title={title}>
      <Stack>
        <p>
          {t(isOver ? 'spending:paid.saysOver' : 'spending:paid.says', {
            year,
            share: nameSum(totals.yourShare, currency, t('charts:notStated')),
            paid: money(paid.cents, currency),
          })}{' '}
          {t('spending:paid.apart')} {t('spending:paid.otherSum')} <ExampleTag isExample={paid.isExample} />
        </p>
        <ScrollRegion className={tables['scroll']} aria-label={t('spending:tableTitle', { title })}>
          <table className={cx(tables['table'], styles['table'], 'small')} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('spending:month')}</th>
                <th scope="col" className="num">
                  {t('spending:paid.share')}
                </th>
                <th scope="col" className="num">
                  {t('spending:paid.paid')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, sums, cents }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="num">
                    {sums === undefined || hasNoShare(sums)
                      ? t('spending:none')
                      : nameSum(sums.yourShare, currency, t('charts:notStated'))}
                  </td>
                  <td className="num">{cents === undefined ? t('spending:none') : money(cents, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <p>
          <Link to="/claims" search={{ only: year }}>
            {t('spending:paid.claims', { year })}
          </Link>{' '}
          · <Link to="/taxes">{t('spending:paid.payments')}</Link>
        </p>
      </Stack>
    </TitledSheet>
  );
}
