import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppealView } from '#shared/model/appeals/appeal';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { isTooLate } from '#shared/words/appeals';
import { offerClaimLetters } from '#shared/words/letters/letters';
import { findMeaning } from '#shared/words/reason-meanings';
import { listRefusals } from '#shared/words/refusals';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Pill } from '../../ui/data/Pill.tsx';
import { CoveredForm } from '../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Columns, Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { type Action, ActionLog, useCallActions, useSentActions } from '../../ui/records/ActionLog.tsx';
import { AskAgainSheet } from '../../ui/records/AskAgainSheet.tsx';
import { AsSent } from '../../ui/records/AsSent.tsx';
import { CallDialog } from '../../ui/records/CallDialog.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import { AppealForm } from './AppealForm.tsx';
import styles from './Appeals.module.css';
import { useAppealWords } from './use-appeal-words.ts';

/** One refusal: what to do step by step, what was written down, and what the person did. */
export function AppealScreen() {
  const { t } = useTranslation('appeals');
  const { claimId } = useParams({ from: '/shell/appeals/$claimId' });
  const about = useRequest('claims.get', { claimId });
  const appeal = useRequest('appeals.get', { claimId });
  const error = about.error ?? appeal.error;
  const retry = () => void Promise.all([about.refetch(), appeal.refetch()]);
  return (
    <>
      <BackLink to="/claims/$claimId" params={{ claimId }}>
        {t('toClaim')}
      </BackLink>
      <PageHeader
        screen={t('one.screen')}
        title={t('one.title')}
        lead={about.data && <Lead view={about.data} />}
      />
      {error && <FailureNotice failure={error.failure} onRetry={retry} />}
      {!error && !(about.data && appeal.data) && <Skeleton lines={8} label={t('loading')} />}
      {about.data && appeal.data && <Loaded key={claimId} about={about.data} appeal={appeal.data} />}
    </>
  );
}

function Lead({ view: { row, planName, personName } }: { view: ClaimView }) {
  const { t } = useTranslation(['appeals', 'claims', 'common']);
  const { money, span } = useFormats();
  const parts = [
    row.providerName ?? t('claims:list.provider'),
    t(`common:kind.${row.kind}`),
    row.what,
    span(row.serviceStart, row.serviceEnd),
    row.claimNumber && t('appeals:number', { number: row.claimNumber }),
    row.billed && t('appeals:billed', { amount: money(row.billed.cents, row.currency) }),
    planName,
    personName,
  ];
  return parts.filter(Boolean).join(' · ');
}

function Loaded({ about, appeal }: { about: ClaimView; appeal: AppealView }) {
  const { t } = useTranslation('appeals');
  const { money } = useFormats();
  const [isCalling, setCalling] = useState(false);
  const { claim, row } = about;
  const isLate = isTooLate(appeal.facts, claim, useToday());
  const share = row.yourShare === null ? null : money(row.yourShare.cents, row.currency);
  return (
    <Stack>
      <WhatPlanSaid about={about} appeal={appeal} isLate={isLate} />
      <AskAgainSheet askAgain={about.askAgain} isTooLate={isLate} />
      <Columns>
        <CoveredForm of={appeal.facts}>
          <AppealForm about={about} facts={appeal.facts} isTooLate={isLate} onCall={() => setCalling(true)} />
        </CoveredForm>
        <div className={styles['side']}>
          <WhatYouDid appeal={appeal} />
          <OtherLetters about={about} isLate={isLate} />
          <TitledSheet title={t('unknown.title')}>
            <p>{t('unknown.text')}</p>
          </TitledSheet>
        </div>
      </Columns>
      <Row>
        <ButtonLink to="/claims/$claimId" params={{ claimId: claim.id }}>
          {t('backToClaim')}
        </ButtonLink>
        <Link to="/appeals">{t('all')}</Link>
      </Row>
      {isCalling && (
        <CallDialog
          about={{ claimId: claim.id }}
          whom={claim.kind === 'pharmacy' ? 'plan' : 'provider'}
          share={share}
          hasClaim
          onClose={() => setCalling(false)}
        />
      )}
    </Stack>
  );
}

/** Whether the sheet below says what was refused, and to ask before one pays: it does not where it is too late. */
function isSaidBelow({ askAgain }: ClaimView, isLate: boolean): boolean {
  return askAgain !== null && !(isLate && (askAgain.why === 'refused' || askAgain.why === 'refused-part'));
}

