import type { BillView } from '#shared/model/bills/bill-lists';
import { isForBill, sumWithProvider } from '#shared/model/bills/payment';
import { findNextInstallment } from '#shared/words/installments';
import { useCommand } from '../../api/use-command.ts';
import { PaymentDialog } from '../../ui/records/PaymentDialog.tsx';

/** Adds a payment for the bill; the next installment is filled in where there are any. */
export function PayDialog({ view, onClose }: { view: BillView; onClose(): void }) {
  const { bill, openCents, installments, paidCents } = view;
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const shareCents = next === null ? findShareLeft(view) : null;
  const pay = useCommand('bills.pay');
  return (
    <PaymentDialog
      openCents={next === null ? openCents : next.cents - next.paidCents}
      shareCents={shareCents}
      currency={bill.currency}
      isPending={pay.isPending}
      error={pay.error}
      onSave={(facts) => pay.mutate({ billId: bill.id, facts }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

/** What is left of the share once what was paid for the bill is taken off; `null` where the share is not known. */
function findShareLeft({ bill, verdict, payments }: BillView): number | null {
  if (verdict.openShareCents === null) return null;
  const since = payments.filter((payment) => isForBill(payment, bill));
  return Math.max(0, verdict.openShareCents - sumWithProvider(since, bill.currency));
}
