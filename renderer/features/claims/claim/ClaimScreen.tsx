import { useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths } from '#shared/dates';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { goneBecause, isGone } from '#shared/words/visit-checks';
import { findNextPlan } from '#shared/words/visit-story';
import { failureFrom } from '../../../api/request-error.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { OpenedFrom, useSourceWords } from '../../../i18n/use-source-words.ts';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { RowPill, StatePill } from '../../../ui/data/Pill.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { useUndo } from '../../../ui/feedback/use-undo.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Columns, Row, Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { AskAgainOfClaim } from '../../../ui/records/AskAgainOfClaim.tsx';
import { NextLink } from '../../../ui/records/NextSteps.tsx';
import { claimsPlace } from '../claims-search.ts';
import { VisitQuestionCard } from '../VisitQuestionCard.tsx';
import { DidNotHappen, useDidNotHappen } from '../visit-check/DidNotHappen.tsx';
import { VisitCheckLine } from '../visit-check/VisitCheckLine.tsx';
import { BillsOfClaim } from './BillsOfClaim.tsx';
import { ChainSection } from './ChainSection.tsx';
import styles from './ClaimScreen.module.css';
import { EverythingSection } from './EverythingSection.tsx';
import { FillsSection } from './FillsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { LookedAtLine } from './LookedAtLine.tsx';
import { AnswerBox, nameProvider, saysAskAgain } from './money/AnswerBox.tsx';
import { BalancesSection } from './money/BalancesSection.tsx';
import { PayClaimButton, PaymentsSection } from './money/PaymentsSection.tsx';
import { FoldedFlow, PlanFlow } from './money/PlanFlow.tsx';
import { ServicesTable } from './money/ServicesTable.tsx';
import { PaperOfClaim } from './PaperOfClaim.tsx';
import { CareFacts, CareReasons } from './people/CareFacts.tsx';
import { FoldedPeople, PeopleSection } from './people/PeopleSection.tsx';
import { SecondLookOfClaim } from './SecondLookOfClaim.tsx';
import { TogetherLine } from './TogetherLine.tsx';
import { useBillsOfClaim } from './use-bills-of-claim.ts';
import { VisitStorySection } from './VisitStorySection.tsx';
import { BalanceBilling } from './why/BalanceBilling.tsx';
import { DeadlineSheet } from './why/DeadlineSheet.tsx';
import { FoldedWhatToDo } from './why/WhatToDo.tsx';
import { WhySection, WhySheet } from './why/WhySection.tsx';

/** One claim: the answer first, then how the plan got there, why, who, what, and everything the plan sent. */
export function ClaimScreen() {
  const { t } = useTranslation('claim');
  const { claimId } = useParams({ from: '/shell/claims/$claimId' });
  const { data: own, error, refetch } = useRequest('claims.get', { claimId });
  // Every claim of a visit leads to the visit's page, which opens with what the last plan decided.
  const lastId = own?.visit?.id ?? claimId;
  const { data } = useRequest('claims.get', { claimId: lastId }, { keepPrevious: true });
  return (
    <>
      <BackLink to="/claims" search={claimsPlace.lastSearch() ?? {}}>
        {t('back')}
      </BackLink>
      {own && data ? (
        <Loaded key={claimId} view={data} asked={own} />
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
        <EmptyState title={t('notFoundText')} actions={<NextLink to="claims" />} />
      ) : (
        <FailureNotice failure={failure} onRetry={onRetry} />
      )}
    </>
  );
}

/**
 * What to do with a bill: one for an older version of a claim, for one that no longer stands, or for care that did not happen,
 * is not for this page.
 */
function IfBilled({ claim, hasNotHappened }: { claim: Claim; hasNotHappened: boolean }) {
  const { t } = useTranslation('claim');
  const today = useToday();
  const { notCountedBecause: because, provider } = claim;
  if (because !== null && standsElsewhere.has(because)) return t('notABillOther');
  if (hasNotHappened || (because !== null && goneBecause.has(because))) return t('notABillGone');
  if (claim.kind === 'pharmacy') return t('notABillPharmacy');
  if (claim.counted && claim.amounts.yourShare?.cents === 0) return t('notABillZero');
  // Whoever has not billed in a year is not waited for.
  const day = claim.serviceEnd ?? claim.serviceStart;
  if (day !== null && addMonths(day, 12) < today) return t('notABillZero');
  return provider.name ? t('notABillText', { provider: provider.name }) : t('notABillNoProvider');
}

