import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { ManyPayment, PaymentWay } from '#shared/model/bills/payment';
import type { WorksheetRow } from '#shared/model/bills/worksheet';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { DateField } from '../../ui/forms/DateField.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { useDayToCome } from '../../ui/forms/use-day-to-come.ts';
import {
  PayManyDialog,
  PaymentWaySelect,
  WhichToPay,
  type WhichToPayProps,
} from '../../ui/records/PayManyDialog.tsx';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';
import { useSums } from './use-sums.ts';

/** What was marked at once; `sum`: in words, as it was shown. */
export type Marked = { paymentIds: readonly string[]; sum: string };

/** `cents`: how much of it to mark; `asksCents`: what is asked for. */
export type ToMark = WorksheetRow & { cents: number; asksCents: number };

/** How many of them nothing speaks against. */
export function countSure(rows: readonly ToMark[]): number {
  return rows.filter(({ doubt }) => doubt === null).length;
}

export type MarkManyProps = {
  rows: readonly ToMark[];
  /** The year that is shown: what is marked belongs to it. */
  year: number;
  onMarked(marked: Marked): void;
  onClose(): void;
};

/** Marks many as paid: the day and the way are asked once. Each becomes a payment of its own. */
export function MarkManyDialog({ rows, year, onMarked, onClose }: MarkManyProps) {
  const { t } = useTranslation(['taxes', 'payments']);
  const today = useToday();
  const sayToCome = useDayToCome();
  const sums = useSums();
  const errorId = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(rows.flatMap(({ id, doubt }) => (doubt === null ? [] : [id]))),
  );
  const [when, setWhen] = useState<'care' | 'one' | null>(null);
  const [day, setDay] = useState(() => proposeDay(rows, { year, today }));
  const [way, setWay] = useState<PaymentWay>('card');
  const [isChecked, setChecked] = useState(false);
  const pay = useCommand('bills.payMany');
  const chosen = rows.filter(({ id }) => !left.has(id));
  const dayOf = ({ serviceStart }: ToMark) =>
    when === 'one' ? day || null : serviceStart !== null && serviceStart <= today ? serviceStart : null;
  const ready = chosen.flatMap((row) => {
    const paidOn = dayOf(row);
    return paidOn === null ? [] : [{ row, paidOn }];
  });
  const noDay = when === 'care' ? chosen.length - ready.length : 0;
  const isDayBad = when === 'one' && (day === '' || sayToCome(day) !== null);
  const isNone = when !== null && !isDayBad && ready.length === 0;
  const counted = when === null ? chosen : ready.map(({ row }) => row);
  const sum = sums(counted);
  const save = async () => {
    setChecked(true);
    if (when === null || isDayBad || isNone) return focusInvalid();
    const payments = ready.flatMap(({ row, paidOn }) => makePayment(row, { paidOn, way }) ?? []);
    const saved = await pay.mutateAsync({ payments }).catch(() => null);
    if (saved) onMarked({ ...saved, sum });
  };
  return (
    <PayManyDialog
      says={t('many.says', { count: counted.length, sum })}
      pay={pay}
      onSave={() => void save()}
      onClose={onClose}
    >
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
          error={sayToCome(day) ?? (isChecked && isDayBad ? t('many.bad.day') : null)}
        />
      )}
      <p className="small muted">{t('payments:dialog.paidOnHint')}</p>
      <PaymentWaySelect value={way} onChange={setWay} />
      <Choices rows={rows} left={left} onChange={setLeft} errorId={isChecked && isNone ? errorId : null} />
      {noDay > 0 && <p>{t('many.noDay', { count: noDay })}</p>}
      {isChecked && isNone && <p id={errorId}>{t('many.bad.none')}</p>}
    </PayManyDialog>
  );
}

/** A day of the year that is shown: today, else the last day of care. */
function proposeDay(rows: readonly ToMark[], { year, today }: { year: number; today: string }): string {
  if (yearOf(today) === year) return today;
  const days = rows.flatMap(({ serviceStart }) => serviceStart ?? []).filter((day) => yearOf(day) === year);
  return days.toSorted().at(-1) ?? `${year}-12-31`;
}

/** The payment that a row becomes: for its bill, else for its claim. */
function makePayment(
  { billId, claimId, cents, currency }: ToMark,
  typed: Pick<ManyPayment['facts'], 'paidOn' | 'way'>,
): ManyPayment | null {
  const facts = { cents, currency, note: '', ...typed };
  if (billId !== null) return { billId, claimId: null, facts };
  return claimId === null ? null : { billId: null, claimId, facts };
}

type ChoicesProps = Pick<WhichToPayProps, 'left' | 'onChange' | 'errorId'> & { rows: readonly ToMark[] };

function Choices({ rows, ...choice }: ChoicesProps) {
  const { t } = useTranslation('taxes');
  const { money } = useFormats();
  const { nameRow, describeRow } = useRowWords();
  return (
    <WhichToPay
      items={rows.map((row) => ({
        id: row.id,
        words: (
          <>
            <strong>{nameRow(row)}</strong> {money(row.cents, row.currency)}
            <br />
            <span className="small muted">{describeRow(row)}</span>
            {row.doubt !== null && (
              <span className={styles['doubt']}>
                {t(`many.doubt.${row.doubt}`, { amount: money(row.asksCents, row.currency) })}
              </span>
            )}
          </>
        ),
      }))}
      {...choice}
    />
  );
}
