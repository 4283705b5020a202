import { useTranslation } from 'react-i18next';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { CapBars } from '../../charts/CapBars.tsx';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { Details } from '../../ui/layout/Details.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import tables from '../../ui/tables/Table.module.css';

/** The year by months up to the cap: what is counted, and what is likely. */
export function CapMonths({ count, year }: { count: DrugCapCount; year: number }) {
  const { t } = useTranslation('drug-cap');
  const { money, locale } = useFormats();
  const names = listMonthNames(locale, 'long');
  const { capCents, lowCents, months, passed } = count;
  const soFarCents = months.at(-1)?.soFarCents ?? lowCents;
  const hasLikely = months.some(({ likelyCents }) => likelyCents > 0);
  const cap = money(capCents);
  return (
    <TitledSheet title={t('chart.title')}>
      <CapBars
        months={listBars(count)}
        capCents={capCents}
        words={{
          summary: t('chart.summary', { year, cap, counted: money(lowCents), soFar: money(soFarCents) }),
          cap: t('chart.cap', { cap }),
          counted: t('chart.counted'),
          likely: hasLikely ? t('chart.likely') : null,
        }}
      />
      {(passed !== null || soFarCents >= capCents) && <p>{t('chart.after')}</p>}
      <Details summary={t('chart.table')}>
        <div className={tables['box']}>
          <table
            className={cx(tables['table'], tables['answers'], tables['stacksInBox'], 'small')}
            aria-label={t('chart.title')}
          >
            <thead>
              <tr>
                <th scope="col">{t('chart.month')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="num">
                    {t(`chart.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((month) => {
                const cells = {
                  added: month.lowCents,
                  high: month.highCents,
                  likelyColumn: month.likelyCents,
                  soFar: month.soFarCents,
                };
                return (
                  <tr key={month.month}>
                    <th scope="row">{names[month.month - 1]}</th>
                    {columns.map((column) => (
                      <td key={column} className="num" data-label={t(`chart.${column}`)}>
                        {money(cells[column])}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Details>
    </TitledSheet>
  );
}

const columns = ['added', 'high', 'likelyColumn', 'soFar'] as const;

/** Each month's total so far, what of it is likely apart; months after the last that has something stay empty. */
function listBars({ months }: DrugCapCount) {
  const last = months.findLastIndex(({ lowCents, likelyCents }) => lowCents > 0 || likelyCents > 0);
  let likely = 0;
  return months.map(({ month, soFarCents, likelyCents }, index) => {
    likely += likelyCents;
    const isEmpty = index > last;
    return {
      month,
      countedCents: isEmpty ? 0 : Math.max(0, soFarCents - likely),
      likelyCents: isEmpty ? 0 : likely,
    };
  });
}
