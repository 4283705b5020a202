import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { doOverlap, haveSamePeople, type NextYear } from '#shared/model/replay/next-year';
import { mostComparedPlans } from '#shared/model/replay/plan-rules';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { YearSelect } from '../../ui/forms/YearSelect.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { ExampleLine } from '../../ui/records/Example.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { CompareProgress } from './Comparing.tsx';
import { CountedServices } from './CountedServices.tsx';
import { DifferingClaims } from './DifferingClaims.tsx';
import { EnrollmentDates } from './EnrollmentDates.tsx';
import { LeftOutClaims } from './LeftOutClaims.tsx';
import { OwnCheck } from './OwnCheck.tsx';
import { PlanPapers } from './PlanPapers.tsx';
import { PlanTable } from './PlanTable.tsx';
import { useRangeWords } from './use-range-words.ts';

/** The claims of a year under the rules of the plans that the person typed, as ranges with their parts. */
export function NextYearScreen() {
  const { t } = useTranslation('next-year');
  const { person, isLoading } = usePerson();
  const { year } = useSearch({ from: '/shell/next-year' });
  const { data, error, refetch, isFetching } = useRequest(
    'nextYear.get',
    { personId: person?.id ?? '', year: year ?? null },
    { enabled: person !== null, keepPrevious: true },
  );
  const isEmpty = !isLoading && person === null;
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={data ? <Title view={data} /> : t('screen')}
        beside={data && data.plans.length > 0 && <Tag>{t('estimate')}</Tag>}
        lead={data && t('lead', { year: data.year })}
        actions={
          data && (
            <>
              <YearChoice view={data} />
              <ButtonLink to="/next-year/lists">{t('lists')}</ButtonLink>
              {data.plans.length < mostComparedPlans && (
                <ButtonLink to="/next-year/plan" search={{ year: data.year }} variant="primary">
                  {t('add')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <Stack>
        <CompareProgress
          isFetching={isFetching}
          error={error}
          hasView={data !== undefined}
          onRetry={() => void refetch()}
        />
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {isEmpty && (
          <EmptyState title={t('empty.title')} actions={<NextLink to="plans" />}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {person && data && <ExampleLine personId={person.id} isEmpty={data.plans.length === 0} />}
        {person && data && <Loaded view={data} personId={person.id} />}
        {person && <EnrollmentDates key={person.id} personId={person.id} />}
      </Stack>
    </>
  );
}

function Title({ view: { year, plans } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  return plans.length === 0 ? t('title.none', { year }) : t('title.plans', { year, count: plans.length });
}

function Loaded({ view, personId }: { view: NextYear; personId: string }) {
  const { t } = useTranslation('next-year');
  const undo = useUndo();
  const remove = useCommand('nextYear.remove');
  return (
    <>
      {undo.line}
      {remove.error && <FailureNotice failure={remove.error.failure} />}
      {view.claims === 0 && <p>{t('empty.claims', { year: view.year })}</p>}
      {view.plans.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <Answers view={view} />
          <PlanTable
            view={view}
            onRemove={(planId) => void undo.offerBack(remove.mutateAsync({ planId }), t('removed'))}
          />
          <People view={view} />
          <Overlaps view={view} />
          <p>{t('foot')}</p>
          <DifferingClaims view={view} />
          <LeftOutClaims view={view} />
          <OrderEffect view={view} />
          <OwnCheck view={view} />
          <CountedServices view={view} />
          <PlanPapers personId={personId} year={view.year} />
        </>
      )}
    </>
  );
}

/** What the question is that one comes with: would another plan have cost more? */
function Answers({ view }: { view: NextYear }) {
  const { answers } = useRangeWords();
  return answers(view).map(({ planId, text }) => <p key={planId}>{text}</p>);
}

/** Whose claims these are. */
function People({ view }: { view: NextYear }) {
  const { people } = useRangeWords();
  return people(view).map((text) => <p key={text}>{text}</p>);
}

/** Two plans for the same people whose ranges share an amount; by the whole year where both premiums are known. */
function Overlaps({ view: { plans } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const pairs = plans.flatMap((one, index) =>
    plans.slice(index + 1).flatMap((other) => {
      const isOfYear = one.year !== null && other.year !== null;
      const [a, b] = isOfYear ? [one.year, other.year] : [one.share, other.share];
      return a && b && doOverlap(a, b) && haveSamePeople(one, other) ? [[one, other] as const] : [];
    }),
  );
  return pairs.map(([one, other]) => (
    <p key={`${one.planId} ${other.planId}`}>
      {t('overlap', { one: one.rules.name, other: other.rules.name })}
    </p>
  ));
}

function OrderEffect({ view: { plans } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const { amount } = useRangeWords();
  return plans
    .filter(({ orderEffectCents }) => (orderEffectCents ?? 0) > 0)
    .map(({ planId, rules, orderEffectCents }) => (
      <p key={planId} className="small muted">
        {t('orderEffect', { plan: rules.name, amount: amount(orderEffectCents ?? 0) })}
      </p>
    ));
}

function YearChoice({ view }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const navigate = useNavigate({ from: '/next-year' });
  return (
    <YearSelect
      label={t('year')}
      years={view.years}
      year={view.year}
      onChange={(year) => void navigate({ search: { year }, replace: true, resetScroll: false })}
    />
  );
}
