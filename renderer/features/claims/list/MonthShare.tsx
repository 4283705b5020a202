import { useTranslation } from 'react-i18next';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { ExampleTag } from '../../../ui/records/Example.tsx';
import type { ListMonth } from './list-items.ts';

export type MonthShareProps = {
  month: ListMonth;
  personId: string;
  paid: readonly PaidClaim[];
  hasAllOfMonth: boolean;
};

/**
 * The share of a month, how many claims state it, and what of it the person marked as paid. Empty while a filter leaves
 * claims out, where the share is not stated, and while a visit may be counted twice.
 */
export function MonthShare({ month: { year, month }, personId, paid, hasAllOfMonth }: MonthShareProps) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const { data } = useRequest('claims.overview', { personId, year }, { enabled: year !== null });
  const totals = data?.totals.length === 1 ? data.totals[0] : undefined;
  const isClear = data?.year === year && data?.totalsReady && data.openVisits.length === 0;
  const share = data?.months.find((one) => one.month === month)?.yourShare;
  if (!hasAllOfMonth || month === null || !isClear || !totals || !share || share.cents === null) return null;
  const { currency } = totals;
  const key = `${year}-${String(month).padStart(2, '0')}`;
  const ofMonth = paid.filter((one) => one.month === key && one.currency === currency);
  const paidCents = ofMonth.reduce((sum, { ofShareCents }) => sum + (ofShareCents ?? 0), 0);
  return (
    <>
      {' · '}
      {t('list.monthShare', { share: money(share.cents, currency), count: share.statedBy })}
      {paidCents > 0 && (
        <>
          {' · '}
          {t('list.monthPaid', { paid: money(paidCents, currency) })}{' '}
          <ExampleTag isExample={ofMonth.some(({ isExample }) => isExample) || undefined} />
        </>
      )}
    </>
  );
}
