import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimPayment } from '#shared/model/bills/bill-lists';
import { sumWithProvider } from '#shared/model/bills/payment';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useCommand } from '../../../../api/use-command.ts';
import { useRequest } from '../../../../api/use-request.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { Money } from '../../../../ui/data/Money.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { type Undo, useUndo } from '../../../../ui/feedback/use-undo.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { ExampleTag } from '../../../../ui/records/Example.tsx';
import { PaymentDialog, useUndoPayment } from '../../../../ui/records/PaymentDialog.tsx';
import { Receipt } from '../../../../ui/scans/Receipt.tsx';
import styles from './PaymentsSection.module.css';

type PaymentsProps = { claim: Claim; currency: string };

/** What the person says was paid for the claim, beside what the plan says; nothing for an old claim without any. */
export function PaymentsSection({ claim, currency }: PaymentsProps) {
  const { t } = useTranslation('payments');
  const { money } = useFormats();
  const { data, error, refetch } = useRequest('bills.claimPayments', { claimId: claim.id });
  const { alreadyPaid } = claim.amounts;
  const undo = useUndo();
  if (error)
    return (
      <FoldedSheet title={t('title')} says={null} isOpen>
        <FailureNotice failure={error.failure} onRetry={() => void refetch()} />
      </FoldedSheet>
    );
  if (!data || (data.length === 0 && !claim.counted)) return null;
  const paidCents = data.reduce((sum, { payment }) => sum + payment.cents, 0);
  const paid = t('sum', { paid: money(paidCents, currency) });
  return (
    <FoldedSheet title={t('title')} says={data.length === 0 ? t('none') : paid}>
      {undo.line}
      {data.length === 0 ? <p>{t('none')}</p> : <PaymentList payments={data} undo={undo} />}
      {data.length > 1 && <p>{paid}</p>}
      {alreadyPaid && alreadyPaid.cents > 0 && (
        <p className={styles['beside']}>
          {t('planSays', { amount: money(alreadyPaid.cents, alreadyPaid.currency) })}
        </p>
      )}
    </FoldedSheet>
  );
}

/** Writes down a payment for the claim; where another version counts, says that payments go with that one. */
export function PayClaimButton({ view: { claim, row, chain }, undo }: { view: ClaimView; undo: Undo }) {
  const { t } = useTranslation('payments');
  const counting = claim.counted ? undefined : chain.find((one) => one.row?.counted)?.row;
  if (!counting) return <PayButton claim={claim} currency={row.currency} undo={undo} />;
  return (
    <span>
      {t('counting')}{' '}
      <Link to="/claims/$claimId" params={{ claimId: counting.id }}>
        {t('openCounting')}
      </Link>
    </span>
  );
}

/** What is left of the share is offered, where the claim counts: of any other nothing is owed. */
function PayButton({ claim, currency, undo }: PaymentsProps & { undo: Undo }) {
  const { t } = useTranslation('payments');
  const offerUndo = useUndoPayment(undo);
  const [isPaying, setPaying] = useState(false);
  const { data } = useRequest('bills.claimPayments', { claimId: claim.id });
  const add = useCommand('bills.payClaim');
  const payments = (data ?? []).map(({ payment }) => payment);
  const owesNothing = claim.counted && claim.amounts.yourShare?.cents === 0;
  const shareCents = claim.counted ? (claim.amounts.yourShare?.cents ?? 0) : 0;
  return (
    <>
      <Button onPress={() => setPaying(true)}>{t(owesNothing ? 'addPaid' : 'add')}</Button>
      {isPaying && (
        <PaymentDialog
          openCents={Math.max(0, shareCents - sumWithProvider(payments, currency))}
          currency={currency}
          isPending={add.isPending}
          error={add.error}
          onSave={(facts) =>
            void offerUndo(add.mutateAsync({ claimId: claim.id, facts }), facts, () => setPaying(false))
          }
          onClose={() => setPaying(false)}
        />
      )}
    </>
  );
}

function PaymentList({ payments, undo }: { payments: readonly ClaimPayment[]; undo: Undo }) {
  const { t } = useTranslation(['payments', 'common']);
  const { date, money } = useFormats();
  const remove = useCommand('bills.removePayment');
  return (
    <>
      <ul className={styles['payments']}>
        {payments.map(({ payment, biller, receipt }) => {
          const { id, cents, currency, paidOn, way, note, billId, isExample } = payment;
          const words = [cents < 0 && t('cameBack'), t(`way.${way}`), note].filter(Boolean).join(' · ');
          const amount = money(Math.abs(cents), currency);
          return (
            <li key={id}>
              <span>{date(paidOn)}</span>
              <Money cents={Math.abs(cents)} currency={currency} size="strong" />
              <span>{words}</span>
              <ExampleTag isExample={isExample} />
              {billId !== null && (
                <Link to="/bills/$billId" params={{ billId }}>
                  {t('forBill', { biller: biller ?? '' })}
                </Link>
              )}
              <Receipt paymentId={id} payment={`${amount} · ${words}`} facts={receipt} undo={undo} />
              <Button
                variant="quiet"
                onPress={() =>
                  void undo.offerBack(remove.mutateAsync({ paymentId: id }), t('common:undo.removed.payment'))
                }
              >
                {t('takeBack')}
              </Button>
            </li>
          );
        })}
      </ul>
      {remove.error && <FailureNotice failure={remove.error.failure} />}
    </>
  );
}
