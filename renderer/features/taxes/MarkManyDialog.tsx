import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ManyPayment, type PaymentWay, paymentWays } from '#shared/model/bills/payment';
import type { WorksheetRow } from '#shared/model/bills/worksheet';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';
import { useSums } from './use-sums.ts';

/** What was marked at once; `sum`: in words, as it was shown. */
export type Marked = { paymentIds: readonly string[]; sum: string };

export type MarkManyProps = {
  rows: readonly WorksheetRow[];
  onMarked(marked: Marked): void;
  onClose(): void;
};

/** Marks many as paid: the day and the way are asked once. Each becomes a payment of its own. */
export function MarkManyDialog({ rows, onMarked, onClose }: MarkManyProps) {
  const { t } = useTranslation(['taxes', 'payments']);
  const today = useToday();
  const sums = useSums();
  const errorId = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [when, setWhen] = useState<'care' | 'one' | null>(null);
  const [day, setDay] = useState(today);
  const [way, setWay] = useState<PaymentWay>('card');
  const [isChecked, setChecked] = useState(false);
  const pay = useCommand('bills.payMany');
  const chosen = rows.filter(({ id }) => !left.has(id));
  const dayOf = ({ serviceStart }: WorksheetRow) =>
    when === 'one' ? day || null : serviceStart !== null && serviceStart <= today ? serviceStart : null;
  const ready = chosen.flatMap((row) => {
    const paidOn = dayOf(row);
    return paidOn === null ? [] : [{ row, paidOn }];
  });
  const noDay = when === 'care' ? chosen.length - ready.length : 0;
  const isDayBad = when === 'one' && day === '';
  const isNone = when !== null && !isDayBad && ready.length === 0;
  const sum = sums(ready.map(({ row }) => row));
  const save = async () => {
    setChecked(true);
    if (when === null || isDayBad || isNone) return focusInvalid();
    const payments = ready.flatMap(({ row, paidOn }) => makePayment(row, { paidOn, way }) ?? []);
    const saved = await pay.mutateAsync({ payments }).catch(() => null);
    if (saved) onMarked({ ...saved, sum });
  };
  return (
    <Dialog
      title={t('many.open', { count: rows.length })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={pay.isPending}>
            {t('many.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('payments:dialog.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <RadioGroup<'care' | 'one'>
          label={t('many.when')}
          value={when}
          onChange={(next) => setWhen(next)}
          options={[
            { value: 'care', label: t('many.care') },
            { value: 'one', label: t('many.one') },
          ]}
          error={isChecked && when === null ? t('many.bad.when') : null}
        />
        {when === 'one' && (
          <DateField
            label={t('many.day')}
            value={day}
            onChange={setDay}
            error={isChecked && isDayBad ? t('many.bad.day') : null}
          />
        )}
        <p className="small muted">{t('payments:dialog.paidOnHint')}</p>
        <Select
          label={t('payments:way.label')}
          value={way}
          onChange={(next) => setWay(next)}
          options={paymentWays.map((one) => ({ value: one, label: t(`payments:way.${one}`) }))}
        />
        <Choices rows={rows} left={left} onChange={setLeft} errorId={isChecked && isNone ? errorId : null} />
        {noDay > 0 && <p>{t('many.noDay', { count: noDay })}</p>}
        {isChecked && isNone && <p id={errorId}>{t('many.bad.none')}</p>}
        <p role="status">
          <strong>{when !== null && t('many.says', { count: ready.length, sum })}</strong>
        </p>
        {pay.error && <FailureNotice failure={pay.error.failure} />}
      </Stack>
    </Dialog>
  );
}

/** The payment that a row becomes: for its bill, else for its claim. */
function makePayment(
  { billId, claimId, cents, currency }: WorksheetRow,
  typed: Pick<ManyPayment['facts'], 'paidOn' | 'way'>,
): ManyPayment | null {
  if (cents === null) return null;
  const facts = { cents, currency, note: '', ...typed };
  if (billId !== null) return { billId, claimId: null, facts };
  return claimId === null ? null : { billId: null, claimId, facts };
}

type ChoicesProps = {
  rows: readonly WorksheetRow[];
  /** Ids of those that stay unmarked. */
  left: ReadonlySet<string>;
  onChange(left: ReadonlySet<string>): void;
  errorId: string | null;
};

function Choices({ rows, left, onChange, errorId }: ChoicesProps) {
  const { t } = useTranslation('taxes');
  const { money } = useFormats();
  const { nameRow, describeRow } = useRowWords();
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('many.which')}</legend>
      {rows.map((row) => (
        <Checkbox
          key={row.id}
          isSelected={!left.has(row.id)}
          onChange={(isChosen) => {
            const next = new Set(left);
            if (isChosen) next.delete(row.id);
            else next.add(row.id);
            onChange(next);
          }}
          errorId={errorId}
        >
          <strong>{nameRow(row)}</strong> {money(row.cents ?? 0, row.currency)}
          <br />
          <span className="small muted">{describeRow(row)}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
