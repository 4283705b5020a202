import type { BillView } from '#shared/model/bills/bill-lists';
import { findNextInstallment } from '#shared/words/installments';
import { useCommand } from '../../api/use-command.ts';
import { PaymentDialog } from '../../ui/records/PaymentDialog.tsx';

/** Writes a payment for the bill down, the next installment to begin with where there are any. */
export function PayDialog({ view, onClose }: { view: BillView; onClose(): void }) {
  const { bill, openCents, installments, paidCents } = view;
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const pay = useCommand('bills.pay');
  return (
    <PaymentDialog
      openCents={next === null ? openCents : next.cents - next.paidCents}
      currency={bill.currency}
      isPending={pay.isPending}
      error={pay.error}
      onSave={(facts) => pay.mutate({ billId: bill.id, facts }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
