import type { BillView } from '#shared/model/bills/bill-lists';
import { isForBill, type PaymentEntry, sumWithProvider } from '#shared/model/bills/payment';
import { findNextInstallment } from '#shared/words/installments';
import { useCommand } from '../../api/use-command.ts';
import type { Undo } from '../../ui/feedback/use-undo.tsx';
import { PaymentDialog, useUndoPayment } from '../../ui/records/PaymentDialog.tsx';

type PayDialogProps = { view: BillView; undo: Undo; onClose(): void };

/** Adds a payment for the bill; the next installment is filled in where there are any. */
export function PayDialog({ view, undo, onClose }: PayDialogProps) {
  const { bill, openCents, installments, paidCents } = view;
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const shareCents = next === null ? findShareLeft(view) : null;
  const pay = useCommand('bills.pay');
  const offerUndo = useUndoPayment(undo);
  const save = async (facts: PaymentEntry) => {
    const saved = await pay.mutateAsync({ billId: bill.id, facts }).catch(() => null);
    if (saved === null) return;
    onClose();
    offerUndo(facts, saved.paymentId);
  };
  return (
    <PaymentDialog
      openCents={next === null ? openCents : next.cents - next.paidCents}
      shareCents={shareCents}
      currency={bill.currency}
      isPending={pay.isPending}
      error={pay.error}
      onSave={(facts) => void save(facts)}
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
