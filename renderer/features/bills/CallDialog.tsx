import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay } from '#shared/dates';
import type { BillView } from '#shared/model/bills/bill-lists';
import { type CallFacts, calledParties } from '#shared/model/bills/call';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import styles from './Bills.module.css';

/** Writes a call down, with what can be asked in it. */
export function CallDialog({ view, onClose }: { view: BillView; onClose(): void }) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const { bill, verdict } = view;
  const add = useCommand('calls.add');
  const [call, setCall] = useState<CallFacts>({
    calledOn: localDay(new Date()),
    whom: verdict.verdict === 'refused' || verdict.verdict === 'pending' ? 'plan' : 'provider',
    number: '',
    name: '',
    reference: '',
    said: '',
    followUpOn: null,
  });
  const set = (some: Partial<CallFacts>) => setCall({ ...call, ...some });
  const question =
    call.whom === 'plan'
      ? t('call.askPlan')
      : verdict.openCents === null
        ? t('call.askProviderPlain')
        : t('call.askProvider', { open: money(verdict.openCents, bill.currency) });
  const save = async () => {
    if (call.calledOn === '') return;
    const added = await add.mutateAsync({ about: { billId: bill.id }, facts: call }).catch(() => null);
    if (added) onClose();
  };
  const field = (name: 'number' | 'name' | 'reference' | 'said') => (
    <Field label={t(`call.${name}`)} value={call[name]} onChange={(value) => set({ [name]: value })} />
  );
  return (
    <Dialog
      title={t('call.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={add.isPending}>
            {t('call.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <RadioGroup
          label={t('call.whom')}
          value={call.whom}
          onChange={(whom) => set({ whom })}
          options={calledParties.map((one) => ({ value: one, label: t(`call.party.${one}`) }))}
        />
        <p>
          <strong>{t('call.ask')}</strong> {question}
        </p>
        {field('said')}
        <div className={styles['pair']}>
          {field('name')}
          {field('reference')}
          {field('number')}
          <DateField
            label={t('call.day')}
            value={call.calledOn}
            onChange={(calledOn) => set({ calledOn })}
            error={call.calledOn === '' ? t('call.dayMissing') : null}
          />
          <DateField
            label={t('call.followUp')}
            value={call.followUpOn ?? ''}
            onChange={(day) => set({ followUpOn: day === '' ? null : day })}
          />
        </div>
        {add.error && <FailureNotice failure={add.error.failure} />}
      </div>
    </Dialog>
  );
}
