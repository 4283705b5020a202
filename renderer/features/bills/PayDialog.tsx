import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay } from '#shared/dates';
import type { BillView } from '#shared/model/bills/bill-lists';
import { type PaymentWay, paymentWays } from '#shared/model/bills/payment';
import { parseTypedCents } from '#shared/money';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import styles from './Bills.module.css';

/** Writes a payment down: all that is open, or part of it. */
export function PayDialog({ view, onClose }: { view: BillView; onClose(): void }) {
  const { t } = useTranslation('bills');
  const { bill, openCents } = view;
  const pay = useCommand('bills.pay');
  const [amount, setAmount] = useState((openCents / 100).toFixed(2));
  const [paidOn, setPaidOn] = useState(localDay(new Date()));
  const [way, setWay] = useState<PaymentWay>('card');
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const cents = parseTypedCents(amount);
  const save = async () => {
    setChecked(true);
    if (cents === null || cents === 0 || paidOn === '') return;
    const facts = { cents, currency: bill.currency, paidOn, way, note: note.trim() };
    const paid = await pay.mutateAsync({ billId: bill.id, facts }).catch(() => null);
    if (paid) onClose();
  };
  return (
    <Dialog
      title={t('pay.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={pay.isPending}>
            {t('pay.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Field
          label={t('pay.amount')}
          value={amount}
          onChange={setAmount}
          error={isChecked && (cents === null || cents === 0) ? t('pay.bad') : null}
        />
        <DateField label={t('pay.day')} value={paidOn} onChange={setPaidOn} />
        <Select
          label={t('way.label')}
          value={way}
          onChange={(next) => setWay(next)}
          options={paymentWays.map((one) => ({ value: one, label: t(`way.${one}`) }))}
        />
        <Field label={t('pay.note')} value={note} onChange={setNote} />
        {pay.error && <FailureNotice failure={pay.error.failure} />}
      </div>
    </Dialog>
  );
}
