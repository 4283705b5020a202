import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button as ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { countDays, localDay } from '#shared/dates';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { findWayOf } from '#shared/model/plans/plan-kind';
import { useCommand } from '../../../api/use-command.ts';
import { useToday } from '../../../day/use-today.ts';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { usePersonWords } from '../../../shell/use-person-names.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/data/Icon.tsx';
import { Pill } from '../../../ui/data/Pill.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { ComesBack } from '../../../ui/whose/ComesBack.tsx';
import { KeptAside } from '../../../ui/whose/KeptAside.tsx';
import { SyncState } from '../SyncState.tsx';
import { AnsweredFold } from './AnsweredFold.tsx';
import { ClaimCount, NotShownFold } from './NotShownFold.tsx';
import { PlanFacts } from './PlanFacts.tsx';
import styles from './PlanLine.module.css';
import { UnreadableRecords } from './UnreadableRecords.tsx';

export type PlanLineProps = {
  connection: ConnectionSummary;
  /** Its name among the plans of its person. */
  name: string;
  personName: string;
  /** Id of the person's heading where someone else has a plan of the same name: the person then joins the line's name. */
  personHeadingId: string | null;
  /** By whose sign-in the records of somebody whom that person helps come; `null` for a plan of its own. */
  through: { name: string; plan: string } | null;
  onDisconnect(): void;
};

/** One plan or file in a line: name, state, how much is here, last checked, one action. What must be seen stands below, the rest is folded. */
export function PlanLine(props: PlanLineProps) {
  const { connection, name, personName, personHeadingId, through, onDisconnect } = props;
  const { t } = useTranslation(['plans', 'files', 'common']);
  const start = useCommand('sync.start');
  const words = usePersonWords();
  const { isHidden } = useDiscreet();
  const detailsId = useId();
  const [isOpen, setOpen] = useState(false);
  const { id, planName, state, otherPerson, personId } = connection;
  const check = () => start.mutate({ connectionId: id });
  const names = personHeadingId === null ? `plan-${id}` : `plan-${id} ${personHeadingId}`;
  const ofPlan = { 'aria-describedby': names };
  const isOwnPlan = connection.origin === 'plan' && through === null;
  return (
    <section aria-labelledby={names} className={styles['plan']}>
      <div className={styles['line']}>
        <div>
          <h3 id={`plan-${id}`}>{name}</h3>
          <Row>
            {through === null ? (
              <StateWords connection={connection} />
            ) : (
              <span className="muted">{t(`through.${connection.origin}`, through)}</span>
            )}
            {connection.isSample && <Tag>{t('madeUp')}</Tag>}
          </Row>
        </div>
        <ClaimCount connection={connection} />
        <p className="muted">
          <Freshness connection={connection} />
        </p>
        {through === null ? (
          <LineAction
            connection={connection}
            describedBy={names}
            onCheck={check}
            isPending={start.isPending}
          />
        ) : (
          <span />
        )}
        <ToggleButton
          {...ofPlan}
          className={cx(styles['toggle'], isOpen && styles['open'])}
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onPress={() => setOpen(!isOpen)}
        >
          <span className="visually-hidden">{t('common:action.details')}</span>
          <Icon name="down" />
        </ToggleButton>
      </div>
      {through === null && <StateSentence connection={connection} />}
      {through === null && state === 'connected' && connection.signIn === 'until-closed' && (
        <Notice tone="warning">{t('sentence.signInUntilClosed', { plan: planName })}</Notice>
      )}
      {otherPerson && (
        <Notice tone="warning">
          {isHidden
            ? t('otherPersonHidden', { plan: planName, name: personName })
            : t('otherPerson', { plan: planName, said: words(otherPerson), name: personName })}{' '}
          <Link to="/people/$personId" params={{ personId }}>
            {t('toOther')}
          </Link>
        </Notice>
      )}
      {needsLook(connection) && <SyncState connection={connection} onRetry={check} />}
      {start.error && <FailureNotice failure={start.error.failure} plan={planName} onRetry={check} />}
      <KeptAside connectionId={id} describedBy={names} />
      <ComesBack connection={connection} />
      <div id={detailsId} hidden={!isOpen} className={styles['details']}>
        {isOpen && (
          <>
            {!needsLook(connection) && <SyncState connection={connection} onRetry={check} />}
            <UnreadableRecords connectionId={id} />
            <NotShownFold connection={connection} />
            <AnsweredFold connectionId={id} />
            <PlanFacts connection={connection} />
            {through !== null && <p>{t('through.text', through)}</p>}
            <Row>
              {isOwnPlan && !connection.syncing && state === 'connected' && (
                <ButtonLink {...ofPlan} to="/plans/add" search={{ again: id }}>
                  {t('changeShared')}
                </ButtonLink>
              )}
              {isOwnPlan && (
                <ButtonLink
                  {...ofPlan}
                  to="/print/$paper"
                  params={{ paper: 'consent' }}
                  search={{ connectionId: id }}
                  variant="quiet"
                >
                  {t('receipt')}
                </ButtonLink>
              )}
              {through === null && (
                <Button {...ofPlan} variant="quiet" onPress={onDisconnect}>
                  {t(isOver(connection) ? 'files:plan.erase' : 'disconnect')}
                </Button>
              )}
            </Row>
          </>
        )}
      </div>
    </section>
  );
}

