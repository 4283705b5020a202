import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import type { InstallmentPlan } from '#shared/model/bills/installments';
import {
  computeRest,
  computeUnplanned,
  findNextInstallment,
  type Installment,
  isPastDue,
  listInstallments,
} from '#shared/words/installments';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Details } from '../../ui/layout/Details.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './Bills.module.css';

export type InstallmentsSheetProps = { view: BillView; plan: InstallmentPlan; onChange(): void };

/** What is paid of the installments, what is next and when, by what the person wrote down. */
export function InstallmentsSheet({ view: { bill, paidCents }, plan, onChange }: InstallmentsSheetProps) {
  const { t } = useTranslation('bills');
  const today = useToday();
  const formats = useFormats();
  const money = (cents: number) => formats.money(cents, bill.currency);
  const day = (date: string) => formats.date(date) ?? date;
  const all = listInstallments(plan, paidCents);
  const paid = all.filter((one) => one.paidCents === one.cents).length;
  const next = findNextInstallment(plan, paidCents);
  const unplanned = computeUnplanned(plan);
  const isLate = next !== null && isPastDue(next.dueOn, today);
  return (
    <TitledSheet title={t('installments.title')}>
      <p>{t('installments.says', { amount: money(plan.cents), day: day(plan.firstOn) })}</p>
      <p>
        {t('installments.paid', {
          paid,
          count: all.length,
          money: money(plan.ofCents - computeRest(plan, paidCents)),
          whole: money(plan.ofCents),
        })}
      </p>
      <p>
        {next === null ? (
          t('installments.done')
        ) : (
          <strong>
            {t(isLate ? 'installments.late' : 'installments.next', {
              amount: money(next.cents - next.paidCents),
              day: day(next.dueOn),
            })}
          </strong>
        )}
      </p>
      {unplanned > 0 && <p>{t('installments.rest', { amount: money(unplanned) })}</p>}
      <Details summary={t('installments.all')}>
        <AllInstallments all={all} money={money} day={day} />
      </Details>
      <Row>
        <Button variant="quiet" onPress={onChange}>
          {t('installments.change')}
        </Button>
      </Row>
    </TitledSheet>
  );
}

type AllProps = {
  all: readonly Installment[];
  money(cents: number): string;
  day(date: string): string;
};

function AllInstallments({ all, money, day }: AllProps) {
  const { t } = useTranslation('bills');
  const sayPaid = ({ cents, paidCents }: Installment) => {
    if (paidCents === cents) return t('installments.full');
    return paidCents > 0 ? t('installments.part', { amount: money(paidCents) }) : t('installments.no');
  };
  return (
    <table className={cx(tables['table'], styles['installments'])}>
      <caption className="visually-hidden">{t('installments.all')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('installments.day')}</th>
          <th scope="col" className="num">
            {t('installments.amount')}
          </th>
          <th scope="col" className="num">
            {t('installments.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <tr key={one.dueOn}>
            <th scope="row">{day(one.dueOn)}</th>
            <td className="num">{money(one.cents)}</td>
            <td className={styles['state']}>{sayPaid(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
