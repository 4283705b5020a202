import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PaymentEntry, type PaymentWay, paymentWays, refundWays } from '#shared/model/bills/payment';
import { parseTypedCents } from '#shared/money';
import type { RequestError } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import type { Undo } from '../feedback/use-undo.tsx';
import { DateField } from '../forms/DateField.tsx';
import { Field } from '../forms/Field.tsx';
import { focusInvalid } from '../forms/focus-invalid.ts';
import { RadioGroup } from '../forms/RadioGroup.tsx';
import { Select } from '../forms/Select.tsx';
import { useDayToCome } from '../forms/use-day-to-come.ts';
import { Dialog } from '../layout/Dialog.tsx';
import { Stack } from '../layout/Row.tsx';

export type PaymentDialogProps = {
  /** What is still open, to begin with. */
  openCents: number;
  /** What is left of the share, where the bill asks for another amount: then none is filled in for the person. */
  shareCents?: number | null;
  /** The next payment of a payment plan, where more of it is late: then `openCents` is all that is due by now. */
  nextCents?: number | null;
  /** True where it is not sure yet that this is the claim. */
  isShareAsked?: boolean;
  currency: string;
  isPending: boolean;
  error: RequestError | null;
  onSave(entry: PaymentEntry): void;
  onClose(): void;
};

/** Writes down that money was paid, all that is open or part of it, or that money came back. */
export function PaymentDialog({
  openCents,
  shareCents = null,
  nextCents = null,
  isShareAsked = false,
  currency,
  isPending,
  error,
  onSave,
  onClose,
}: PaymentDialogProps) {
  const { t } = useTranslation('payments');
  const today = useToday();
  const sayToCome = useDayToCome();
  const [direction, setDirection] = useState<'paid' | 'back'>('paid');
  const { money } = useFormats();
  const isDisputed = nextCents !== null || (shareCents !== null && shareCents !== openCents);
  const [chosen, choose] = useState<'share' | 'bill' | 'next' | 'other' | null>(null);
  const [amount, setAmount] = useState(openCents > 0 && !isDisputed ? (openCents / 100).toFixed(2) : '');
  const [paidOn, setPaidOn] = useState(today);
  const [way, setWay] = useState<PaymentWay>('card');
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isPaid = direction === 'paid';
  const isChoice = isPaid && isDisputed;
  const isTyped = !isChoice || chosen === 'other';
  const offered = { share: shareCents, next: nextCents, bill: openCents };
  const cents = isTyped || chosen === null ? parseTypedCents(amount) : offered[chosen];
  const isMissing = isChoice && chosen === null;
  const isBad = cents === null || cents <= 0;
  const ways: readonly PaymentWay[] = isPaid ? paymentWays : refundWays;
  const turn = (next: 'paid' | 'back') => {
    setDirection(next);
    setWay(next === 'paid' ? 'card' : 'provider');
  };
  const save = () => {
    setChecked(true);
    if (isMissing || isBad || paidOn === '' || sayToCome(paidOn) !== null) return focusInvalid();
    onSave({ cents: isPaid ? cents : -cents, currency, paidOn, way, note: note.trim().slice(0, 500) });
  };
  return (
    <Dialog
      title={t('add')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={save} isPending={isPending}>
            {t('dialog.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <RadioGroup
          label={t('dialog.direction')}
          value={direction}
          onChange={turn}
          options={[
            { value: 'paid', label: t('dialog.paid') },
            { value: 'back', label: t('dialog.back') },
          ]}
        />
        {isChoice && (
          <RadioGroup<'share' | 'bill' | 'next' | 'other'>
            label={t('dialog.howMuch')}
            value={chosen}
            onChange={choose}
            error={isChecked && isMissing ? t('dialog.howMuchMissing') : null}
            options={[
              ...(shareCents !== null && shareCents > 0
                ? [
                    {
                      value: 'share' as const,
                      label: t(isShareAsked ? 'dialog.shareAsked' : 'dialog.share', {
                        amount: money(shareCents, currency),
                      }),
                    },
                  ]
                : []),
              {
                value: 'bill',
                label: t(nextCents === null ? 'dialog.bill' : 'dialog.allDue', {
                  amount: money(openCents, currency),
                }),
              },
              ...(nextCents === null
                ? []
                : [
                    {
                      value: 'next' as const,
                      label: t('dialog.nextOnly', { amount: money(nextCents, currency) }),
                    },
                  ]),
              { value: 'other', label: t('dialog.otherAmount') },
            ]}
          />
        )}
        {isTyped && (
          <Field
            label={t('dialog.amount')}
            value={amount}
            onChange={setAmount}
            error={isChecked && isBad ? t('dialog.badAmount') : null}
          />
        )}
        <DateField
          label={t(isPaid ? 'dialog.paidOn' : 'dialog.backOn')}
          value={paidOn}
          onChange={setPaidOn}
          error={sayToCome(paidOn) ?? (isChecked && paidOn === '' ? t('dialog.badDay') : null)}
        />
        {isPaid && <p className="small muted">{t('dialog.paidOnHint')}</p>}
        <Select
          label={t(isPaid ? 'way.label' : 'way.from')}
          value={way}
          onChange={(next) => setWay(next)}
          options={ways.map((one) => ({ value: one, label: t(`way.${one}`) }))}
        />
        <Field label={t('dialog.note')} value={note} onChange={setNote} />
        {error && <FailureNotice failure={error.failure} />}
      </Stack>
    </Dialog>
  );
}

/** Waits until a payment is saved, and says which one it was, with the way back; of one that is not saved nothing is said. */
export function useUndoPayment(
  undo: Undo,
): (sent: Promise<{ paymentId: string }>, entry: PaymentEntry, onSaved: () => void) => Promise<void> {
  const { t } = useTranslation('payments');
  const { money } = useFormats();
  const remove = useCommand('bills.removePayments');
  return async (sent, { cents, currency }, onSaved) => {
    const saved = await sent.catch(() => null);
    if (saved === null) return;
    onSaved();
    undo.offer(t(cents < 0 ? 'savedBack' : 'saved', { amount: money(Math.abs(cents), currency) }), () =>
      remove.mutateAsync({ paymentIds: [saved.paymentId] }),
    );
  };
}