/** True when there is no permission to end, only records to erase. */
export function isOver({ origin, state }: ConnectionSummary): boolean {
  return origin === 'file' || state === 'ended';
}

/** True where the person typed the claims from paper. */
function isFromPaper({ origin, plan }: ConnectionSummary): boolean {
  return findWayOf({ origin, plan }) === 'paper';
}

/** True while a check runs, and where the last one left something open. */
function needsLook({ syncing, lastEnd }: ConnectionSummary): boolean {
  return syncing !== null || lastEnd?.outcome === 'partial' || lastEnd?.outcome === 'failed';
}

function StateWords({ connection }: { connection: ConnectionSummary }) {
  const { origin, state, keepsUpToDate, accessEndsAt } = connection;
  const { t } = useTranslation(['plans', 'files']);
  const { moment } = useFormats();
  if (origin === 'file')
    return <span className="muted">{t(`files:${findWayOf(connection) ?? 'plan'}.state`)}</span>;
  if (state === 'connected')
    return (
      <span className="muted">
        {keepsUpToDate || accessEndsAt === null
          ? t('state.connected')
          : t('state.connectedUntil', { moment: moment(accessEndsAt) })}
      </span>
    );
  return <Pill tone="refused">{t(`state.${connection.disconnectedAt ? 'disconnected' : state}`)}</Pill>;
}

function Freshness({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation(['plans', 'files', 'common']);
  const formats = useFormats();
  const { origin, syncing, lastCheckedAt, connectedAt } = connection;
  if (origin === 'file')
    return t(isFromPaper(connection) ? 'files:paper.addedDay' : 'files:plan.openedDay', {
      date: formats.dayDate(lastCheckedAt ?? connectedAt),
    });
  if (syncing) return t('common:fresh.checking');
  return lastCheckedAt
    ? t('sentence.checked', { moment: formats.moment(lastCheckedAt) })
    : t('sentence.neverChecked');
}

type LineActionProps = {
  connection: ConnectionSummary;
  describedBy: string;
  onCheck(): void;
  isPending: boolean;
};

function LineAction({ connection, describedBy, onCheck, isPending }: LineActionProps) {
  const { t } = useTranslation(['plans', 'files']);
  const stop = useCommand('sync.cancel');
  const { id, origin, state, syncing } = connection;
  const ofPlan = { 'aria-describedby': describedBy };
  if (syncing)
    return (
      <Button {...ofPlan} onPress={() => stop.mutate({ connectionId: id })}>
        {t('stop')}
      </Button>
    );
  if (origin === 'file')
    return (
      <ButtonLink {...ofPlan} variant="quiet" to={isFromPaper(connection) ? '/files/paper' : '/files'}>
        {t(isFromPaper(connection) ? 'files:paper.startLink' : 'files:plan.openNewer')}
      </ButtonLink>
    );
  if (state === 'connected')
    return (
      <Button {...ofPlan} variant="quiet" onPress={onCheck} isPending={isPending}>
        {t('check')}
      </Button>
    );
  return (
    <ButtonLink {...ofPlan} to="/plans/add" search={{ again: id }}>
      {t('signInAgain')}
    </ButtonLink>
  );
}

/** What the state means for the person; nothing while all is well. */
function StateSentence({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const today = useToday();
  const { planName: plan, origin, state, signIn, accessEndsAt, keepsUpToDate } = connection;
  if (origin === 'file') return null;
  if (connection.disconnectedAt)
    return <p>{t('sentence.disconnected', { plan, date: formats.dayDate(connection.disconnectedAt) })}</p>;
  if (state === 'ended' && accessEndsAt === null) return <p>{t('sentence.endedNoDate', { plan })}</p>;
  if (state === 'ended' && accessEndsAt !== null)
    return <p>{t('sentence.ended', { plan, date: formats.dayDate(accessEndsAt) })}</p>;
  if (state === 'sign-in-again')
    return <p>{t(signIn === 'lost' ? 'sentence.signInLost' : 'sentence.signInAgain', { plan })}</p>;
  const daysLeft = accessEndsAt ? countDays(today, localDay(new Date(accessEndsAt))) : null;
  return keepsUpToDate && accessEndsAt && daysLeft !== null && daysLeft <= 30 ? (
    <p>
      <strong>{t('sentence.endsSoon', { plan, date: formats.dayDate(accessEndsAt) })}</strong>
    </p>
  ) : null;
}
