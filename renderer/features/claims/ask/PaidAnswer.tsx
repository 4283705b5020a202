import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { WorksheetRow } from '#shared/model/bills/worksheet';
import type { Totals } from '#shared/model/claims/totals';
import { sumCents } from '#shared/money';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { ExampleTag } from '../../../ui/records/Example.tsx';
import { buildFilter, type ClaimsSearch, listActiveFilters } from '../claims-search.ts';
import styles from './AnswerCard.module.css';
import { BigAmount } from './BigAmount.tsx';
import { YearShare } from './Owed.tsx';

type PaidProps = { personId: string; search: ClaimsSearch };

/** What the person marked as paid: in the days that are asked for, or for the claims that are. */
export function MarkedAsPaid({ personId, search }: PaidProps) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const { data, error, refetch } = useRequest('bills.paidOf', { filter: buildFilter(search, personId) });
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (!data) return null;
  const isOfTime = search.only !== undefined || search.from !== undefined || search.to !== undefined;
  if (data.sums.length === 0) return <p>{t(`ask.paid.none.${data.by}`)}</p>;
  return data.sums.map(({ currency, cents, payments, isExample }) => (
    <BigAmount key={currency} amount={money(cents, currency)}>
      {isOfTime
        ? t('ask.figure.marked', { count: payments })
        : t('ask.allYears', { words: t('ask.figure.marked', { count: payments }) })}{' '}
      <ExampleTag isExample={isExample} />
    </BigAmount>
  ));
}

type PaidSourceProps = PaidProps & {
  /** The sums of claims that are shown beside the payments. */
  totals: readonly Totals[];
};

/** Where the amounts that are shown come from, why they are not added together, and the way to the payments. */
export function PaidSource({ personId, search, totals }: PaidSourceProps) {
  const { t } = useTranslation('claims');
  const year = useAskedYear(search);
  const { data } = useRequest('bills.paidOf', { filter: buildFilter(search, personId) });
  const isMarked = (data?.sums.length ?? 0) > 0;
  const hasShare = totals.some(({ counted, yourShare }) => counted > 0 && yourShare.statedBy > 0);
  const isAtPharmacy = totals.some(({ counted, atPharmacy }) => counted > 0 && atPharmacy.statedBy > 0);
  const said = [
    isMarked && t('ask.paid.source.marked'),
    hasShare && t('ask.paid.source.share'),
    isAtPharmacy && t('ask.paid.source.pharmacy'),
    isMarked && (hasShare || isAtPharmacy) && t('ask.paid.source.apart'),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && <p>{said.join(' ')}</p>}
      <PaymentsLink year={year} />
    </>
  );
}

/** What was marked as paid in a year and may count for taxes, as the screen of payments says it. */
export function TaxYear({ personId, search }: PaidProps) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const year = useAskedYear(search);
  const { data, error, refetch } = useRequest('taxes.worksheet', { personId, year });
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  const isNarrowed = listActiveFilters(search).some((name) => name !== 'about' && name !== 'only');
  const saidByPlan = (data?.others ?? []).filter(({ leftOut }) => leftOut.includes('not-marked'));
  const unsaid = (data?.others.length ?? 0) - saidByPlan.length;
  const isEmpty = data?.rows.length === 0;
  return (
    <>
      <div role="status" className={styles['figures']}>
        {data && data.rows.length > 0 && (
          <BigAmount amount={money(data.own.cents, 'USD')}>
            {t('ask.figure.taxes', { count: data.own.entries })}{' '}
            <ExampleTag isExample={data.rows.some(({ source }) => source === 'example') || undefined} />
          </BigAmount>
        )}
        {isEmpty && <p>{t('ask.taxes.none', { year })}</p>}
        <SaidByPlan rows={saidByPlan} />
      </div>
      <div className={styles['source']}>
        {unsaid > 0 && (
          <p>
            {t(isEmpty && saidByPlan.length === 0 ? 'ask.taxes.othersOnly' : 'ask.taxes.others', {
              count: unsaid,
            })}
          </p>
        )}
        {isNarrowed && !isEmpty && <p>{t('ask.taxes.every', { year })}</p>}
        <YearShare personId={personId} year={year}>
          {t('ask.paid.source.share')}
        </YearShare>
        <PaymentsLink year={year} />
      </div>
    </>
  );
}

/** What the plan says was paid and is not marked, as the screen of payments groups it. */
function SaidByPlan({ rows }: { rows: readonly WorksheetRow[] }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => {
    const cents = sumCents(own.map((row) => row.cents));
    if (cents === null) return null;
    return (
      <p key={currency}>{t('ask.taxes.planSays', { count: own.length, amount: money(cents, currency) })}</p>
    );
  });
}

function PaymentsLink({ year }: { year: number }) {
  const { t } = useTranslation('claims');
  return (
    <p>
      <Link to="/taxes" search={{ year }}>
        {t('ask.paid.payments', { year })}
      </Link>
    </p>
  );
}

/** The year that is asked for, or the one of the first day; this one where none is named. */
function useAskedYear({ only, from }: ClaimsSearch): number {
  const today = useToday();
  return only ?? yearOf(from ?? today);
}
