import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './Bills.module.css';

/** What the person wrote down as paid for the bill. */
export function PaymentsSheet({ view }: { view: BillView }) {
  const { t } = useTranslation('bills');
  const { date } = useFormats();
  const remove = useCommand('bills.removePayment');
  return (
    <TitledSheet title={t('payments.title')}>
      {view.payments.length === 0 && <p>{t('payments.none')}</p>}
      <ul className={styles['payments']}>
        {view.payments.map(({ id, cents, currency, paidOn, way, note }) => (
          <li key={id}>
            <span>{date(paidOn)}</span>
            <Money cents={cents} currency={currency} size="strong" />
            <span>{t(`payments.way.${way}`)}</span>
            {note && <span>{note}</span>}
            <Button variant="quiet" onPress={() => remove.mutate({ paymentId: id })}>
              {t('payments.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {remove.error && <FailureNotice failure={remove.error.failure} />}
    </TitledSheet>
  );
}
