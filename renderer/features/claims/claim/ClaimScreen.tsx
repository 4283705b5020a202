import { useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '#shared/model/claim';
import type { ClaimView } from '#shared/model/claims-view';
import { findNextPlan } from '#shared/words/visit-story';
import { failureFrom } from '../../../api/request-error.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { OpenedAt, useSourceWords } from '../../../i18n/use-source-words.ts';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { StatePill } from '../../../ui/data/Pill.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { NotABill, Notice } from '../../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Columns, Stack } from '../../../ui/layout/Row.tsx';
import { claimsPlace } from '../claims-search.ts';
import { VisitQuestionCard } from '../VisitQuestionCard.tsx';
import { VisitCheckLine } from '../visit-check/VisitCheckLine.tsx';
import { BillsOfClaim } from './BillsOfClaim.tsx';
import { ChainSection } from './ChainSection.tsx';
import styles from './ClaimScreen.module.css';
import { EverythingSection } from './EverythingSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { AnswerBox } from './money/AnswerBox.tsx';
import { BalancesSection } from './money/BalancesSection.tsx';
import { PaymentsSection } from './money/PaymentsSection.tsx';
import { PlanFlow } from './money/PlanFlow.tsx';
import { ServicesTable } from './money/ServicesTable.tsx';
import { CareFacts, CareReasons } from './people/CareFacts.tsx';
import { PeopleSection } from './people/PeopleSection.tsx';
import { TogetherLine } from './TogetherLine.tsx';
import { VisitStorySection } from './VisitStorySection.tsx';
import { BalanceBilling } from './why/BalanceBilling.tsx';
import { WhySection } from './why/WhySection.tsx';

/** One claim: the answer first, then how the plan got there, why, who, what, and everything the plan sent. */
export function ClaimScreen() {
  const { t } = useTranslation('claim');
  const { claimId } = useParams({ from: '/shell/claims/$claimId' });
  const { data, error, refetch } = useRequest('claims.get', { claimId });
  return (
    <>
      <BackLink to="/claims" search={claimsPlace.lastSearch() ?? {}}>
        {t('back')}
      </BackLink>
      {data ? (
        <Loaded key={claimId} view={data} />
      ) : (
        <NotLoaded error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function NotLoaded({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation('claim');
  const failure = error ? failureFrom(error) : null;
  return (
    <>
      <PageHeader
        screen={t('page')}
        title={failure?.code === 'store/not-found' ? t('notFound') : t('page')}
      />
      {failure === null ? (
        <Skeleton lines={8} label={t('loading')} />
      ) : failure.code === 'store/not-found' ? (
        <EmptyState title={t('notFoundText')} />
      ) : (
        <FailureNotice failure={failure} onRetry={onRetry} />
      )}
    </>
  );
}

/** What to do with a bill: one for an older version of a claim, or for one that no longer stands, is not for this page. */
function IfBilled({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { notCountedBecause: because, provider } = claim;
  if (because === 'replaced' || because === 'duplicate' || because === 'from-file') return t('notABillOther');
  if (because !== null && gone.has(because)) return t('notABillGone');
  if (claim.kind === 'pharmacy') return t('notABillPharmacy');
  return provider.name ? t('notABillText', { provider: provider.name }) : t('notABillNoProvider');
}

const gone: ReadonlySet<Claim['notCountedBecause']> = new Set([
  'canceled',
  'entered-in-error',
  'removed-by-plan',
  'reversal',
]);

function Loaded({ view }: { view: ClaimView }) {
  const { t } = useTranslation(['claim', 'claims', 'common']);
  const { span, dayDate } = useFormats();
  const { nameSource } = useSourceWords();
  const { claim, row } = view;
  const provider = claim.provider.name ?? row.providerName;
  const named =
    provider === claim.provider.name ? claim : { ...claim, provider: { ...claim.provider, name: provider } };
  const kind = t(`common:kind.${claim.kind}`);
  const when = span(claim.serviceStart, claim.serviceEnd) ?? t('claim:noDate');
  const { serviceDateFrom } = claim;
  return (
    <OpenedAt value={row.openedAt}>
      <PageHeader
        screen={t('claim:page')}
        title={provider ?? t('claims:list.provider')}
        lead={
          <>
            <span className={styles['lead']}>
              {[kind, when, view.personName].filter(Boolean).join(' · ')} <StatePill state={claim.state} />
            </span>
            {serviceDateFrom !== null && serviceDateFrom !== 'billable-period' && (
              <span className="small muted">{t(`claim:dateFrom.${serviceDateFrom}`)}</span>
            )}
          </>
        }
        actions={
          <>
            <ButtonLink to="/bills/write" search={{ claim: claim.id }}>
              {t('claim:holdBill')}
            </ButtonLink>
            <ButtonLink to="/print" search={{ claimId: claim.id }}>
              {t('claim:print')}
            </ButtonLink>
          </>
        }
      />
      <Stack>
        {row.openedAt !== null && (
          <Notice tone="warning">
            <strong>{t('claim:file.title', { date: dayDate(row.openedAt) })}</strong>{' '}
            {t('claim:file.text', { name: view.planName })}
          </Notice>
        )}
        <NotABill>
          <BillsOfClaim claimId={claim.id} personId={row.personId}>
            <IfBilled claim={named} />
          </BillsOfClaim>
        </NotABill>
        <AnswerBox
          claim={named}
          planName={nameSource(view.planName, row.openedAt)}
          chain={view.chain}
          next={findNextPlan(
            view.visits.map(({ story }) => story),
            claim.id,
          )}
        />
        <TogetherLine claim={claim} />
        <VisitCheckLine claimId={claim.id} />
        <PaymentsSection claim={claim} currency={row.currency} />
        <ChainSection view={view} />
        {view.visits.map(({ story, ...question }) => (
          <Fragment key={`${question.first.id} ${question.second.id}`}>
            {story && <VisitStorySection story={story} />}
            <VisitQuestionCard question={question} />
          </Fragment>
        ))}
        <WhySection claim={claim} denial={view.denial} planPhone={view.planPhone} />
        <BalanceBilling claim={claim} />
        <Columns>
          <div className={styles['column']}>
            <PlanFlow claim={claim} />
            <CareFacts claim={claim} />
          </div>
          <PeopleSection view={{ ...view, claim: named }} />
        </Columns>
        <CareReasons claim={claim} />
        <ServicesTable claim={claim} moreLines={view.moreLines} />
        <BalancesSection claim={claim} />
        <HistorySection view={view} />
        <EverythingSection claim={claim} leftOut={view.leftOut} />
      </Stack>
    </OpenedAt>
  );
}
