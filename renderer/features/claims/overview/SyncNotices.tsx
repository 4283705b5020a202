import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import type { ConnectionSummary, MissingPart, SyncEnd } from '#shared/model/plans/connection';
import { useCheckEnd } from '../../../api/use-check-end.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { NoticeLine, NoticeList } from '../../../ui/feedback/NoticeLine.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { MissingHealth } from '../../../ui/records/MissingHealth.tsx';
import { isHealthPart, nameMissingPart } from '../../../ui/records/missing-parts.ts';
import { ComesBack } from '../../../ui/whose/ComesBack.tsx';
import { useOnline } from './use-online.ts';

/** The one notice that matters for each plan: parts missing, what comes back, check failed, permission ended. */
export function SyncNotices({ plans }: { plans: readonly ConnectionSummary[] }) {
  const notices = plans.map((plan) => <PlanNotice key={plan.id} plan={plan} />);
  return <NoticeList>{notices}</NoticeList>;
}

function PlanNotice({ plan }: { plan: ConnectionSummary }) {
  const end = useCheckEnd(plan);
  if (plan.origin === 'file') return null;
  if (plan.syncing) return null;
  if (plan.state !== 'connected') return <Ended plan={plan} />;
  if (end === null || end.outcome === 'done') return <ComesBack connection={plan} />;
  if (end.outcome === 'partial') return <Partial plan={plan} end={end} />;
  return <Failed plan={plan} failure={end.failure} />;
}

function Ended({ plan }: { plan: ConnectionSummary }) {
  const { t } = useTranslation('claims');
  const { dayDate } = useFormats();
  const words =
    plan.state === 'sign-in-again'
      ? t(plan.signIn === 'lost' ? 'notice.signInLost' : 'notice.signIn', { plan: plan.planName })
      : plan.disconnectedAt
        ? t('notice.disconnected', { plan: plan.planName, when: dayDate(plan.disconnectedAt) })
        : plan.accessEndsAt
          ? t('notice.ended', { plan: plan.planName, when: dayDate(plan.accessEndsAt) })
          : t('notice.endedNoDate', { plan: plan.planName });
  return (
    <NoticeLine
      tone={plan.disconnectedAt ? 'calm' : 'warning'}
      actions={
        <ButtonLink to="/plans/add" search={{ again: plan.id }}>
          {t('notice.signInAgain')}
        </ButtonLink>
      }
    >
      <p>{words}</p>
    </NoticeLine>
  );
}

const refusals: ReadonlySet<Failure['code']> = new Set(['fhir/unauthorized', 'fhir/forbidden']);

function Partial({ plan, end }: { plan: ConnectionSummary; end: SyncEnd }) {
  const { t } = useTranslation(['claims', 'plans']);
  const { mutate: start } = useCommand('sync.start');
  const isRefused = ({ failure }: MissingPart) => refusals.has(failure.code);
  const health = end.missing.filter(isHealthPart);
  const isFolded = health.length > 1;
  const single = isFolded ? end.missing.filter((part) => !isHealthPart(part)) : end.missing;
  return (
    <NoticeLine
      tone="warning"
      actions={
        end.missing.some(isRefused) ? (
          <ButtonLink to="/plans/add" search={{ again: plan.id }}>
            {t('notice.askAgain')}
          </ButtonLink>
        ) : (
          <Button onPress={() => start({ connectionId: plan.id })}>{t('notice.tryNow')}</Button>
        )
      }
    >
      {single.map((part) => (
        <p key={part.category}>
          {part.resourceType === null
            ? t(`notice.${isRefused(part) ? 'partial' : 'partialFailed'}.${part.category}`, {
                plan: plan.planName,
              })
            : t('plans:missing.from', { plan: plan.planName, what: nameMissingPart(t, part) })}
        </p>
      ))}
      {isFolded && (
        <>
          <p>{t('plans:missing.some', { count: health.length, plan: plan.planName })}</p>
          <Details summary={t('plans:missing.list')}>
            <MissingHealth parts={health} planName={plan.planName} />
          </Details>
        </>
      )}
      {end.missing.length > 0 && <FailureDetails failures={end.missing.map(({ failure }) => failure)} />}
    </NoticeLine>
  );
}

function Failed({ plan, failure }: { plan: ConnectionSummary; failure: Failure | null }) {
  const { t } = useTranslation('claims');
  const { moment } = useFormats();
  const isOnline = useOnline();
  const { mutate: start } = useCommand('sync.start');
  const { planName, lastCheckedAt } = plan;
  const isCancelled = failure === null || failure.code === 'sync/cancelled';
  const words = isCancelled
    ? t('notice.cancelled', { plan: planName })
    : !isOnline
      ? lastCheckedAt
        ? t('notice.offline', { when: moment(lastCheckedAt) })
        : t('notice.offlineNever')
      : t(plan.claims > 0 ? 'notice.failed' : 'notice.failedFirst', { plan: planName });
  return (
    <NoticeLine
      tone={isCancelled ? 'calm' : 'warning'}
      actions={
        <Button onPress={() => start({ connectionId: plan.id })}>
          {isCancelled ? t('notice.checkAgain') : t('notice.tryNow')}
        </Button>
      }
    >
      <p>{words}</p>
      {!isCancelled && failure && <FailureDetails failures={[failure]} />}
    </NoticeLine>
  );
}

function FailureDetails({ failures }: { failures: readonly Failure[] }) {
  const { t } = useTranslation(['claims', 'errors']);
  const lines = failures.map(({ code, details = [] }) =>
    `${t('errors:codeLine', { code })} ${details.join(' · ')}`.trim(),
  );
  return (
    <Details summary={t('claims:notice.details')}>
      {[...new Set(lines)].map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <Link to="/settings/access-log">{t('claims:notice.log')}</Link>
      </p>
    </Details>
  );
}
