import { type BillView, findAskedClaim } from '#shared/model/bills/bill-lists';
import { sumWithProvider } from '#shared/model/bills/payment';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findDueCents, findNextInstallment } from '#shared/words/installments';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import type { Undo } from '../../ui/feedback/use-undo.tsx';
import { PaymentDialog, useUndoPayment } from '../../ui/records/PaymentDialog.tsx';

type PayDialogProps = {
  view: BillView;
  undo: Undo;
  /** Called once the payment is saved. */
  onClose(): void;
  onCancel(): void;
};

/**
 * Adds a payment for the bill; of one that is paid in installments, the next one is filled in and the share is not offered. Where
 * several are late, the person says whether all of them were paid.
 */
export function PayDialog(props: PayDialogProps) {
  const { view } = props;
  const askedId = findAskedClaim(view);
  const asked = view.claims.find(({ id }) => id === askedId);
  const isPart = view.installments !== null || view.bill.installmentsOfCents !== null;
  return asked?.counted && asked.currency === view.bill.currency && !isPart ? (
    <AskedPay {...props} claim={asked} />
  ) : (
    <Pay {...props} shareCents={isPart ? null : view.verdict.leftShareCents} />
  );
}

/** Before the yes, what is left of the share of the claim that is asked about is offered as that. */
function AskedPay({ claim, ...props }: PayDialogProps & { claim: ClaimRow }) {
  const { data, error } = useRequest('bills.claimPayments', { claimId: claim.id });
  if (!data && !error) return null;
  const payments = (data ?? []).map(({ payment }) => payment);
  const share = claim.yourShare?.partial ? null : (claim.yourShare?.cents ?? null);
  const left = share === null ? null : Math.max(0, share - sumWithProvider(payments, claim.currency));
  return <Pay {...props} shareCents={left} isShareAsked />;
}

type PayProps = PayDialogProps & { shareCents: number | null; isShareAsked?: boolean };

function Pay({ view, shareCents, isShareAsked = false, undo, onClose, onCancel }: PayProps) {
  const { bill, openCents, installments, paidCents } = view;
  const today = useToday();
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const nextCents = next === null ? null : next.cents - next.paidCents;
  const dueCents = nextCents === null ? openCents : findDueCents(view, today);
  const pay = useCommand('bills.pay');
  const offerUndo = useUndoPayment(undo);
  return (
    <PaymentDialog
      openCents={dueCents}
      nextCents={nextCents !== null && nextCents < dueCents ? nextCents : null}
      shareCents={shareCents}
      isShareAsked={isShareAsked}
      currency={bill.currency}
      isPending={pay.isPending}
      error={pay.error}
      onSave={(facts) => void offerUndo(pay.mutateAsync({ billId: bill.id, facts }), facts, onClose)}
      onClose={onCancel}
    />
  );
}
