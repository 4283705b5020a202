import { useTranslation } from 'react-i18next';
import type { ForecastView, MeterForecast, PlanForecast } from '#shared/model/bills/forecast';
import { isCurrent } from '#shared/words/coverage';
import { findKnownWay } from '#shared/words/papers/enrollment';
import { useRequest } from '../../../api/use-request.ts';
import { usePerson } from '../../../shell/person.tsx';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { findNextLimit } from '../../../ui/records/find-next-limit.ts';
import { NextLink } from '../../../ui/records/NextSteps.tsx';
import { SaveDates } from '../../../ui/records/SaveDates.tsx';
import { PlanForecastSheet } from './PlanForecastSheet.tsx';
import { UnknownSheet } from './UnknownSheet.tsx';
import { useForecastWords } from './use-forecast-words.ts';

/** When the person may reach the limits of each plan, in the plan years that run. */
export function ForecastScreen() {
  const { t } = useTranslation('forecast');
  const { person, isLoading } = usePerson();
  const { data, error, refetch } = useRequest(
    'forecast.get',
    { personId: person?.id ?? '' },
    { enabled: person !== null, keepPrevious: true },
  );
  const first = data ? findFirst(data) : null;
  const isEmpty = (!isLoading && person === null) || data?.plans.length === 0;
  return (
    <>
      <BackLink to="/spending/limits">{t('back')}</BackLink>
      <PageHeader
        screen={t('screen')}
        title={first ? <Answer {...first} /> : t('screen')}
        beside={data && !isEmpty && <Tag>{t('estimate')}</Tag>}
        lead={t('lead')}
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {isEmpty && (
          <EmptyState title={t('empty.title')} actions={<NextLink to="plans" />}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {data?.plans.map((plan) => (
          <PlanForecastSheet key={plan.planId} plan={plan} titled={first?.forecast ?? null} />
        ))}
        {person && data && data.plans.length > 0 && <Dates personId={person.id} />}
        {data && data.plans.length > 0 && <UnknownSheet />}
        {data && data.leftOut > 0 && <p className="small muted">{t('leftOver', { count: data.leftOut })}</p>}
      </Stack>
    </>
  );
}

/** The next dates for a calendar; enrollment days as far as the cards say how the plan comes. */
function Dates({ personId }: { personId: string }) {
  const { data: cards } = useRequest('coverage.list', { personId });
  const way = findKnownWay((cards ?? []).filter(isCurrent).map(({ kind }) => kind));
  return (
    <div>
      <SaveDates personId={personId} way={way} lastDay={null} />
    </div>
  );
}

type First = { plan: PlanForecast; forecast: MeterForecast };

/**
 * The limit that may be reached first, as Claims says it; else of the first plan that counts by the year the first limit
 * that is known, else the first. Nothing where no claim is.
 */
function findFirst({ plans }: ForecastView): First | null {
  const coming = findNextLimit({ plans });
  if (coming) return coming;
  for (const plan of plans) {
    const own = plan.meters.filter(({ meter }) => meter.network === 'in');
    const forecast = own.find(({ meter }) => meter.limit !== null) ?? own[0];
    if (forecast) return { plan, forecast };
  }
  return null;
}

/** The answer for one limit. */
function Answer({ plan, forecast }: First) {
  return useForecastWords(plan).sayShort(forecast);
}
