import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { type Action, ActionLog, useCallActions } from '../../ui/records/ActionLog.tsx';

/** What the person did about the bill: payments and calls, the newest first. */
export function LogSheet({ view }: { view: BillView }) {
  const { t } = useTranslation(['bills', 'payments']);
  const { money } = useFormats();
  const removePayment = useCommand('bills.removePayment');
  const removeCall = useCommand('calls.remove');
  const error = removePayment.error ?? removeCall.error;
  const payments: Action[] = view.payments.map(({ id, cents, currency, paidOn, way, note }) => ({
    id,
    day: paidOn,
    words: t(cents < 0 ? 'log.cameBack' : 'log.paid', {
      amount: money(Math.abs(cents), currency),
      way: t(`payments:way.${way}`),
    }),
    more: note,
    takeBack: () => removePayment.mutate({ paymentId: id }),
  }));
  const calls = useCallActions()(view.calls, (callId) => removeCall.mutate({ callId }));
  return (
    <TitledSheet title={t('log.title')}>
      <ActionLog actions={[...payments, ...calls]} />
      {error && <FailureNotice failure={error.failure} />}
    </TitledSheet>
  );
}