/** How it stands, and the refusal in the plan's own words; the claim's page says the rest. */
function WhatPlanSaid({ about, appeal, isLate }: { about: ClaimView; appeal: AppealView; isLate: boolean }) {
  const { claim, denial } = about;
  const { t } = useTranslation(['appeals', 'denials']);
  const { tone, pill, says } = useAppealWords()(appeal.facts, claim, useToday());
  const refusals = listRefusals(claim.reasons, denial?.scope === 'whole');
  const said = [...new Set(refusals.flatMap(({ text }) => text ?? []))].slice(0, 3);
  const meant = [...new Set(refusals.flatMap((reason) => findMeaning(reason) ?? []))].slice(0, 3);
  return (
    <Sheet labelledBy="appeal-standing">
      <div className={styles['why']}>
        <h2 id="appeal-standing">
          <Pill tone={tone}>{pill}</Pill> <ExampleTag isExample={appeal.isExample} />
        </h2>
        <p>{says}</p>
        {said.length > 0 && <p>{t('appeals:planSays')}</p>}
        {said.map((text) => (
          <blockquote key={text}>{text}</blockquote>
        ))}
        {said.length > 0 && <AsSent isExplained={meant.length > 0} />}
        {meant.map((meaning) => (
          <p key={meaning}>{t(`denials:meaning.${meaning}`)}</p>
        ))}
        {denial === null ? (
          <p>{t('appeals:notRefused')}</p>
        ) : claim.kind === 'pharmacy' ? (
          <p>{t('denials:drug')}</p>
        ) : (
          !isSaidBelow(about, isLate) && <p>{t(`denials:${denial.scope}`)}</p>
        )}
      </div>
    </Sheet>
  );
}

function OtherLetters({ about: { claim, denial }, isLate }: { about: ClaimView; isLate: boolean }) {
  const { t } = useTranslation('letters');
  const letters = denial === null ? [] : offerClaimLetters(denial, claim.kind, isLate);
  if (letters.length === 0) return null;
  return (
    <TitledSheet title={t('offer.claimTitle')}>
      <ul className={styles['letters']}>
        {letters.map((template) => (
          <li key={template}>
            <Link to="/appeals/$claimId/letter/$template" params={{ claimId: claim.id, template }}>
              {t(`${template}.title`)}
            </Link>
            <p className="small muted">{t(`${template}.about`)}</p>
          </li>
        ))}
      </ul>
    </TitledSheet>
  );
}

function WhatYouDid({ appeal: { facts, calls, sentLetters, isExample } }: { appeal: AppealView }) {
  const { t } = useTranslation(['appeals', 'bills', 'common']);
  const undo = useUndo();
  const remove = useCommand('calls.remove');
  const removeSent = useCommand('letters.removeSent');
  const error = remove.error ?? removeSent.error;
  const callActions = useCallActions()(calls, (callId) =>
    undo.offerBack(remove.mutateAsync({ callId }), t('common:undo.removed.call')),
  );
  const sentActions = useSentActions()(sentLetters, (sentId) =>
    undo.offerBack(removeSent.mutateAsync({ sentId }), t('common:undo.removed.letter')),
  );
  const dated = [
    { id: 'letter', day: facts?.letterDate ?? null, words: t('appeals:did.letter') },
    { id: 'received', day: facts?.receivedOn ?? null, words: t('appeals:did.received') },
    { id: 'made', day: facts?.letterMadeOn ?? null, words: t('appeals:did.made') },
    { id: 'sent', day: facts?.sentOn ?? null, words: t('appeals:did.sent') },
    {
      id: 'ended',
      day: facts?.outcome ? facts.endedOn : null,
      words: facts?.outcome ? t(`appeals:outcome.${facts.outcome}`) : '',
    },
  ];
  const written = dated.flatMap(({ id, day, words }): Action[] =>
    day === null ? [] : [{ id, day, words, more: '', takeBack: null, isExample }],
  );
  return (
    <TitledSheet title={t('bills:log.title')}>
      {undo.line}
      <ActionLog actions={[...callActions, ...sentActions, ...written]} />
      {error && <FailureNotice failure={error.failure} />}
    </TitledSheet>
  );
}
