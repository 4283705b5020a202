import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PaymentWay, paymentWays } from '#shared/model/bills/payment';
import type { useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { Select } from '../forms/Select.tsx';
import { Dialog } from '../layout/Dialog.tsx';
import { Stack } from '../layout/Row.tsx';
import styles from './PayManyDialog.module.css';

export type PayManyDialogProps = {
  /** What is chosen, and what it comes to. */
  says: string;
  pay: Pick<ReturnType<typeof useCommand<'bills.payMany'>>, 'isPending' | 'error'>;
  onSave(): void;
  onClose(): void;
  children: ReactNode;
};

/** Marks several things as paid at once. */
export function PayManyDialog({ says, pay, onSave, onClose, children }: PayManyDialogProps) {
  const { t } = useTranslation(['taxes', 'payments']);
  return (
    <Dialog
      title={t('taxes:many.heading')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <p role="status" className={styles['chosen']}>
            <strong>{says}</strong>
          </p>
          <Button variant="primary" onPress={onSave} isPending={pay.isPending}>
            {t('taxes:many.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('payments:dialog.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        {children}
        {pay.error && <FailureNotice failure={pay.error.failure} />}
      </Stack>
    </Dialog>
  );
}

export type WhichToPayProps = {
  items: readonly { id: string; words: ReactNode }[];
  /** Ids of those that stay unmarked. */
  left: ReadonlySet<string>;
  onChange(left: ReadonlySet<string>): void;
  errorId?: string | null;
};

export function WhichToPay({ items, left, onChange, errorId = null }: WhichToPayProps) {
  const { t } = useTranslation('taxes');
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('many.which')}</legend>
      {items.map(({ id, words }) => (
        <Checkbox
          key={id}
          isSelected={!left.has(id)}
          onChange={(isChosen) => {
            const next = new Set(left);
            if (isChosen) next.delete(id);
            else next.add(id);
            onChange(next);
          }}
          errorId={errorId}
        >
          {words}
        </Checkbox>
      ))}
    </fieldset>
  );
}

type PaymentWaySelectProps = { value: PaymentWay; onChange(way: PaymentWay): void };

export function PaymentWaySelect({ value, onChange }: PaymentWaySelectProps) {
  const { t } = useTranslation('payments');
  return (
    <Select
      label={t('way.label')}
      value={value}
      onChange={onChange}
      options={paymentWays.map((one) => ({ value: one, label: t(`way.${one}`) }))}
    />
  );
}
