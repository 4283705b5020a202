import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import type { InstallmentPlan } from '#shared/model/bills/installments';
import { parseTypedCents } from '#shared/money';
import { listInstallments, splitEvenly } from '#shared/words/installments';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import type { Undo } from '../../ui/feedback/use-undo.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Stack } from '../../ui/layout/Row.tsx';

/** `count`: how many payments, where the person says that instead of what each of them is. */
type Answers = { amount: string; count: string; whole: string; firstOn: string; lastOn: string };

type InstallmentsDialogProps = { view: BillView; undo: Undo; onClose(): void };

/** Writes down what was agreed with the provider; a bill that is one installment fills it in. */
export function InstallmentsDialog({ view, undo, onClose }: InstallmentsDialogProps) {
  const { t } = useTranslation(['bills', 'common']);
  const { date, money } = useFormats();
  const { bill, installments: kept } = view;
  const save = useCommand('bills.planInstallments');
  const today = useToday();
  const [answers, setAnswers] = useState(() => beginAnswers(view, today));
  const [isChecked, setChecked] = useState(false);
  const set = (some: Partial<Answers>) => setAnswers({ ...answers, ...some });
  const whole = parsePositive(answers.whole);
  const isCounted = answers.count.trim() !== '';
  const each = whole === null || !isCounted ? null : splitEvenly(whole, Number(answers.count));
  const amount = isCounted ? each : parsePositive(answers.amount);
  const isBadLast = answers.lastOn !== '' && answers.lastOn < answers.firstOn;
  const plan: InstallmentPlan | null =
    amount === null || whole === null || answers.firstOn === '' || isBadLast
      ? null
      : {
          cents: amount,
          firstOn: answers.firstOn,
          lastOn: answers.lastOn === '' ? null : answers.lastOn,
          ofCents: whole,
          paidBeforeCents: kept?.paidBeforeCents ?? view.paidCents,
        };
  const all = plan === null ? [] : listInstallments(plan, 0);
  const last = all.at(-1);
  const write = async (facts: InstallmentPlan | null) => {
    const saved = await save.mutateAsync({ billId: bill.id, plan: facts }).catch(() => null);
    if (saved === null) return;
    onClose();
    if (facts === null)
      undo.offer(t('common:undo.removed.installments'), () =>
        save.mutateAsync({ billId: bill.id, plan: kept }),
      );
  };
  const keep = () => {
    setChecked(true);
    if (plan !== null) void write(plan);
  };
  const bad = (isBad: boolean) => (isChecked && isBad ? t('installments.dialog.badAmount') : null);
  return (
    <Dialog
      title={t('installments.dialog.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={keep} isPending={save.isPending}>
            {t('installments.dialog.save')}
          </Button>
          {kept !== null && (
            <Button onPress={() => void write(null)}>{t('installments.dialog.remove')}</Button>
          )}
          <Button variant="quiet" onPress={onClose}>
            {t('installments.dialog.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('installments.dialog.text')}</p>
        <Field
          label={t('installments.dialog.amount')}
          value={each === null ? answers.amount : (each / 100).toFixed(2)}
          onChange={(value) => set({ amount: value, count: '' })}
          error={bad(!isCounted && amount === null)}
        />
        <Field
          label={t('installments.dialog.count')}
          hint={t('installments.dialog.countHint')}
          value={answers.count}
          onChange={(count) => set({ count, lastOn: '' })}
          error={isCounted && whole !== null && each === null ? t('installments.dialog.badCount') : null}
        />
        <Field
          label={t('installments.dialog.whole')}
          value={answers.whole}
          onChange={(value) => set({ whole: value })}
          error={bad(whole === null)}
        />
        <DateField
          label={t('installments.dialog.first')}
          value={answers.firstOn}
          onChange={(firstOn) => set({ firstOn })}
          error={isChecked && answers.firstOn === '' ? t('installments.dialog.firstMissing') : null}
        />
        <DateField
          label={t('installments.dialog.last')}
          value={answers.lastOn}
          onChange={(lastOn) => set({ lastOn })}
          error={isBadLast ? t('installments.dialog.badLast') : null}
        />
        <p className="small muted">{t('installments.dialog.lastHint')}</p>
        <p role="status">
          {last &&
            t('installments.dialog.sum', {
              count: all.length,
              amount: money(last.cents, bill.currency),
              last: date(last.dueOn) ?? last.dueOn,
            })}
        </p>
        {save.error && <FailureNotice failure={save.error.failure} />}
      </Stack>
    </Dialog>
  );
}

function parsePositive(text: string): number | null {
  const cents = parseTypedCents(text);
  return cents === null || cents <= 0 ? null : cents;
}

function beginAnswers({ bill, verdict, openCents, installments: kept }: BillView, today: string): Answers {
  const amount = (cents: number) => (cents / 100).toFixed(2);
  if (kept)
    return {
      amount: amount(kept.cents),
      count: '',
      whole: amount(kept.ofCents),
      firstOn: kept.firstOn,
      lastOn: kept.lastOn ?? '',
    };
  const isPart = verdict.verdict === 'plan-part' || bill.installmentsOfCents !== null;
  return {
    amount: isPart && bill.dueCents !== null ? amount(bill.dueCents) : '',
    count: '',
    whole: amount(isPart ? (bill.installmentsOfCents ?? openCents) : openCents),
    firstOn: bill.dueDate ?? today,
    lastOn: '',
  };
}
