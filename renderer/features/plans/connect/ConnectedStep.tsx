import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotShown } from '#shared/model/people/whose';
import { kindOfType } from '#shared/not-shown';
import { useCommand } from '../../../api/use-command.ts';
import { useIsKept } from '../../../api/use-is-kept.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonNames, usePersonWords } from '../../../shell/use-person-names.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { NextSteps } from '../../../ui/records/NextSteps.tsx';
import { RecoveryCode } from '../../../ui/records/RecoveryCode.tsx';
import { useCategoryList } from '../../../ui/records/use-category-list.ts';
import { UpdateQuestion } from '../../../ui/updates/UpdateQuestion.tsx';
import { useAsideWords } from '../../../ui/whose/use-aside-words.ts';
import { useNotShown } from '../../../ui/whose/use-not-shown.ts';
import { SyncState } from '../SyncState.tsx';
import { useSavedWords } from '../use-saved-words.ts';
import styles from './ConnectedStep.module.css';
import type { ConnectFlow, DoneStep } from './use-connect-flow.ts';

const firstThings = [
  { to: '/claims', name: 'claim' },
  { to: '/bills/write', name: 'bill' },
  { to: '/print', name: 'print' },
] as const;

/** Last step: what the plan allowed and what it did not, the claims as they come in, and what to do first. */
export function ConnectedStep({ flow, step }: { flow: ConnectFlow; step: DoneStep }) {
  const { t } = useTranslation(['plans', 'whose']);
  const list = useCategoryList();
  const savedWords = useSavedWords();
  const start = useCommand('sync.start');
  // Asked before the person makes one, so that the offer stays until they leave.
  const [offersCode, setOffersCode] = useState(false);
  const hasCode = useRequest('recovery.state', {}).data?.hasCode;
  useEffect(() => {
    if (hasCode === false) setOffersCode(true);
  }, [hasCode]);
  const isKept = useIsKept();
  const { connected, offer } = step;
  const { dayDate } = useFormats();
  const plan = offer.planName;
  const nameOf = usePersonNames();
  const person = usePerson().people.find(({ id }) => id === connected.personId);
  // A withheld name is the person's choice, not a missing part.
  const notGranted = connected.notGranted.filter((category) => category !== 'patient');
  const connections = useRequest('connection.list', {}).data;
  const connection = connections?.find(({ id }) => id === connected.connectionId);
  const notShown = useNotShown({ connectionId: connected.connectionId });
  const hasEnded = connection?.firstSyncDone === true && connection.syncing === null;
  const isDone = useAskedAfter(hasEnded) && hasEnded;
  const aside = useAsideWords(notShown);
  const isAsked = isDone && aside !== null;
  const isHere = isDone && connection.claims > 0;
  const isEmpty = isDone && connection.claims === 0 && !isAsked;
  return (
    <>
      <PageHeader
        screen={t('done.screen')}
        title={t('done.title', { plan })}
        lead={
          isAsked
            ? aside
            : t(`done.${nameLead({ isHere, isEmpty, hasOthers: notShown.others.some(mayBeClaim) })}`)
        }
      />
      <Stack>
        <Sheet label={t('done.title', { plan })}>
          <Stack>
            <TheseRecords flow={flow} step={step} phone={connection?.planPhone ?? null} />
            <p>{t('done.granted', { plan, list: list(connected.granted) })}</p>
            {notGranted.length > 0 && <p>{t('done.notGranted', { plan, list: list(notGranted) })}</p>}
            {connected.notGranted.includes('patient') && (
              <Notice tone="calm">{t('done.noName', { plan })}</Notice>
            )}
            {connection?.keepsUpToDate && connection.accessEndsAt && (
              <p>{t('done.until', { plan, date: dayDate(connection.accessEndsAt) })}</p>
            )}
            {connected.onceOnly && <Notice tone="calm">{t('done.onceOnly', { plan })}</Notice>}
            {connection ? (
              <SyncState
                connection={connection}
                onRetry={() => start.mutate({ connectionId: connection.id })}
              />
            ) : (
              <p>{t('running.starting', { plan })}</p>
            )}
            {isHere && <p>{t(isKept ? 'done.saved' : 'done.inMemory', { saved: savedWords(connection) })}</p>}
            <Row>
              {isAsked && (
                <ButtonLink to="/whose" search={{ plan: connected.connectionId }} variant="primary">
                  {t('whose:aside.ask')}
                </ButtonLink>
              )}
              <ButtonLink to="/claims" variant={isAsked ? 'plain' : 'primary'}>
                {t('done.toClaims')}
              </ButtonLink>
              {isEmpty ? (
                <NextSteps personId={connection.personId} />
              ) : (
                <ButtonLink to="/plans">{t('done.toPlans')}</ButtonLink>
              )}
            </Row>
            {person && !flow.again && (
              <Row>
                <Button variant="quiet" onPress={() => flow.addFurther({ personId: person.id })}>
                  {t('done.further', { name: nameOf(person) })}
                </Button>
                <Button variant="quiet" onPress={() => flow.addFurther('someone-else')}>
                  {t('done.someoneElse')}
                </Button>
              </Row>
            )}
          </Stack>
        </Sheet>
        {offersCode && <RecoveryCode />}
        <UpdateQuestion />
        {!isEmpty && !isAsked && (
          <TitledSheet title={t('done.first.title')}>
            <ul className={styles['first']}>
              {firstThings.map(({ to, name }) => (
                <li key={to}>
                  <Link to={to}>{t(`done.first.${name}`)}</Link>. {t(`done.first.${name}Text`)}
                </li>
              ))}
            </ul>
          </TitledSheet>
        )}
      </Stack>
    </>
  );
}

