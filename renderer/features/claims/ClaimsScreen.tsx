import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#shared/model/appeals/appeal';
import type { OpenVisits, Overview } from '#shared/model/claims/claims-view';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { countToLook } from '#shared/words/to-look';
import { failureFrom } from '../../api/request-error.ts';
import { usePersonPlans } from '../../api/use-person-plans.ts';
import { useRequest } from '../../api/use-request.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { useSessionChoice } from '../../shell/session-choices.tsx';
import { Icon } from '../../ui/data/Icon.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { NotCountedLine } from '../../ui/records/NotCountedLine.tsx';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import { useNotShown } from '../../ui/whose/use-not-shown.ts';
import styles from './ClaimsScreen.module.css';
import { type ClaimsSearch, listActiveFilters, parseClaimsSearch } from './claims-search.ts';
import { ClaimTimeline } from './list/ClaimTimeline.tsx';
import { isNameless, NamesNotAsked } from './NamesNotAsked.tsx';
import { NewsLink } from './news/NewsLink.tsx';
import { AppealReminders } from './overview/AppealReminders.tsx';
import { AttentionList } from './overview/AttentionList.tsx';
import { Freshness } from './overview/Freshness.tsx';
import { SumsLine } from './overview/SumsLine.tsx';
import { SyncNotices } from './overview/SyncNotices.tsx';
import { VisitQuestions } from './VisitQuestions.tsx';

/** Claims: what needs a look, the sums of the year, and every claim by month. */
export function ClaimsScreen() {
  const { t } = useTranslation(['claims', 'plans']);
  const { person, isLoading } = usePerson();
  const plans = usePersonPlans(person?.id) ?? [];
  if (person) return <PersonClaims key={person.id} person={person} plans={plans} />;
  return (
    <>
      <PageHeader screen={t('page')} title={t('title.plain')} />
      {isLoading ? (
        <Skeleton lines={6} label={t('list.loading')} />
      ) : (
        <NoPlans>{t('plans:none.text')}</NoPlans>
      )}
    </>
  );
}

function PersonClaims({ person, plans }: { person: PersonSummary; plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('claims');
  const raw = useSearch({ from: '/shell/claims' });
  // The router keeps unknown keys in the search.
  const search = useMemo(() => parseClaimsSearch(raw), [raw]);
  const navigate = useNavigate({ from: '/claims' });
  const onSearch = useCallback(
    (next: ClaimsSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const { data, error, refetch } = useRequest(
    'claims.overview',
    { personId: person.id, year: search.year ?? null },
    { keepPrevious: true },
  );
  const reminders = useRequest('appeals.reminders', { personId: person.id }).data ?? [];
  const visits = useRequest('claims.openVisits', { personId: person.id }).data;
  const { questions } = useNotShown({ personId: person.id });
  const isArriving = plans.some(({ firstSyncDone, syncing }) => !firstSyncDone && syncing !== null);
  const toLook =
    data?.totalsReady && visits
      ? countToLook({ overview: data, reminders, visits }) + questions.length
      : null;
  const title =
    toLook === null
      ? t('title.plain')
      : toLook === 0
        ? t('title.nothing')
        : // A question is no claim, and stands below with those that are.
          t(visits?.questions.length || questions.length > 0 ? 'title.things' : 'title.look', {
            count: toLook,
          });
  const year = data?.year ?? null;
  const isSearching = listActiveFilters(search).length > 0;
  return (
    <>
      <Look
        personId={person.id}
        title={title}
        isNothing={toLook === 0}
        plans={plans}
        hasAside={data !== undefined && data.years.length > 0}
        reminders={reminders}
        overview={data}
        visits={visits}
      />
      <Stack>
        {error && !data && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
        {data && !isSearching && <SumsLine overview={data} personId={person.id} />}
        <ClaimTimeline
          personId={person.id}
          search={search}
          year={year}
          totalsReady={data?.totalsReady ?? false}
          plans={plans}
          years={data?.years ?? []}
          isArriving={isArriving}
          onSearch={onSearch}
        />
        {/* Of a search, its own line says what is not counted of it. */}
        {data?.totalsReady && !isSearching && (
          <p className={styles['notCounted']}>
            <NotCountedLine totals={data.totals} year={year} />
          </p>
        )}
        <NamesNotAsked plans={plans.filter((plan) => plan.claims > 0 && isNameless(plan))} />
        <NotShownLine personId={person.id} />
        {!isSearching && !isArriving && (
          <p className="small muted">
            {t('missing.ask')} <Link to="/files/paper">{t('missing.paper')}</Link>
            {' · '}
            <Link to="/files">{t('missing.file')}</Link>
          </p>
        )}
      </Stack>
    </>
  );
}

type LookProps = {
  personId: string;
  title: string;
  isNothing: boolean;
  plans: readonly ConnectionSummary[];
  hasAside: boolean;
  reminders: readonly Refusal[];
  overview: Overview | undefined;
  visits: OpenVisits | undefined;
};

/** How much needs a look, in the title; what it is unfolds below it, and stays as the person left it. */
function Look({ personId, title, isNothing, plans, hasAside, ...shown }: LookProps) {
  const { reminders, overview, visits } = shown;
  const { t } = useTranslation('claims');
  const [isOpen, setOpen] = useSessionChoice('claims-look', false);
  return (
    <>
      <PageHeader
        screen={t('page')}
        // A press on the words is one on the button beside them.
        title={<label htmlFor="look-fold">{title}</label>}
        beside={
          <>
            <button
              type="button"
              id="look-fold"
              className={styles['fold']}
              aria-expanded={isOpen}
              aria-controls="to-look"
              aria-label={t('look.toggle')}
              onClick={() => setOpen(!isOpen)}
            >
              <Icon name="down" />
            </button>
            <NewsLink personId={personId} />
            <strong className={styles['notBills']}>{t('notBills')}</strong>
          </>
        }
        actions={<Freshness plans={plans} />}
      />
      <div id="to-look" hidden={!isOpen} className={styles['look']}>
        <Stack>
          <SyncNotices plans={plans} />
          {hasAside && <KeptAside personId={personId} />}
          <AppealReminders refusals={reminders} />
          <AttentionList items={overview?.attention ?? []} putAway={overview?.putAway ?? []} />
          {visits && <VisitQuestions visits={visits} />}
          {isNothing && <p>{t('look.none')}</p>}
        </Stack>
      </div>
    </>
  );
}
