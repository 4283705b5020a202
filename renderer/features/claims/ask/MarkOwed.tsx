import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roundingCents } from '#shared/model/bills/bill';
import { type BillRow, isAgreed } from '#shared/model/bills/bill-lists';
import { mostAtOnce, type PaymentWay } from '#shared/model/bills/payment';
import { isSureToPay } from '#shared/words/bill-step';
import { findNextInstallment } from '#shared/words/installments';
import { useCommand } from '../../../api/use-command.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { useUndo } from '../../../ui/feedback/use-undo.tsx';
import { DateField } from '../../../ui/forms/DateField.tsx';
import { focusInvalid } from '../../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { useDayToCome } from '../../../ui/forms/use-day-to-come.ts';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { PayManyDialog, PaymentWaySelect, WhichToPay } from '../../../ui/records/PayManyDialog.tsx';

/** A bill to mark: what it asks for, or the next installment, and what of it is left of the share. */
type ToPay = { row: BillRow; billCents: number; shareCents: number };

/** Marks the bills that match the plan as paid at once, with the way back. */
export function MarkOwed({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation(['claims', 'taxes']);
  const { locale } = useFormats();
  const undo = useUndo();
  const remove = useCommand('bills.removePayments');
  const [chosen, setChosen] = useState<readonly ToPay[] | null>(null);
  const isMarkable = (row: BillRow) => isSureToPay(row) && readAmounts(row) !== null;
  const sure = rows.flatMap((row) => (isSureToPay(row) ? (readAmounts(row) ?? []) : [])).slice(0, mostAtOnce);
  const doubtful = rows.filter((row) => isAgreed(row) && !isMarkable(row)).map(({ bill }) => bill.biller);
  return (
    <Stack>
      {undo.line}
      {sure.length > 0 && (
        <Row>
          <Button onPress={() => setChosen(sure)}>
            {t('claims:ask.pay.open', { count: sure.length, biller: sure[0]?.row.bill.biller })}
          </Button>
        </Row>
      )}
      {sure.length > 0 && doubtful.length > 0 && (
        <p className="small muted">
          {t('claims:ask.pay.leftOut', {
            count: doubtful.length,
            names: new Intl.ListFormat(locale).format(doubtful),
          })}
        </p>
      )}
      {chosen && (
        <MarkOwedDialog
          bills={chosen}
          onClose={() => setChosen(null)}
          onMarked={(paymentIds, sum) => {
            setChosen(null);
            undo.offerInView(t('taxes:many.done', { count: paymentIds.length, sum }), () =>
              remove.mutateAsync({ paymentIds: [...paymentIds] }),
            );
          }}
        />
      )}
    </Stack>
  );
}

/** `null` where the bill asks for something else than what is left of the share, as with an earlier balance. */
function readAmounts(row: BillRow): ToPay | null {
  const { installments, paidCents, openCents, verdict } = row;
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const billCents = next === null ? openCents : next.cents - next.paidCents;
  const isPart = next !== null || verdict.verdict === 'plan-part';
  const share = isPart ? null : verdict.leftShareCents;
  if (share === null) return { row, billCents, shareCents: billCents };
  if (Math.abs(share - billCents) > roundingCents) return null;
  return { row, billCents, shareCents: share > 0 ? Math.min(share, billCents) : billCents };
}

type MarkOwedDialogProps = {
  bills: readonly ToPay[];
  onClose(): void;
  /** `sum`: in words. */
  onMarked(paymentIds: readonly string[], sum: string): void;
};

/** Which of the bills were paid, when, how, and, where a bill differs from the share by a cent or two, how much. */
function MarkOwedDialog({ bills, onClose, onMarked }: MarkOwedDialogProps) {
  const { t } = useTranslation(['claims', 'taxes', 'payments']);
  const today = useToday();
  const sayToCome = useDayToCome();
  const { money } = useFormats();
  const pay = useCommand('bills.payMany');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [amount, setAmount] = useState<'share' | 'bill' | null>(null);
  const [paidOn, setPaidOn] = useState(today);
  const [way, setWay] = useState<PaymentWay>('card');
  const [isChecked, setChecked] = useState(false);
  const chosen = bills.filter(({ row }) => !left.has(row.bill.id));
  const isDisputed = chosen.some(({ billCents, shareCents }) => billCents !== shareCents);
  const centsOf = ({ billCents, shareCents }: ToPay, of = amount) =>
    of === 'share' ? shareCents : billCents;
  const sumOf = (of: 'share' | 'bill' | null) =>
    [...Map.groupBy(chosen, ({ row }) => row.bill.currency)]
      .map(([currency, own]) =>
        money(
          own.reduce((sum, one) => sum + centsOf(one, of), 0),
          currency,
        ),
      )
      .join(', ');
  const isMissing = isDisputed && amount === null;
  const save = async () => {
    setChecked(true);
    if (isMissing || paidOn === '' || sayToCome(paidOn) !== null || chosen.length === 0)
      return focusInvalid();
    const payments = chosen.map((one) => ({
      billId: one.row.bill.id,
      claimId: null,
      facts: { cents: centsOf(one), currency: one.row.bill.currency, paidOn, way, note: '' },
    }));
    const saved = await pay.mutateAsync({ payments }).catch(() => null);
    if (saved) onMarked(saved.paymentIds, sumOf(amount));
  };
  return (
    <PayManyDialog
      says={
        isMissing
          ? t('claims:ask.pay.chosen', { count: chosen.length })
          : t('taxes:many.says', { count: chosen.length, sum: sumOf(amount) })
      }
      pay={pay}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{t('claims:ask.pay.lead')}</p>
      <WhichToPay
        items={bills.map(({ row: { bill }, billCents }) => ({
          id: bill.id,
          words: (
            <>
              <strong>{bill.biller}</strong> {money(billCents, bill.currency)}
            </>
          ),
        }))}
        left={left}
        onChange={setLeft}
      />
      {isChecked && chosen.length === 0 && <p role="alert">{t('claims:ask.pay.none')}</p>}
      {isDisputed && (
        <RadioGroup<'share' | 'bill'>
          label={t('payments:dialog.howMuch')}
          value={amount}
          onChange={setAmount}
          error={isChecked && isMissing ? t('payments:dialog.howMuchMissing') : null}
          options={[
            { value: 'share', label: t('payments:dialog.share', { amount: sumOf('share') }) },
            { value: 'bill', label: t('payments:dialog.bill', { amount: sumOf('bill') }) },
          ]}
        />
      )}
      <DateField
        label={t('taxes:many.day')}
        value={paidOn}
        onChange={setPaidOn}
        error={sayToCome(paidOn) ?? (isChecked && paidOn === '' ? t('taxes:many.bad.day') : null)}
      />
      <p className="small muted">{t('payments:dialog.paidOnHint')}</p>
      <PaymentWaySelect value={way} onChange={setWay} />
    </PayManyDialog>
  );
}