/** What could not be read may be anything. */
function mayBeClaim({ resourceType }: NotShown): boolean {
  return resourceType === null || kindOfType(resourceType) === 'claims';
}

type Came = { isHere: boolean; isEmpty: boolean; hasOthers: boolean };

function nameLead({ isHere, isEmpty, hasOthers }: Came) {
  if (isHere) return 'leadHere';
  return isEmpty ? (hasOthers ? 'leadNone' : 'leadEmpty') : 'lead';
}

/** True once what is in no list was asked for after the check had ended: answers from before may lack some of it. */
function useAskedAfter(hasEnded: boolean): boolean {
  const [isFresh, setFresh] = useState(false);
  const { refetch: askQuestions } = useRequest('records.undecided', { connectionId: null });
  const { refetch: askReasons } = useRequest('records.notShown', { personId: null });
  useEffect(() => {
    let isCurrent = true;
    setFresh(false);
    if (hasEnded)
      void Promise.all([askQuestions(), askReasons()]).then(() => {
        if (isCurrent) setFresh(true);
      });
    return () => {
      isCurrent = false;
    };
  }, [hasEnded, askQuestions, askReasons]);
  return isFresh;
}

type TheseRecordsProps = { flow: ConnectFlow; step: DoneStep; phone: string | null };

/** Whose records the plan says that these are, and the way back while nothing else was here of it. */
function TheseRecords({ flow, step: { connected, offer }, phone }: TheseRecordsProps) {
  const { t } = useTranslation(['plans', 'discreet']);
  const words = usePersonWords();
  const { isHidden } = useDiscreet();
  const nameOf = usePersonNames();
  const { people } = usePerson();
  const notMe = useCommand('connection.notMe');
  const { said, isNew, connectionId, personId, notGranted } = connected;
  const person = people.find(({ id }) => id === personId);
  const isOther = person !== undefined && person.name !== null && words(person) !== words(said);
  const plan = offer.planName;
  const who = isHidden ? t('discreet:amount.dots') : words(said);
  if (said.name === null)
    // That the name was held back is said by itself.
    return notGranted.includes('patient') ? null : (
      <Notice tone="calm">{t('plans:done.nameless', { plan })}</Notice>
    );
  return (
    <>
      <Row>
        <p id="these-records">
          <strong>
            {isOther
              ? t('plans:done.theseUnder', { name: nameOf(person), plan, who })
              : t('plans:done.these', { who })}
          </strong>
        </p>
        {isNew && (
          <Button
            aria-describedby="these-records"
            isPending={notMe.isPending}
            onPress={() =>
              notMe.mutate(
                { connectionId },
                { onSuccess: ({ revoked }) => flow.leaveNotMe({ phone, revoked }) },
              )
            }
          >
            {t(people.length > 1 ? 'plans:done.notThem' : 'plans:done.notMe.button')}
          </Button>
        )}
      </Row>
      {notMe.error && <FailureNotice failure={notMe.error.failure} plan={plan} />}
    </>
  );
}
