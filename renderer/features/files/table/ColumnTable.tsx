import { useTranslation } from 'react-i18next';
import { columnMeanings, type TableMapping, type TableOffer } from '#shared/model/files/table';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { cx } from '../../../ui/cx.ts';
import { Select } from '../../../ui/forms/Select.tsx';
import tables from '../../../ui/tables/Table.module.css';
import styles from './TableStep.module.css';
import { useMeaningWords } from './use-meaning-words.ts';

type ColumnTableProps = {
  offer: TableOffer;
  mapping: TableMapping;
  onChange(mapping: TableMapping): void;
};

/** Each column of the table: its head, what stands in its first rows, and a menu for what it means. */
export function ColumnTable({ offer, mapping, onChange }: ColumnTableProps) {
  const { t } = useTranslation('files');
  const nameMeaning = useMeaningWords();
  const { isHidden } = useDiscreet();
  const options = columnMeanings.map((value) => ({ value, label: nameMeaning(value) }));
  const isCalled = (column: number) => offer.heads[column] || t('table.unnamed', { number: column + 1 });
  return (
    <div className={tables['box']}>
      <table className={cx(tables['table'], tables['stacksInBox'], styles['columns'])}>
        <caption className="visually-hidden">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.head')}</th>
            <th scope="col">{t('table.first')}</th>
            <th scope="col">{t('table.means')}</th>
          </tr>
        </thead>
        <tbody>
          {offer.heads.map((_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name; two may have one head.
            <tr key={column}>
              <th scope="row" className={styles['head']}>
                {isCalled(column)}
              </th>
              <td data-label={t('table.first')} className={styles['sample']}>
                {isHidden ? t('table.hidden') : <Sample offer={offer} column={column} />}
              </td>
              <td data-label={t('table.means')} className={styles['menu']}>
                <Select
                  label={t('table.meansOf', { head: isCalled(column) })}
                  hideLabel
                  value={mapping.columns[column] ?? 'other'}
                  options={options}
                  onChange={(meaning) =>
                    onChange({ ...mapping, columns: mapping.columns.with(column, meaning) })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The column in the first rows, without what is empty. */
function Sample({ offer, column }: { offer: TableOffer; column: number }) {
  const cells = offer.sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return (
    <ul>
      {cells.slice(0, 3).map((cell, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and may be alike.
        <li key={row}>{cell}</li>
      ))}
    </ul>
  );
}
