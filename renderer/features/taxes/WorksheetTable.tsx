import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WorksheetRow } from '#shared/model/bills/worksheet';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { Money } from '../../ui/data/Money.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';

/** Each payment and entry of the year, by the day it was paid. */
export function WorksheetTable({ rows }: { rows: readonly WorksheetRow[] }) {
  const { t } = useTranslation('taxes');
  return (
    <Sheet padding="none" label={t('table.label')}>
      <div className={cx(tables['box'], styles['table'])}>
        <table className={cx(tables['table'], tables['stacksInBox'])} aria-label={t('table.label')}>
          <thead>
            <tr>
              <th scope="col" className={styles['day']}>
                {t('table.paidOn')}
              </th>
              <th scope="col">{t('table.what')}</th>
              <th scope="col">{t('table.way')}</th>
              <th scope="col" className="num">
                {t('table.paid')}
              </th>
              <th scope="col" className="num">
                {t('table.repaid')}
              </th>
              <th scope="col" className="num">
                {t('table.counts')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function Row({ row }: { row: WorksheetRow }) {
  const { t } = useTranslation(['taxes', 'payments']);
  const { date, money } = useFormats();
  const { describeRow } = useRowWords();
  const { cents, currency, way, repaidCents, hasReceipt, notes, paidOn } = row;
  const how = [
    way === null ? t('taxes:table.hand') : t(`payments:way.${way}`),
    hasReceipt && t('taxes:table.receipt'),
  ];
  return (
    <tr>
      <td className={styles['day']} data-label={t('taxes:table.paidOn')}>
        {date(paidOn, 'short')}
      </td>
      <th scope="row">
        <strong>
          <RowName row={row} />
        </strong>{' '}
        <ExampleTag isExample={row.source === 'example' || undefined} />
        <br />
        <span className="small muted">{describeRow(row)}</span>
        {notes.map((note) => (
          <span key={note} className={cx('small', styles['note'])}>
            {t(`taxes:note.${note}`, { amount: money(row.overpaidCents, row.currency) })}
          </span>
        ))}
      </th>
      <td data-label={t('taxes:table.way')}>{how.filter(Boolean).join(' · ')}</td>
      <td className="num" data-label={t('taxes:table.paid')}>
        <Money cents={cents} currency={currency} unknown={t('taxes:table.none')} />
      </td>
      <td className="num" data-label={t('taxes:table.repaid')}>
        <Money
          cents={repaidCents === 0 ? null : repaidCents}
          currency={currency}
          unknown={t('taxes:table.none')}
        />
      </td>
      <td className="num" data-label={t('taxes:table.counts')}>
        <Counts row={row} />
      </td>
    </tr>
  );
}

/** The name, with the way to the bill or the claim. */
export function RowName({ row }: { row: WorksheetRow }) {
  const { nameRow } = useRowWords();
  const name = nameRow(row);
  if (row.billId !== null)
    return (
      <Link to="/bills/$billId" params={{ billId: row.billId }}>
        {name}
      </Link>
    );
  if (row.claimId !== null)
    return (
      <Link to="/claims/$claimId" params={{ claimId: row.claimId }}>
        {name}
      </Link>
    );
  return name;
}

function Counts({ row }: { row: WorksheetRow }) {
  const { t } = useTranslation('taxes');
  const { listUses } = useRowWords();
  if (row.countsFor.length > 0)
    return (
      <span className={styles['counts']}>
        <Money cents={row.ownCents} currency={row.currency} size="strong" />
        <span className="small muted">{listUses(row)}</span>
      </span>
    );
  return (
    <span className={cx('small', 'muted', styles['reasons'])}>
      {row.leftOut.map((reason) => t(`reason.${reason}`)).join('. ')}
    </span>
  );
}
