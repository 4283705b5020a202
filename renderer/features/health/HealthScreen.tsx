import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthOverview } from '#shared/model/health/health-lists';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { countGroups, healthGroups } from '#shared/words/health-groups';
import { failureFrom } from '../../api/request-error.ts';
import { usePersonPlans } from '../../api/use-person-plans.ts';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { AsSent } from '../../ui/records/AsSent.tsx';
import { AsideOr } from '../../ui/whose/AsideOr.tsx';
import { InErrorLine } from '../../ui/whose/InErrorLine.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import { type HealthSearch, parseHealthSearch } from './health-search.ts';
import { KindList } from './kinds/KindList.tsx';
import { KindsView } from './kinds/KindsView.tsx';
import { HealthNotices } from './missing/HealthNotices.tsx';
import { NoRecords } from './missing/NoRecords.tsx';
import { TimelineView } from './timeline/TimelineView.tsx';
import { useGroupCount } from './use-group-count.ts';

/** Health records: what is here, by kind or in one line, or the full list of one kind. */
export function HealthScreen() {
  const { t } = useTranslation(['health', 'plans', 'print']);
  const { person, isLoading } = usePerson();
  const plans = usePersonPlans(person?.id);
  if (person && plans) return <PersonHealth key={person.id} person={person} plans={plans} />;
  return (
    <>
      <PageHeader screen={t('health:page')} title={t('health:title.plain')} />
      {isLoading || person ? (
        <Skeleton lines={6} label={t('health:loading')} />
      ) : (
        <NoPlans>{t('health:empty.nobody')}</NoPlans>
      )}
    </>
  );
}

type PersonHealthProps = { person: PersonSummary; plans: readonly ConnectionSummary[] };

function PersonHealth({ person, plans }: PersonHealthProps) {
  const { t } = useTranslation('health');
  const raw = useSearch({ from: '/shell/health' });
  // The router keeps unknown keys in the search.
  const search = useMemo(() => parseHealthSearch(raw), [raw]);
  const navigate = useNavigate({ from: '/health' });
  const onSearch = useCallback(
    (next: HealthSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const { data, error, refetch } = useRequest('timeline.overview', { personId: person.id });
  const view = { personId: person.id, search, plans, onSearch };
  if (search.kind) return <KindList key={search.kind} {...view} group={search.kind} />;
  const hasNone = data !== undefined && countGroups(data.counts, healthGroups).length === 0;
  const isTimeline = search.view === 'timeline';
  return (
    <>
      <HealthHeader overview={data} plans={plans} isTimeline={isTimeline} />
      <Stack>
        {!hasNone && <HealthNotices plans={plans} />}
        {error && !data && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} label={t('loading')} />}
        {data && hasNone && (
          <AsideOr personId={person.id}>
            <NoRecords plans={plans} />
          </AsideOr>
        )}
        {data && hasNone && <NotShownLine personId={person.id} />}
        {data && !hasNone && !isTimeline && <KindsView personId={person.id} overview={data} plans={plans} />}
        {data && !hasNone && isTimeline && <TimelineView {...view} overview={data} />}
        {data && <InErrorLine personId={person.id} />}
      </Stack>
    </>
  );
}

/** At most this many kinds are named in the title. */
const titleGroups = 4;

type HeaderProps = {
  overview: HealthOverview | undefined;
  plans: readonly ConnectionSummary[];
  isTimeline: boolean;
};

/** The title answers first: what is here, and from which plans. */
function HealthHeader({ overview, plans, isTimeline }: HeaderProps) {
  const { t } = useTranslation('health');
  const { locale } = useFormats();
  const groupCount = useGroupCount();
  const join = (parts: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  const groups = countGroups(overview?.counts ?? [], healthGroups);
  const senders = isTimeline
    ? plans.filter(({ claims, records }) => claims + records > 0).map(({ planName }) => planName)
    : (overview?.planNames ?? []);
  // What is over alone is no news.
  const named = groups
    .filter(({ count, past }) => count > past)
    .slice(0, titleGroups)
    .map(groupCount);
  const title = isTimeline ? t('title.timeline') : named.length === 0 ? t('title.plain') : join(named);
  return (
    <PageHeader
      screen={isTimeline ? t('view.timeline') : t('page')}
      title={title}
      actions={groups.length > 0 && <ButtonLink to="/health/print">{t('print.open')}</ButtonLink>}
      lead={
        groups.length > 0 && (
          <>
            {senders.length > 0 && t('lead.plans', { count: senders.length, plans: join(senders) })}{' '}
            {t('lead.claims')} <strong>{t('lead.ask')}</strong>
            <AsSent isExplained={false} />
          </>
        )
      }
    />
  );
}
