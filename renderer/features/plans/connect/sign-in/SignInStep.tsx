import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '#shared/ipc/contract';
import type { WhoseQuestion } from '#shared/model/plans/connection';
import { useCommand } from '../../../../api/use-command.ts';
import { useBridgeEvent } from '../../../../api/use-event.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import { PageHeader } from '../../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import { useFocusHeading } from '../../../../ui/layout/use-focus-heading.ts';
import type { ConnectFlow, SignInStepState } from '../use-connect-flow.ts';
import { PasteAnswer } from './PasteAnswer.tsx';
import { SamplePeople } from './SamplePeople.tsx';
import { WhoseRecords } from './WhoseRecords.tsx';

/** After this long the person may need help with the browser's page. */
const helpAfterMs = 60_000;

/** Third step: the person signs in in the browser; this says what to do if that does not work. */
export function SignInStep({ flow, step }: { flow: ConnectFlow; step: SignInStepState }) {
  const { t } = useTranslation('plans');
  const { failure, offer, plan } = step;
  const [progress, setProgress] = useState<EventPayload<'connect.progress'> | null>(null);
  useBridgeEvent('connect.progress', setProgress);
  const [question, setQuestion] = useState<WhoseQuestion | null>(null);
  useBridgeEvent('connect.question', setQuestion);
  useFocusHeading(question !== null && !failure ? 'whose' : 'sign-in');
  const hasAnswered = question !== null || progress?.stage === 'finishing';
  if (failure) return <Stopped flow={flow} step={step} hasAnswered={hasAnswered} />;
  if (question)
    return (
      <WhoseRecords
        plan={offer.planName}
        question={question}
        onAnswered={() => setQuestion(null)}
        onStop={flow.cancel}
      />
    );
  const host = progress?.host ?? offer.signInHost;
  const stage = progress?.stage ?? 'looking-up';
  return (
    <>
      <PageHeader
        screen={t('signIn.screen')}
        title={t(`signIn.${stage}.title`, { plan: offer.planName, host })}
        lead={t(`signIn.${stage}.lead`, { plan: offer.planName, host })}
      />
      <Stack>
        <Sheet label={t('signIn.screen')}>
          <Stack>
            {stage === 'browser-open' && progress && <TimeLeft endsAt={progress.endsAt} />}
            {progress?.hint && (
              <Notice tone="warning" role="status">
                {t(`signIn.hint.${progress.hint}`, { plan: offer.planName })}
              </Notice>
            )}
            <Waiting flow={flow} isOpen={stage === 'browser-open'} />
          </Stack>
        </Sheet>
        {plan.isSample && <SamplePeople plan={offer.planName} />}
      </Stack>
    </>
  );
}

function Waiting({ flow, isOpen }: { flow: ConnectFlow; isOpen: boolean }) {
  const { t } = useTranslation('plans');
  const openAgain = useCommand('connection.openBrowserAgain');
  const needsHelp = useElapsed(helpAfterMs);
  return (
    <>
      <Row>
        {isOpen && <Button onPress={() => openAgain.mutate({})}>{t('signIn.openAgain')}</Button>}
        <Button variant="quiet" onPress={flow.cancel}>
          {t('stop')}
        </Button>
      </Row>
      {openAgain.error && <FailureNotice failure={openAgain.error.failure} />}
      <p className="muted">{t('signIn.helping')}</p>
      {isOpen && needsHelp && <PasteSection />}
      {isOpen && (
        <Details summary={t('signIn.help.title')}>
          <Stack>
            <div>
              <p>{t('signIn.help.noPage')}</p>
              <p>{t('signIn.help.error')}</p>
              <p>{t('signIn.help.password')}</p>
            </div>
            {!needsHelp && <PasteSection />}
          </Stack>
        </Details>
      )}
    </>
  );
}

function PasteSection() {
  const { t } = useTranslation('plans');
  return (
    <section aria-labelledby="paste-address">
      <h2 id="paste-address">{t('signIn.paste.title')}</h2>
      <PasteAnswer />
    </section>
  );
}

type StoppedProps = {
  flow: ConnectFlow;
  step: SignInStepState;
  /** True where the person had signed in, so that the plan may have sent something. */
  hasAnswered: boolean;
};

function Stopped({ flow, step, hasAnswered }: StoppedProps) {
  const { t } = useTranslation('plans');
  const { failure, offer } = step;
  if (!failure) return null;
  const isStopped = failure.code === 'oauth/cancelled';
  const isLate = isStopped && hasAnswered;
  const isNo = isStopped || failure.code === 'oauth/access-denied';
  const ways = (
    <Row>
      <Button onPress={flow.back}>{t('signIn.again')}</Button>
      <ButtonLink to="/plans" variant="quiet">
        {t('signIn.toPlans')}
      </ButtonLink>
    </Row>
  );
  return (
    <>
      <PageHeader
        screen={t('signIn.screen')}
        title={t(isLate ? 'signIn.nothingKept' : isNo ? 'signIn.nothing' : 'signIn.failed', {
          plan: offer.planName,
        })}
        lead={
          isLate
            ? t('signIn.stoppedLate', { plan: offer.planName })
            : isNo
              ? t(isStopped ? 'signIn.youStopped' : 'signIn.saidNo')
              : null
        }
      />
      <Stack>
        {!isNo && <FailureNotice failure={failure} plan={offer.planName} />}
        {ways}
      </Stack>
    </>
  );
}

/** Whole minutes: a ticking clock would pressure people and be read out again and again. */
function TimeLeft({ endsAt }: { endsAt: string }) {
  const { t } = useTranslation('plans');
  const [leftMs, setLeftMs] = useState(() => Date.parse(endsAt) - Date.now());
  useEffect(() => {
    // From here on evenly, whatever the clock is set to.
    const endMs = performance.now() + Date.parse(endsAt) - Date.now();
    const timer = setInterval(() => setLeftMs(endMs - performance.now()), 5_000);
    return () => clearInterval(timer);
  }, [endsAt]);
  const minutes = Math.max(1, Math.ceil(leftMs / 60_000));
  return <p>{t('signIn.timeLeft', { count: minutes })}</p>;
}

function useElapsed(ms: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isOver;
}