const standsElsewhere: ReadonlySet<Claim['notCountedBecause']> = new Set([
  'replaced',
  'duplicate',
  'in-other-plan',
  'from-file',
  'maybe-in-plan',
]);

/** `asked`: the claim of the address; `view` is another one where another plan decided last on the same visit. */
function Loaded({ view, asked }: { view: ClaimView; asked: ClaimView }) {
  const { t } = useTranslation(['claim', 'claims', 'common', 'denials']);
  const { span, dayDate } = useFormats();
  const { row } = view;
  const claim = nameProvider(view);
  const undo = useUndo();
  const isRefused = saysAskAgain(view);
  // Nobody is sent to an appeal first for what the plan does not leave to them.
  const isToAppeal = isRefused && view.denial?.notYours === undefined;
  const kind = t(`common:kind.${claim.kind}`);
  const when = span(claim.serviceStart, claim.serviceEnd) ?? t('claim:noDate');
  const { serviceDateFrom } = claim;
  const check = useDidNotHappen(view.visit ?? row);
  const bills = useBillsOfClaim(claim.id, row.personId);
  // Of several for one debt, the one that is counted says what to do.
  const billed = bills.find(({ countedBillId }) => countedBillId === null) ?? bills[0];
  const isFirstToAppeal = isToAppeal && check === null && !billed;
  return (
    <OpenedFrom value={row}>
      <PageHeader
        screen={t('claim:page')}
        title={claim.provider.name ?? t('claims:list.provider')}
        beside={view.visit ? <RowPill row={view.visit} /> : <StatePill state={claim.state} />}
        lead={
          <>
            {[kind, when, view.personName].filter(Boolean).join(' · ')}{' '}
            {serviceDateFrom !== null && serviceDateFrom !== 'billable-period' && (
              <span className="small muted">{t(`claim:dateFrom.${serviceDateFrom}`)}</span>
            )}
          </>
        }
        actions={
          <>
            <Tag>{t('common:notABill')}</Tag>
            <ButtonLink to="/print" search={{ claimId: claim.id }}>
              {t('claim:print')}
            </ButtonLink>
          </>
        }
      />
      <Stack>
        {row.openedAt !== null && (
          <Notice tone="warning">
            <strong>{t(`claim:file.title.${row.way ?? 'file'}`, { date: dayDate(row.openedAt) })}</strong>{' '}
            {t(`claim:file.text.${row.way ?? 'file'}`, { name: view.planName })}
          </Notice>
        )}
        <AnswerBox view={view} isUnknownCare={check !== null}>
          {check && <DidNotHappen check={check} undo={undo} />}
          <p>
            <BillsOfClaim bills={bills}>
              <IfBilled claim={claim} hasNotHappened={check !== null} />
            </BillsOfClaim>
          </p>
          <Row>
            {billed && (
              <ButtonLink
                to="/bills/$billId"
                params={{ billId: billed.bill.id }}
                variant={check ? 'plain' : 'primary'}
              >
                {t('claim:seeBill')}
              </ButtonLink>
            )}
            {isRefused && (
              <ButtonLink
                to="/appeals/$claimId"
                params={{ claimId: claim.id }}
                variant={isFirstToAppeal ? 'primary' : 'plain'}
              >
                {t('denials:appeal.open')}
              </ButtonLink>
            )}
            {claim.counted && (
              <ButtonLink
                to="/bills/write"
                search={{ claim: claim.id }}
                variant={isToAppeal || check || billed ? 'plain' : 'primary'}
              >
                {t(billed ? 'claim:holdOtherBill' : 'claim:holdBill')}
              </ButtonLink>
            )}
            {row.way === 'paper' && (
              <ButtonLink to="/files/paper" search={{ claim: claim.id }}>
                {t('claim:changePaper')}
              </ButtonLink>
            )}
            <PayClaimButton view={view} undo={undo} />
            <VisitCheckLine claimId={claim.id} undo={undo} />
          </Row>
          {undo.line}
        </AnswerBox>
        <AskAgainOfClaim view={view} isSaid={isRefused}>
          {view.denial && (
            <ButtonLink
              to="/appeals/$claimId/letter/$template"
              params={{ claimId: claim.id, template: 'appeal' }}
            >
              {t('claim:writeAppeal')}
            </ButtonLink>
          )}
        </AskAgainOfClaim>
        <LookedAtLine view={view} />
        {view.visits.map(({ story, ...question }) => (
          <Fragment key={`${question.first.id} ${question.second.id}`}>
            {story && <VisitStorySection story={story} />}
            <VisitQuestionCard question={question} />
          </Fragment>
        ))}
        <PlanDetails view={view} askedId={asked.claim.id} />
        {row.way === 'paper' && <PaperOfClaim claimId={claim.id} />}
      </Stack>
    </OpenedFrom>
  );
}

