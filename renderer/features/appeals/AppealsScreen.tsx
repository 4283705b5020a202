import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Refusal, RefusalList } from '#shared/model/appeals/appeal';
import {
  type AppealStanding,
  findDeadline,
  findStanding,
  isLongAgo,
  type RefusedClaim,
} from '#shared/words/appeals';
import { isRefusedApproval } from '#shared/words/papers/approvals';
import { findMeaning } from '#shared/words/reason-meanings';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Pill } from '../../ui/data/Pill.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { ExampleLine, ExampleTag } from '../../ui/records/Example.tsx';
import { KindOfPlan } from '../../ui/records/KindOfPlan.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import styles from './Appeals.module.css';
import { useAppealWords } from './use-appeal-words.ts';

/** Everything that the person's plans refused, and which of it can still be appealed, as far as they wrote. */
export function AppealsScreen() {
  const { t } = useTranslation('appeals');
  const { person, isLoading } = usePerson();
  const { data, error, refetch } = useRequest(
    'appeals.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  );
  const today = useToday();
  const refusedApprovals = useRefusedApprovals(person?.id ?? null);
  const isEmpty = (!isLoading && person === null) || data?.refusals.length === 0;
  return (
    <>
      <BackLink to="/claims">{t('toClaims')}</BackLink>
      <PageHeader
        screen={t('screen')}
        title={<Answer list={data} refusedApprovals={refusedApprovals} />}
        lead={!isEmpty && t('lead')}
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {isEmpty && refusedApprovals === 0 && (
          <EmptyState title={t('empty.title')} actions={<NextLink to="claims" />}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {person && data && !isEmpty && (
          <ExampleLine personId={person.id} isEmpty={data.refusals.every(({ facts }) => facts === null)} />
        )}
        {data && <KindsOfPlans refusals={splitByAge(data, today).recent} />}
        {data &&
          groups.map((standing) => (
            <Group
              key={standing}
              standing={standing}
              refusals={selectStanding(splitByAge(data, today).recent, standing, today)}
            />
          ))}
        {refusedApprovals > 0 && (
          <p>
            <Link to="/approvals">{t('approvals', { count: refusedApprovals })}</Link>
          </p>
        )}
        {data && <LongAgo refusals={splitByAge(data, today).old} />}
        {data && !isEmpty && <p className="small muted">{t('foot')}</p>}
      </Stack>
    </>
  );
}

/** What can still be done first. */
const groups: readonly AppealStanding[] = ['open', 'no-day', 'passed', 'sent', 'decided'];

function splitByAge({ refusals }: RefusalList, today: string): Record<'recent' | 'old', Refusal[]> {
  const { recent = [], old = [] } = Object.groupBy(refusals, (refusal) =>
    isLongAgo(toRefused(refusal), refusal.facts, today) ? 'old' : 'recent',
  );
  return { recent, old };
}

function toRefused({ row, planKind }: Refusal): RefusedClaim {
  return { ...row, planKind };
}

function selectStanding(refusals: readonly Refusal[], standing: AppealStanding, today: string): Refusal[] {
  const found = refusals.filter((one) => findStanding(one.facts, toRefused(one), today) === standing);
  const day = (one: Refusal) => {
    const deadline = findDeadline(one.facts, toRefused(one), today);
    return deadline.from === 'unknown' ? '' : deadline.day;
  };
  return standing === 'open' ? found.toSorted((a, b) => (day(a) < day(b) ? -1 : 1)) : found;
}

function Answer({ list, refusedApprovals }: { list: RefusalList | undefined; refusedApprovals: number }) {
  const { t } = useTranslation('appeals');
  const today = useToday();
  if (!list) return t('screen');
  if (list.refusals.length === 0)
    return refusedApprovals > 0 ? t('approvals', { count: refusedApprovals }) : t('answer.none');
  const { recent } = splitByAge(list, today);
  const open = selectStanding(recent, 'open', today).length;
  const unknown = selectStanding(recent, 'no-day', today).length;
  if (open > 0) return t('answer.open', { count: open });
  return unknown > 0 ? t('answer.noDay', { count: unknown }) : t('answer.nothing');
}

/** How many requests for approval plans refused: they stand on a screen of their own. */
function useRefusedApprovals(personId: string | null): number {
  const { data } = useRequest('approvals.list', { personId: personId ?? '' }, { enabled: personId !== null });
  return data?.approvals.filter(isRefusedApproval).length ?? 0;
}

/** What kind each plan is, asked once for all of its refusals, where no record says it. */
function KindsOfPlans({ refusals }: { refusals: readonly Refusal[] }) {
  const asked = new Map(
    refusals.flatMap(({ row, planName, saidKind }) =>
      saidKind === null
        ? []
        : [[row.connectionId, { connectionId: row.connectionId, planName, saidKind }] as const],
    ),
  );
  return [...asked.values()].map((plan) => <KindOfPlan key={plan.connectionId} {...plan} />);
}

function Group({ standing, refusals }: { standing: AppealStanding; refusals: readonly Refusal[] }) {
  const { t } = useTranslation('appeals');
  const today = useToday();
  if (refusals.length === 0) return null;
  const hasEstimate = refusals.some(
    (one) => findDeadline(one.facts, toRefused(one), today).from !== 'letter',
  );
  return (
    <section aria-labelledby={`appeals-${standing}`}>
      <h2 id={`appeals-${standing}`} className={styles['heading']}>
        {t(`group.${standing === 'passed' && hasEstimate ? 'usual-passed' : standing}`)}
      </h2>
      <Rows refusals={refusals} />
    </section>
  );
}

function LongAgo({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useTranslation('appeals');
  if (refusals.length === 0) return null;
  return (
    <Details summary={t('longAgo', { count: refusals.length })}>
      <Rows refusals={refusals} />
    </Details>
  );
}

function Rows({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <Sheet padding="none" as="div">
      <ul className={styles['rows']}>
        {refusals.map((refusal) => (
          <Row key={refusal.row.id} refusal={refusal} />
        ))}
      </ul>
    </Sheet>
  );
}

function Row({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation(['appeals', 'claims', 'common']);
  const { money, span } = useFormats();
  const { row, facts, isExample } = refusal;
  const { tone, pill, says } = useAppealWords()(facts, toRefused(refusal), useToday());
  const about = [
    row.state === 'plan-paid-part' && t(`common:state.${row.state}`),
    t(`common:kind.${row.kind}`),
    row.what,
    row.billed && t('appeals:billed', { amount: money(row.billed.cents, row.currency) }),
    row.claimNumber && t('appeals:number', { number: row.claimNumber }),
  ];
  return (
    <li className={styles['row']}>
      <span className={styles['when']}>
        {span(row.serviceStart, row.serviceEnd) ?? t('claims:list.noDate')}
      </span>
      <div className={styles['main']}>
        <span className={styles['title']}>
          <Link to="/appeals/$claimId" params={{ claimId: row.id }} className={styles['name'] ?? ''}>
            {row.providerName ?? t('claims:list.provider')}
          </Link>
          <ExampleTag isExample={isExample} />
          <Pill tone={tone}>{pill}</Pill>
        </span>
        <span className="small muted">{about.filter(Boolean).join(' · ')}</span>
        <Why refusal={refusal} />
        <span>{says}</span>
      </div>
    </li>
  );
}

/** Why, in our words where we have some for the code, else in the plan's. */
function Why({ refusal: { reason } }: { refusal: Refusal }) {
  const { t } = useTranslation(['appeals', 'denials']);
  const meaning = reason && findMeaning(reason);
  if (meaning) return <span>{t(`denials:meaning.${meaning}`)}</span>;
  const text = reason?.text ?? reason?.code ?? null;
  return <span>{text === null ? t('appeals:noReason') : t('appeals:reason', { text })}</span>;
}
