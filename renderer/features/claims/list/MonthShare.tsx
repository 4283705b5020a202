import { useTranslation } from 'react-i18next';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import type { Sum } from '#shared/model/claims/totals';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { ExampleTag } from '../../../ui/records/Example.tsx';
import styles from './ClaimList.module.css';
import type { ListMonth } from './list-items.ts';

export type MonthShareProps = {
  month: ListMonth;
  /** False until every plan was read to its end once. */
  totalsReady: boolean;
  paid: readonly PaidClaim[];
  /** False where a filter leaves claims of a month out. */
  hasAllOfMonth: boolean;
};

/**
 * The share of a month's claims in the list, what of it the person marked as paid, where the list has all of the month,
 * and what the plans paid: what matters most comes first, since the heading is one line and what does not fit in it is
 * left to the rows. No sums while a visit may be counted twice.
 */
export function MonthShare(props: MonthShareProps) {
  const { month, totalsReady, paid, hasAllOfMonth } = props;
  const { t } = useTranslation('claims');
  if (!totalsReady) return null;
  if (month.asked > 0) return <span> · {t('list.monthAsked')}</span>;
  return (
    <>
      {month.sums.map((sums) => (
        <OneCurrency key={sums.currency} sums={sums} />
      ))}
      {hasAllOfMonth && month.sums[0] && (
        <MarkedAsPaid month={month} currency={month.sums[0].currency} paid={paid} />
      )}
      {month.sums.map((sums) => (
        <PlanPaid key={sums.currency} sums={sums} />
      ))}
    </>
  );
}

function OneCurrency({ sums }: { sums: ListMonth['sums'][number] }) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  const { yourShare, atPharmacy, currency } = sums;
  const amount = (sum: Sum) => nameSum(sum, currency, t('cell.none'));
  const missing = yourShare.notStatedBy;
  return (
    <>
      {yourShare.statedBy > 0 && (
        <span>
          {' · '}
          <strong className={(yourShare.cents ?? 0) > 0 ? styles['you'] : undefined}>
            {t('list.monthShare', { share: amount(yourShare) })}
          </strong>
          {missing > 0 && ` ${t('list.monthMissing', { count: missing })}`}
        </span>
      )}
      {atPharmacy.statedBy > 0 && <span> · {t('list.monthPharmacy', { amount: amount(atPharmacy) })}</span>}
    </>
  );
}

function PlanPaid({ sums: { planPaid, currency } }: { sums: ListMonth['sums'][number] }) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  if (planPaid.statedBy === 0) return null;
  return (
    <span className={styles['inRows']}>
      {' · '}
      {t('list.monthPlanPaid', { paid: nameSum(planPaid, currency, t('cell.none')) })}
    </span>
  );
}

function MarkedAsPaid({
  month: { year, month },
  currency,
  paid,
}: Pick<MonthShareProps, 'month' | 'paid'> & { currency: string }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  if (year === null || month === null) return null;
  const key = `${year}-${String(month).padStart(2, '0')}`;
  // What was paid at the pharmacy stands in no row.
  const ofMonth = paid.filter(
    (one) => one.month === key && one.currency === currency && one.isPharmacy === undefined,
  );
  const paidCents = ofMonth.reduce((sum, { cents }) => sum + cents, 0);
  const shareCents = ofMonth.reduce((sum, { ofShareCents }) => sum + (ofShareCents ?? 0), 0);
  if (paidCents === 0) return null;
  return (
    <span className={styles['inRows']}>
      {' · '}
      {t(shareCents === paidCents ? 'list.monthPaid' : 'list.monthPaidMore', {
        paid: money(paidCents, currency),
        share: money(shareCents, currency),
      })}{' '}
      <ExampleTag isExample={ofMonth.some(({ isExample }) => isExample) || undefined} />
    </span>
  );
}
