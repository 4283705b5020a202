import { useTranslation } from 'react-i18next';
import { leftOutReasons, type Worksheet } from '#shared/model/bills/worksheet';
import { Money } from '../../ui/data/Money.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';
import { RowName } from './WorksheetTable.tsx';

/** What does not count, or not for one of the accounts, by the reason. */
export function LeftOutList({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation('taxes');
  const { describeRow } = useRowWords();
  const left = [...sheet.others, ...sheet.rows].filter(({ leftOut }) => leftOut.length > 0);
  if (left.length === 0) return null;
  const groups = leftOutReasons
    .map((reason) => ({ reason, rows: left.filter(({ leftOut }) => leftOut.includes(reason)) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <Details summary={t('leftOut.title', { count: left.length })}>
      {groups.map(({ reason, rows }) => (
        <section key={reason} aria-labelledby={`left-out-${reason}`}>
          <h2 id={`left-out-${reason}`} className={styles['reason']}>
            {t(`reason.${reason}`)}
          </h2>
          <ul className={styles['list']}>
            {rows.map((row) => (
              <li key={row.id}>
                <span>
                  <RowName row={row} /> <ExampleTag isExample={row.source === 'example' || undefined} />
                  <br />
                  <span className="small muted">{describeRow(row)}</span>
                </span>
                <Money cents={row.cents} currency={row.currency} unknown={t('table.none')} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Details>
  );
}
