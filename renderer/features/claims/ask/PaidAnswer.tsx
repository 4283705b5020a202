import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { Worksheet } from '#shared/model/bills/worksheet';
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
  if (data.sums.length === 0) return <p>{t(`ask.paid.none.${data.by}`)}</p>;
  return data.sums.map(({ currency, cents, payments, isExample }) => (
    <BigAmount key={currency} amount={money(cents, currency)}>
      {t('ask.figure.marked', { count: payments })} <ExampleTag isExample={isExample} />
    </BigAmount>
  ));
}

/** How far the amounts of what was paid can be trusted, and the way to the payments themselves. */
export function PaidSource({ search }: Pick<PaidProps, 'search'>) {
  const { t } = useTranslation('claims');
  const year = useAskedYear(search);
  return (
    <>
      <p>{t('ask.paid.source')}</p>
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
  return (
    <>
      <div role="status" className={styles['figures']}>
        {data && data.rows.length > 0 && (
          <BigAmount amount={money(data.own.cents, 'USD')}>
            {t('ask.figure.taxes', { count: data.own.entries })}{' '}
            <ExampleTag isExample={data.rows.some(({ source }) => source === 'example') || undefined} />
          </BigAmount>
        )}
        {data?.rows.length === 0 && <p>{t('ask.taxes.none', { year })}</p>}
        {data && <SaidByPlan others={data.others} />}
      </div>
      <div className={styles['source']}>
        {data && data.others.length > 0 && <p>{t('ask.taxes.others', { count: data.others.length })}</p>}
        {isNarrowed && <p>{t('ask.taxes.every', { year })}</p>}
        <p>
          <YearShare personId={personId} year={year} /> {t('ask.paid.shareIsPlans')}
        </p>
        <PaymentsLink year={year} />
      </div>
    </>
  );
}

/** What the plan says was paid and is not marked, as the screen of payments groups it. */
function SaidByPlan({ others }: Pick<Worksheet, 'others'>) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const said = others.filter(({ leftOut }) => leftOut.includes('not-marked'));
  return [...Map.groupBy(said, ({ currency }) => currency)].map(([currency, own]) => {
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