/** What one plan sent about the claim; of a visit that several plans looked at, of the plan that is chosen. */
function PlanDetails({ view, askedId }: { view: ClaimView; askedId: string }) {
  const { t } = useTranslation('claim');
  const { nameSource } = useSourceWords();
  const parts = view.visit?.visit?.parts ?? [];
  const [chosen, choose] = useState(askedId);
  const isOther = chosen !== view.claim.id && parts.some(({ id }) => id === chosen);
  const other = useRequest('claims.get', { claimId: chosen }, { enabled: isOther, keepPrevious: true }).data;
  const shown = isOther && other ? other : view;
  const isFollowed =
    findNextPlan(
      shown.visits.map(({ story }) => story),
      shown.claim.id,
    ) !== null;
  return (
    <>
      {parts.length > 1 && (
        <Sheet>
          <RadioGroup
            label={t('story.whose')}
            value={shown.claim.id}
            onChange={choose}
            options={parts.map((part) => ({
              value: part.id,
              label: nameSource(part.planName ?? t('story.otherPlan'), part),
            }))}
          />
        </Sheet>
      )}
      <OpenedFrom value={shown.row}>
        <Details key={shown.claim.id} view={shown} isFollowed={isFollowed}>
          <PaymentsSection claim={view.claim} currency={view.row.currency} />
          {shown !== view && <PaymentsSection claim={shown.claim} currency={shown.row.currency} />}
        </Details>
      </OpenedFrom>
    </>
  );
}

/** `children`: what the person paid. It stands behind what the plan did not pay and why: that is first to know. */
type DetailsProps = {
  view: ClaimView;
  /** True where another plan came after this one for the visit. */
  isFollowed: boolean;
  children: ReactNode;
};

function Details({ view, isFollowed, children }: DetailsProps) {
  const { nameSource } = useSourceWords();
  const claim = nameProvider(view);
  const isRefused = saysAskAgain(view);
  const flow = <PlanFlow claim={claim} ofPlan={isFollowed ? nameSource(view.planName, view.row) : null} />;
  // Of amounts that do not count, the first to know is why, and what took their place.
  const isOld = !isRefused && isGone(claim);
  const why = !isRefused && <WhySection about={view} />;
  const versions = <ChainSection view={view} />;
  return (
    <>
      <Columns>
        {isRefused ? (
          <WhySheet about={view} />
        ) : isOld ? (
          <div className={styles['old']}>
            {flow}
            {why}
            {versions}
          </div>
        ) : (
          flow
        )}
        {isRefused ? <DeadlineSheet about={view} /> : <PeopleSection view={view} claim={claim} />}
      </Columns>
      <div className={styles['folds']}>
        {isRefused && view.denial && <FoldedWhatToDo about={view} denial={view.denial} />}
        {isRefused && <FoldedFlow claim={claim} />}
        {isRefused && <FoldedPeople claim={claim} />}
        {!isOld && why}
        <BalanceBilling view={view} isOpen={!isRefused} />
        <SecondLookOfClaim view={view} />
        <ServicesTable claim={claim} moreLines={view.moreLines} />
        {!isOld && versions}
        <CareFacts claim={claim} />
        <FillsSection claim={claim} personId={view.row.personId} />
        <CareReasons claim={claim} />
        {children}
        <BalancesSection claim={claim} />
        <HistorySection view={view} />
        <EverythingSection claim={claim} leftOut={view.leftOut} />
      </div>
      <TogetherLine claim={claim} />
    </>
  );
}
