import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LimitsView } from '#shared/model/bills/limits';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { YearSelect } from '../../ui/forms/YearSelect.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { ExampleLine } from '../../ui/records/Example.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { useLimitWords } from '../../ui/records/use-limit-words.ts';
import { DrugCapLink } from './DrugCapLink.tsx';
import { PlanSheet } from './PlanSheet.tsx';
import { TogetherSheet } from './TogetherSheet.tsx';

/** How far the person is toward the limits of each plan, in the plan years of one year. */
export function LimitsScreen() {
  const { t } = useTranslation('limits');
  const { person, isLoading } = usePerson();
  const { year } = useSearch({ from: '/shell/spending/limits' });
  const { data, error, refetch } = useRequest(
    'limits.get',
    { personId: person?.id ?? '', year: year ?? null },
    { enabled: person !== null, keepPrevious: true },
  );
  const isEmpty = (!isLoading && person === null) || data?.plans.length === 0;
  return (
    <>
      <BackLink to="/spending" search={year === undefined ? {} : { year }}>
        {t('back')}
      </BackLink>
      <PageHeader
        screen={t('screen')}
        title={<Answer view={data} />}
        lead={t('lead')}
        actions={
          data && (
            <>
              {data.plans.length > 0 && (
                <ButtonLink to="/spending/limits/forecast">{t('forecast')}</ButtonLink>
              )}
              <YearChoice view={data} />
            </>
          )
        }
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {isEmpty && (
          <EmptyState title={t('empty.title')} actions={<NextLink to="plans" />}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {person && data && (
          <ExampleLine personId={person.id} isEmpty={data.plans.every(({ isTyped }) => !isTyped)} />
        )}
        {data?.plans.map((plan) => (
          <PlanSheet key={plan.planId} plan={plan} year={data.year} />
        ))}
        {person && data && <DrugCapLink personId={person.id} year={data.year} />}
        {data && data.leftOut > 0 && <p className="small muted">{t('leftOut', { count: data.leftOut })}</p>}
        {person && <TogetherSheet personId={person.id} />}
      </Stack>
    </>
  );
}

/** The first plan's deductible where its limit is known; the year alone where it is not. */
function Answer({ view }: { view: LimitsView | undefined }) {
  const { t } = useTranslation('limits');
  const plan = view?.plans[0];
  if (!view || !plan) return t('screen');
  return <PlanAnswer plan={plan} year={view.year} />;
}

function PlanAnswer({ plan, year }: { plan: LimitsView['plans'][number]; year: number }) {
  const { t } = useTranslation('limits');
  const { amount } = useLimitWords(plan);
  const first = plan.meters.find(({ network, what }) => network === 'in' && what === 'deductible');
  if (!first?.limit || first.shownCents === null) return t('answer.year', { year });
  return t(`answer.${first.whose}`, {
    used: amount(first.shownCents),
    limit: amount(first.limit.cents),
  });
}

function YearChoice({ view }: { view: LimitsView }) {
  const { t } = useTranslation('limits');
  const navigate = useNavigate({ from: '/spending/limits' });
  return (
    <YearSelect
      label={t('year')}
      years={view.years}
      year={view.year}
      onChange={(year) => void navigate({ search: { year }, replace: true, resetScroll: false })}
    />
  );
}
