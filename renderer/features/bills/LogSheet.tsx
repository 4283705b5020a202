import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { type Action, ActionLog, useCallActions, useSentActions } from '../../ui/records/ActionLog.tsx';
import { Receipt } from '../../ui/scans/Receipt.tsx';

/** What the person did about the bill: payments, calls and letters, the newest first. */
export function LogSheet({ view }: { view: BillView }) {
  const { t } = useTranslation(['bills', 'payments']);
  const { money } = useFormats();
  const removePayment = useCommand('bills.removePayment');
  const removeCall = useCommand('calls.remove');
  const removeSent = useCommand('letters.removeSent');
  const error = removePayment.error ?? removeCall.error ?? removeSent.error;
  const receiptOf = (id: string) => view.receipts.find(({ paymentId }) => paymentId === id)?.facts ?? null;
  const payments = view.payments.map(({ id, cents, currency, paidOn, way, note, isExample }): Action => {
    const words = t(cents < 0 ? 'log.cameBack' : 'log.paid', {
      amount: money(Math.abs(cents), currency),
      way: t(`payments:way.${way}`),
    });
    return {
      id,
      day: paidOn,
      words,
      more: note,
      isExample,
      takeBack: () => removePayment.mutate({ paymentId: id }),
      beside: <Receipt paymentId={id} payment={words} facts={receiptOf(id)} />,
    };
  });
  const calls = useCallActions()(view.calls, (callId) => removeCall.mutate({ callId }));
  const sent = useSentActions()(view.sentLetters, (sentId) => removeSent.mutate({ sentId }));
  return (
    <TitledSheet title={t('log.title')}>
      <ActionLog actions={[...payments, ...calls, ...sent]} />
      {error && <FailureNotice failure={error.failure} />}
    </TitledSheet>
  );
}
