import { useTranslation } from 'react-i18next';
import { type BillRow, isAgreed } from '#shared/model/bills/bill-lists';
import { Money } from '../../ui/data/Money.tsx';
import styles from './Bills.module.css';

/** What is open, what of it agrees, what is to be asked about, in one line; apart for each currency. */
export function BillSums({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation('bills');
  const sums = [...Map.groupBy(rows, ({ bill }) => bill.currency)].flatMap(([currency, all]) => [
    { key: 'open' as const, currency, rows: all },
    { key: 'match' as const, currency, rows: all.filter(isAgreed) },
    { key: 'ask' as const, currency, rows: all.filter((row) => !isAgreed(row)) },
  ]);
  return (
    <dl className={styles['sums']} aria-label={t('sum.label')}>
      {sums.map(({ key, currency, rows: counted }) => (
        <div key={`${key} ${currency}`}>
          <dt>{t(`sum.${key}`)}</dt>
          <dd>
            <strong>
              <Money
                cents={counted.reduce((sum, { openCents }) => sum + openCents, 0)}
                currency={currency}
                tone={key === 'match' ? 'you' : 'ink'}
              />
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
