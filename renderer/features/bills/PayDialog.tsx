import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { PaymentDialog } from '../../ui/records/PaymentDialog.tsx';

/** Writes a payment for the bill down. */
export function PayDialog({ view: { bill, openCents }, onClose }: { view: BillView; onClose(): void }) {
  const pay = useCommand('bills.pay');
  return (
    <PaymentDialog
      openCents={openCents}
      currency={bill.currency}
      isPending={pay.isPending}
      error={pay.error}
      onSave={(facts) => pay.mutate({ billId: bill.id, facts }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
