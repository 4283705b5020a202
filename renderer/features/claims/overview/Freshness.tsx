import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { findWayOf } from '#shared/model/plans/plan-kind';
import { useCheckEnd } from '../../../api/use-check-end.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { ProgressBar } from '../../../ui/feedback/Progress.tsx';
import styles from './Freshness.module.css';
import { useOnline } from './use-online.ts';

/**
 * In a line, how fresh the claims are: a check that runs, with the way to stop it; what keeps a plan from being checked;
 * else when all were checked, with the way to check again.
 */
export function Freshness({ plans }: { plans: readonly ConnectionSummary[] }) {
  const connected = plans.filter(({ origin }) => origin === 'plan');
  const running = connected.filter(({ syncing }) => syncing !== null);
  const [ended] = connected.filter(({ state, disconnectedAt }) => state !== 'connected' && !disconnectedAt);
  const kept = connected.filter(({ disconnectedAt }) => !disconnectedAt);
  if (running[0]) return <Running plan={running[0]} others={running.slice(1)} />;
  if (ended) return <SignInAgain plan={ended} />;
  // What the person ended says nothing of how fresh the others are.
  if (kept.length === 0 && connected[0]) return <SignInAgain plan={connected[0]} />;
  return <Checked plans={kept} files={plans.filter(({ origin }) => origin === 'file')} />;
}

function Running({ plan, others }: { plan: ConnectionSummary; others: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('claims');
  const { mutate: cancel, isPending } = useCommand('sync.cancel');
  const { planName, syncing } = plan;
  if (syncing === null) return null;
  const { claimsSoFar, expected, waitingMs } = syncing;
  const words =
    waitingMs !== null
      ? t('notice.waiting', { plan: planName, seconds: Math.max(1, Math.round(waitingMs / 1000)) })
      : claimsSoFar > 0
        ? t('check.soFar', { plan: planName, count: claimsSoFar })
        : t('check.running', { plan: planName });
  return (
    <p className={styles['line']}>
      {expected !== null && expected > 0 && (
        <span className={styles['bar']}>
          <ProgressBar label={t('notice.progress', { plan: planName })} max={expected} value={claimsSoFar} />
        </span>
      )}
      <span>{words}</span>
      <LinkButton
        isDisabled={isPending}
        aria-label={t('notice.stopNamed', { plan: planName })}
        onPress={() => {
          for (const { id } of [plan, ...others]) cancel({ connectionId: id });
        }}
      >
        {t('notice.stop')}
      </LinkButton>
    </p>
  );
}

function SignInAgain({ plan }: { plan: ConnectionSummary }) {
  const { t } = useTranslation('claims');
  const { dayDate } = useFormats();
  const { planName, state, disconnectedAt } = plan;
  return (
    <p className={styles['line']}>
      <span>
        {disconnectedAt
          ? t('check.disconnected', { plan: planName, when: dayDate(disconnectedAt) })
          : t(state === 'ended' ? 'check.over' : 'check.ended', { plan: planName })}
      </span>
      <Link to="/plans/add" search={{ again: plan.id }}>
        {t('notice.signInAgain')}
      </Link>
    </p>
  );
}

type CheckedProps = Record<'plans' | 'files', readonly ConnectionSummary[]>;

function Checked({ plans, files }: CheckedProps) {
  const { t } = useTranslation(['claims', 'files']);
  const { moment, date } = useFormats();
  const { mutate: start } = useCommand('sync.start');
  const isOnline = useOnline();
  const [file] = files;
  // The plan that was checked longest ago says how fresh all of them are.
  const [oldest] = plans.toSorted((a, b) => (a.lastCheckedAt ?? '').localeCompare(b.lastCheckedAt ?? ''));
  if (!oldest)
    return (
      file && (
        <p className={styles['line']}>
          {t(`files:last.${file.madeOn === undefined ? (findWayOf(file) ?? 'file') : 'made'}`, {
            plan: file.planName,
            date: date(file.madeOn ?? null),
            when: moment(file.lastCheckedAt ?? file.connectedAt),
          })}
        </p>
      )
    );
  const when = oldest.lastCheckedAt === null ? null : moment(oldest.lastCheckedAt);
  const words =
    when === null
      ? t(isOnline ? 'claims:check.never' : 'claims:notice.offlineNever')
      : t(isOnline ? 'claims:check.last' : 'claims:check.offline', { when });
  return (
    <p className={styles['line']}>
      <span>{words}</span>
      {plans.map((plan) => (
        <Trouble key={plan.id} plan={plan} />
      ))}
      <LinkButton
        onPress={() => {
          for (const { id } of plans) start({ connectionId: id });
        }}
      >
        {t(when === null ? 'claims:check.button' : 'claims:check.again')}
      </LinkButton>
    </p>
  );
}

/** That the last check of a plan did not bring everything; what, stands in the list that unfolds. */
function Trouble({ plan }: { plan: ConnectionSummary }) {
  const { t } = useTranslation('claims');
  const end = useCheckEnd(plan);
  if (end === null || end.outcome === 'done') return null;
  return <strong className={styles['trouble']}>{t(`check.${end.outcome}`, { plan: plan.planName })}</strong>;
}
