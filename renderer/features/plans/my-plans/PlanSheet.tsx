import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';
import { useCommand } from '../../../api/use-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Pill, type PillTone } from '../../../ui/data/Pill.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { SheetHead } from '../../../ui/layout/SheetHead.tsx';
import { SyncState } from '../SyncState.tsx';
import { usePersonWords } from '../use-person-words.ts';
import { PlanFacts } from './PlanFacts.tsx';
import styles from './PlanSheet.module.css';
import { UndecidedRecords } from './UndecidedRecords.tsx';
import { UnreadableRecords } from './UnreadableRecords.tsx';

const tones: Record<ConnectionSummary['state'], PillTone> = {
  connected: 'paid',
  'sign-in-again': 'refused',
  ended: 'refused',
};
const day = 86_400_000;

export type PlanSheetProps = {
  connection: ConnectionSummary;
  personName: string;
  /** True when someone else has a plan of the same name: the person then joins the sheet's name. */
  hasNamesake: boolean;
  onDisconnect(): void;
};

/** One connected plan: state and freshness first, then what it shares, then what can be done. */
export function PlanSheet({ connection, personName, hasNamesake, onDisconnect }: PlanSheetProps) {
  const { t } = useTranslation(['plans', 'files']);
  const start = useCommand('sync.start');
  const stop = useCommand('sync.cancel');
  const words = usePersonWords();
  const { id, planName, state, syncing } = connection;
  const isFile = connection.origin === 'file';
  const check = () => start.mutate({ connectionId: id });
  const names = hasNamesake ? `plan-${id} person-${id}` : `plan-${id}`;
  const ofPlan = { 'aria-describedby': names };
  return (
    <Sheet labelledBy={names}>
      <div className={styles['plan']}>
        <SheetHead
          marks={
            <Row>
              {connection.isSample && <Tag>{t('madeUp')}</Tag>}
              {isFile ? (
                <Tag>{t('files:plan.state')}</Tag>
              ) : (
                <Pill tone={tones[state]}>{t(`state.${state}`)}</Pill>
              )}
            </Row>
          }
        >
          <h2 id={`plan-${id}`}>{planName}</h2>
          <p id={`person-${id}`} className="muted">
            {personName}
          </p>
        </SheetHead>
        <StateSentence connection={connection} />
        {state === 'connected' && connection.signIn === 'until-closed' && (
          <Notice tone="warning">{t('sentence.signInUntilClosed', { plan: planName })}</Notice>
        )}
        {connection.otherPerson && (
          <Notice tone="warning">
            {t('otherPerson', { plan: planName, said: words(connection.otherPerson), name: personName })}
          </Notice>
        )}
        <SyncState connection={connection} onRetry={check} />
        {start.error && <FailureNotice failure={start.error.failure} plan={planName} onRetry={check} />}
        <UndecidedRecords connectionId={id} planName={planName} personName={personName} />
        <UnreadableRecords connectionId={id} />
        <PlanFacts connection={connection} />
        <Row>
          {syncing ? (
            <Button {...ofPlan} onPress={() => stop.mutate({ connectionId: id })}>
              {t('stop')}
            </Button>
          ) : isFile ? (
            <ButtonLink {...ofPlan} to="/files">
              {t('files:plan.openNewer')}
            </ButtonLink>
          ) : state === 'connected' ? (
            <Button {...ofPlan} onPress={check} isPending={start.isPending}>
              {t('check')}
            </Button>
          ) : (
            <ButtonLink {...ofPlan} to="/plans/add" search={{ again: id }}>
              {t('signInAgain')}
            </ButtonLink>
          )}
          {!isFile && !syncing && state === 'connected' && (
            <ButtonLink {...ofPlan} to="/plans/add" search={{ again: id }} variant="quiet">
              {t('changeShared')}
            </ButtonLink>
          )}
          <Button {...ofPlan} variant="quiet" onPress={onDisconnect}>
            {t(isFile || state === 'ended' ? 'files:plan.erase' : 'disconnect')}
          </Button>
        </Row>
      </div>
    </Sheet>
  );
}

function StateSentence({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation(['plans', 'files']);
  const formats = useFormats();
  const { planName: plan, state, signIn, accessEndsAt, lastCheckedAt, keepsUpToDate } = connection;
  if (connection.origin === 'file')
    return (
      <p>{t('files:plan.opened', { date: formats.dayDate(lastCheckedAt ?? connection.connectedAt) })}</p>
    );
  if (state === 'ended' && accessEndsAt === null) return <p>{t('sentence.endedNoDate', { plan })}</p>;
  if (state === 'ended' && accessEndsAt !== null)
    return <p>{t('sentence.ended', { plan, date: formats.dayDate(accessEndsAt) })}</p>;
  if (state === 'sign-in-again')
    return <p>{t(signIn === 'lost' ? 'sentence.signInLost' : 'sentence.signInAgain', { plan })}</p>;
  const daysLeft = accessEndsAt ? Math.ceil((Date.parse(accessEndsAt) - Date.now()) / day) : null;
  return (
    <p>
      {lastCheckedAt
        ? t('sentence.checked', { moment: formats.moment(lastCheckedAt) })
        : t('sentence.neverChecked')}
      {keepsUpToDate && accessEndsAt && daysLeft !== null && daysLeft <= 30 && (
        <strong> {t('sentence.endsSoon', { plan, date: formats.dayDate(accessEndsAt) })}</strong>
      )}
    </p>
  );
}
