import { useTranslation } from 'react-i18next';
import { type BillRow, isPartlyAbove, sumOpenBills } from '#shared/model/bills/bill-lists';
import { sumBack } from '#shared/model/bills/money-back';
import { sumLater } from '#shared/words/installments';
import { useToday } from '../../day/use-today.ts';
import { Money } from '../../ui/data/Money.tsx';
import styles from './Bills.module.css';

/** What is open, what of it agrees, what is to be asked about, and what of that is in question, may be one debt twice, or is asked back, in one line; apart for each currency. */
export function BillSums({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation('bills');
  const today = useToday();
  const sums = [...Map.groupBy(rows, ({ bill }) => bill.currency)].flatMap(([currency, all]) => {
    const back = sumBack(all);
    const later = sumLater(all, today);
    return [
      ...sumOpenBills(all).flatMap(({ cents, match, toAsk, twiceCents }) => [
        { key: 'open' as const, currency, cents },
        ...(later > 0 ? [{ key: 'later' as const, currency, cents: later }] : []),
        { key: 'match' as const, currency, cents: match.cents },
        { key: 'ask' as const, currency, cents: toAsk.cents },
        ...(isPartlyAbove(toAsk) ? [{ key: 'above' as const, currency, cents: toAsk.aboveCents }] : []),
        ...(twiceCents > 0 ? [{ key: 'twice' as const, currency, cents: twiceCents }] : []),
      ]),
      ...(back > 0 ? [{ key: 'back' as const, currency, cents: back }] : []),
    ];
  });
  return (
    <dl className={styles['sums']} aria-label={t('sum.label')}>
      {sums.map(({ key, currency, cents }) => (
        <div key={`${key} ${currency}`}>
          <dt>{t(`sum.${key}`)}</dt>
          <dd>
            <strong>
              <Money cents={cents} currency={currency} tone={key === 'match' ? 'you' : 'ink'} />
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
