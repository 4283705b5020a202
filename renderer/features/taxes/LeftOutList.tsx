import { useTranslation } from 'react-i18next';
import { findLeftOutCents, groupLeftOut, type Worksheet } from '#shared/model/bills/worksheet';
import { useFormats } from '../../i18n/use-formats.ts';
import { Money } from '../../ui/data/Money.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';
import { useSums } from './use-sums.ts';
import { RowName } from './WorksheetTable.tsx';

/** What does not count, or not for one of the accounts, by the reason, each reason with what it comes to. */
export function LeftOutList({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation('taxes');
  const { money } = useFormats();
  const { describeRow } = useRowWords();
  const sums = useSums();
  const { count, groups } = groupLeftOut(sheet);
  if (count === 0) return null;
  return (
    <Details summary={t('leftOut.title', { count })}>
      {groups.map(({ reason, rows }) => {
        const left = rows.flatMap((row) => {
          const cents = findLeftOutCents(row);
          return cents === null
            ? []
            : [{ cents, currency: row.currency, isExample: row.source === 'example' }];
        });
        return (
          <section key={reason} aria-labelledby={`left-out-${reason}`}>
            <h2 id={`left-out-${reason}`} className={styles['reason']}>
              {t(`reason.${reason}`)}
            </h2>
            {left.length > 0 && (
              <p className="small muted">
                {t('many.count', { count: left.length, sum: sums(left) })}{' '}
                <ExampleTag isExample={left.some(({ isExample }) => isExample) || undefined} />
              </p>
            )}
            <ul className={styles['list']}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    <RowName row={row} /> <ExampleTag isExample={row.source === 'example' || undefined} />
                    <br />
                    <span className="small muted">
                      {describeRow(row)}
                      {row.toMarkCents !== null && row.cents !== null && row.toMarkCents !== row.cents && (
                        <> · {t('leftOut.asked', { amount: money(row.cents, row.currency) })}</>
                      )}
                    </span>
                  </span>
                  <Money
                    cents={findLeftOutCents(row) ?? row.cents}
                    currency={row.currency}
                    unknown={t('table.none')}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Details>
  );
}
