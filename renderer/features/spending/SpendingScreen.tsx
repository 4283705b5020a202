import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Spending } from '#shared/model/claims/claims-view';
import { areSumsPerPlan } from '#shared/model/claims/totals';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { NotCountedLine } from '../../ui/records/NotCountedLine.tsx';
import { AsideOr } from '../../ui/whose/AsideOr.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import { findHighestMonth } from './highest-month.ts';
import { PaidBeside } from './PaidBeside.tsx';
import { SpendingParts } from './SpendingParts.tsx';
import { Tiles } from './Tiles.tsx';

/** What Spending can be opened with. */
export type SpendingSearch = { year?: number };

/** Spending: where the money of a year went, as sums, charts and tables. */
export function SpendingScreen() {
  const { person, isLoading } = usePerson();
  if (person) return <PersonSpending personId={person.id} />;
  return isLoading ? <Waiting /> : <Nothing personId={null} />;
}

function PersonSpending({ personId }: { personId: string }) {
  const { t } = useTranslation('spending');
  const search = useSearch({ from: '/shell/spending' });
  const asked = typeof search.year === 'number' ? search.year : null;
  const { data, error, refetch } = useRequest(
    'spending.get',
    { personId, year: asked },
    { keepPrevious: true },
  );
  if (error && !data)
    return (
      <>
        <PageHeader screen={t('page')} title={t('titleNone')} />
        <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />
      </>
    );
  if (!data) return <Waiting />;
  if (!data.totalsReady) return <NotReady />;
  if (data.year === null) return <Nothing personId={personId} />;
  return <YearSpending spending={data} year={data.year} personId={personId} />;
}

function Waiting() {
  const { t } = useTranslation('spending');
  return (
    <>
      <PageHeader screen={t('page')} title={t('titleNone')} />
      <Skeleton lines={8} label={t('loading')} />
    </>
  );
}

function NotReady() {
  const { t } = useTranslation('spending');
  return (
    <>
      <PageHeader screen={t('page')} title={t('titleNone')} />
      <EmptyState title={t('notReady')} actions={<ButtonLink to="/claims">{t('read')}</ButtonLink>}>
        <p>{t('notReadyText')}</p>
      </EmptyState>
    </>
  );
}

function Nothing({ personId }: { personId: string | null }) {
  const { t } = useTranslation('spending');
  const nothing = (
    <EmptyState title={t('empty')} actions={<ButtonLink to="/spending/limits">{t('limits')}</ButtonLink>}>
      <p>{t('emptyText')}</p>
    </EmptyState>
  );
  return (
    <>
      <PageHeader screen={t('page')} title={t('titleNone')} />
      {personId === null ? nothing : <AsideOr personId={personId}>{nothing}</AsideOr>}
      {personId !== null && <NotShownLine personId={personId} />}
    </>
  );
}

type YearProps = { spending: Spending; year: number; personId: string };

function YearSpending({ spending, year, personId }: YearProps) {
  const { t } = useTranslation(['spending', 'claims']);
  const navigate = useNavigate({ from: '/spending' });
  const [asTable, setAsTable] = useState(false);
  const { nameSources } = useSourceWords();
  const { totals, years, openVisits, byPlan } = spending;
  const isPerPlan = areSumsPerPlan(spending);
  const planNames = nameSources(byPlan);
  const fromFiles = totals.reduce((sum, each) => sum + each.fromFiles, 0);
  return (
    <>
      <PageHeader
        screen={t('page')}
        title={t('title', { year })}
        lead={<Lead spending={spending} />}
        actions={
          <>
            {years.length > 1 && (
              <Select
                label={t('year')}
                hideLabel
                value={String(year)}
                onChange={(next) =>
                  void navigate({ search: { year: Number(next) }, replace: true, resetScroll: false })
                }
                options={years.map((each) => ({ value: String(each), label: String(each) }))}
              />
            )}
            <ButtonLink to="/spending/limits">{t('limits')}</ButtonLink>
            <Button onPress={() => setAsTable(!asTable)}>{t(asTable ? 'charts' : 'table')}</Button>
            <ButtonLink to="/print" search={{ year }}>
              {t('print')}
            </ButtonLink>
          </>
        }
      />
      <Stack>
        {openVisits > 0 && (
          <Notice tone="warning">
            {t('openVisits', { count: openVisits })} {t('openVisitsCharts')}{' '}
            <Link to="/claims">{t('answer')}</Link>
          </Notice>
        )}
        {openVisits === 0 && isPerPlan && <Notice tone="warning">{t('tooLarge')}</Notice>}
        {isPerPlan ? (
          byPlan.map((plan, index) => (
            <Tiles
              key={plan.connectionId}
              year={year}
              totals={plan.totals}
              planName={planNames[index] ?? ''}
            />
          ))
        ) : (
          <Tiles year={year} totals={totals} />
        )}
        <p className="small muted">
          {fromFiles > 0 && `${t('claims:sums.fromFiles', { count: fromFiles })} `}
          {t('alreadyPaid')} <NotCountedLine totals={totals} year={year} />
        </p>
        {openVisits === 0 && <PaidBeside spending={spending} year={year} personId={personId} />}
        <SpendingParts spending={spending} year={year} personId={personId} asTable={asTable} />
      </Stack>
    </>
  );
}

/** "March was the highest month for what your plan paid and your share together: $4,314.25 from 4 claims." */
function Lead({ spending }: { spending: Spending }) {
  const { t } = useTranslation('spending');
  const { money, locale } = useFormats();
  const highest = findHighestMonth(spending.months);
  if (!highest) return t('byService');
  return t('highest', {
    month: listMonthNames(locale, 'long')[highest.month - 1],
    amount: money(highest.cents, spending.totals[0]?.currency ?? 'USD'),
    count: highest.claims,
  });
}
