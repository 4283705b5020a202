import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './Bills.module.css';
import { Receipt } from './paper/Receipt.tsx';

type Entry = {
  id: string;
  of: 'payment' | 'call';
  day: string;
  words: string;
  more: string;
  takeBack(): void;
};

/** What the person did about the bill: payments and calls, the newest first. */
export function LogSheet({ view }: { view: BillView }) {
  const { t } = useTranslation(['bills', 'payments']);
  const { date, money } = useFormats();
  const removePayment = useCommand('bills.removePayment');
  const removeCall = useCommand('bills.removeCall');
  const error = removePayment.error ?? removeCall.error;
  const payments: Entry[] = view.payments.map(({ id, cents, currency, paidOn, way, note }) => ({
    id,
    of: 'payment',
    day: paidOn,
    words: t(cents < 0 ? 'log.cameBack' : 'log.paid', {
      amount: money(Math.abs(cents), currency),
      way: t(`payments:way.${way}`),
    }),
    more: note,
    takeBack: () => removePayment.mutate({ paymentId: id }),
  }));
  const calls: Entry[] = view.calls.map(
    ({ id, calledOn, whom, number, name, reference, said, followUpOn }) => ({
      id,
      of: 'call',
      day: calledOn,
      words: [
        [t(`log.called.${whom}`), number && t('log.number', { number })].filter(Boolean).join(' '),
        name && t('log.name', { name }),
        reference && t('log.reference', { reference }),
        followUpOn && t('log.followUp', { day: date(followUpOn) ?? followUpOn }),
      ]
        .filter(Boolean)
        .join(', '),
      more: said,
      takeBack: () => removeCall.mutate({ callId: id }),
    }),
  );
  const receiptOf = (id: string) => view.receipts.find(({ paymentId }) => paymentId === id)?.facts ?? null;
  const entries = [...payments, ...calls].toSorted((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <TitledSheet title={t('log.title')}>
      {entries.length === 0 && <p>{t('log.none')}</p>}
      <ul className={styles['log']}>
        {entries.map(({ id, of, day, words, more, takeBack }) => (
          <li key={id}>
            <span className={styles['due']}>{date(day)}</span>
            <div>
              <p>{words}</p>
              {more && <p className={styles['small']}>{more}</p>}
            </div>
            <Row>
              {of === 'payment' && <Receipt paymentId={id} payment={words} facts={receiptOf(id)} />}
              <Button variant="quiet" onPress={takeBack}>
                {t('log.remove')}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
      {error && <FailureNotice failure={error.failure} />}
    </TitledSheet>
  );
}
