import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { sayPayment } from '#shared/words/bill-log';
import { useCommand } from '../../api/use-command.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { type Action, ActionLog, useCallActions, useSentActions } from '../../ui/records/ActionLog.tsx';
import { Receipt } from '../../ui/scans/Receipt.tsx';

/** What the person did about the bill: payments, calls and letters, the newest first. */
export function LogSheet({ view }: { view: BillView }) {
  const { t } = useTranslation(['bills', 'payments', 'common']);
  const { money } = useFormats();
  const removePayment = useCommand('bills.removePayment');
  const removeCall = useCommand('calls.remove');
  const removeSent = useCommand('letters.removeSent');
  const undo = useUndo();
  const error = removePayment.error ?? removeCall.error ?? removeSent.error;
  const receiptOf = (id: string) => view.receipts.find(({ paymentId }) => paymentId === id)?.facts ?? null;
  const payments = view.payments.map((payment): Action => {
    const said = sayPayment(payment, { t: lookupFrom(t), money });
    const { id } = payment;
    return {
      ...said,
      takeBack: () =>
        void undo.offerBack(removePayment.mutateAsync({ paymentId: id }), t('common:undo.removed.payment')),
      beside: <Receipt paymentId={id} payment={said.words} facts={receiptOf(id)} undo={undo} />,
    };
  });
  const calls = useCallActions()(view.calls, (callId) =>
    undo.offerBack(removeCall.mutateAsync({ callId }), t('common:undo.removed.call')),
  );
  const sent = useSentActions()(view.sentLetters, (sentId) =>
    undo.offerBack(removeSent.mutateAsync({ sentId }), t('common:undo.removed.letter')),
  );
  return (
    <TitledSheet title={t('log.title')}>
      {undo.line}
      <ActionLog actions={[...payments, ...calls, ...sent]} />
      {error && <FailureNotice failure={error.failure} />}
    </TitledSheet>
  );
}
