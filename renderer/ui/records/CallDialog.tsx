import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '#shared/model/bills/about';
import { type CalledParty, CallFacts, calledParties } from '#shared/model/bills/call';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { DateField } from '../forms/DateField.tsx';
import { Field } from '../forms/Field.tsx';
import { focusInvalid } from '../forms/focus-invalid.ts';
import { RadioGroup } from '../forms/RadioGroup.tsx';
import { useDayToCome } from '../forms/use-day-to-come.ts';
import { Dialog } from '../layout/Dialog.tsx';
import styles from './CallDialog.module.css';

export type CallDialogProps = {
  about: About;
  /** Whom to call first. */
  whom: CalledParty;
  /** The person's share as the plan states it, in words; `null` where it is not known. */
  share: string | null;
  /** What of it was marked as paid, in words. */
  paid?: string | null;
  /** Whether a claim is here that it is or may be about: then nobody is asked whether there is one. */
  hasClaim: boolean;
  /** Called once the call is added, and without `onCancel` when it is not. */
  onClose(): void;
  onCancel?(): void;
};

/** Writes a call down, with what can be asked in it. */
export function CallDialog({
  about,
  whom,
  share,
  paid = null,
  hasClaim,
  onClose,
  onCancel = onClose,
}: CallDialogProps) {
  const { t } = useTranslation('bills');
  const add = useCommand('calls.add');
  const today = useToday();
  const sayToCome = useDayToCome();
  const [call, setCall] = useState<CallFacts>({
    calledOn: today,
    whom,
    number: '',
    name: '',
    reference: '',
    said: '',
    followUpOn: null,
  });
  const set = (some: Partial<CallFacts>) => setCall({ ...call, ...some });
  const chooseQuestion = () => {
    if (call.whom === 'plan') return t('call.askPlan');
    if (share !== null && paid !== null) return t('call.askSharePaid', { share, paid });
    if (share !== null) return t('call.askShare', { share });
    return t(hasClaim ? 'call.askWhich' : 'call.askProviderPlain');
  };
  const save = async () => {
    if (call.calledOn === '' || sayToCome(call.calledOn) !== null) return focusInvalid();
    const added = await add.mutateAsync({ about, facts: call }).catch(() => null);
    if (added) onClose();
  };
  const field = (name: 'number' | 'name' | 'reference' | 'said') => (
    <Field
      label={t(`call.${name}`)}
      value={call[name]}
      onChange={(value) => set({ [name]: value })}
      maxLength={CallFacts.shape[name].maxLength}
    />
  );
  return (
    <Dialog
      title={t('call.title')}
      isOpen
      onClose={onCancel}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={add.isPending}>
            {t('call.save')}
          </Button>
          <Button variant="quiet" onPress={onCancel}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <RadioGroup
          label={t('call.whom')}
          value={call.whom}
          onChange={(chosen) => set({ whom: chosen })}
          options={calledParties.map((one) => ({ value: one, label: t(`call.party.${one}`) }))}
        />
        <p>
          <strong>{t('call.ask')}</strong>
          <br />
          {chooseQuestion()}
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
            error={call.calledOn === '' ? t('call.dayMissing') : sayToCome(call.calledOn)}
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
