import { useTranslation } from 'react-i18next';
import type { ConnectionSummary, SyncEnd, SyncProgress } from '#shared/model/plans/connection';
import { useCheckEnd } from '../../api/use-check-end.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { failureText } from '../../ui/feedback/failure-text.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { MissingHealth } from '../../ui/records/MissingHealth.tsx';
import { isHealthPart, nameMissingPart } from '../../ui/records/missing-parts.ts';

/** Progress of a running sync, or the result of the last one. */
export function SyncState({ connection, onRetry }: { connection: ConnectionSummary; onRetry(): void }) {
  const { syncing, planName, id } = connection;
  const lastEnd = useCheckEnd(connection);
  const { t } = useTranslation('plans');
  if (syncing) return <Running progress={syncing} planName={planName} />;
  if (!lastEnd) return null;
  if (lastEnd.outcome === 'partial') return <Partial end={lastEnd} planName={planName} id={id} />;
  if (lastEnd.outcome === 'failed' && lastEnd.failure && connection.state === 'connected')
    return (
      <FailureNotice
        failure={lastEnd.failure}
        plan={planName}
        onRetry={lastEnd.failure.retryable ? onRetry : undefined}
        actions={
          lastEnd.failure.code === 'sync/too-much' && <Button onPress={onRetry}>{t('end.goOn')}</Button>
        }
      />
    );
  if (lastEnd.outcome === 'failed') return null;
  if (lastEnd.outcome === 'cancelled') return <p className="muted">{t('end.cancelled')}</p>;
  const news = { new: t('end.new', { count: lastEnd.newClaims }) };
  return (
    <p className="muted">
      {lastEnd.changedClaims > 0
        ? t('end.newAndChanged', { ...news, count: lastEnd.changedClaims })
        : t('end.done', news)}
    </p>
  );
}

function Running({ progress, planName }: { progress: SyncProgress; planName: string }) {
  const { t } = useTranslation(['plans', 'common']);
  const formats = useFormats();
  const { claimsSoFar, expected, waitingMs } = progress;
  return (
    <p>
      {claimsSoFar > 0
        ? t('common:sync.soFar', { count: claimsSoFar })
        : t('running.starting', { plan: planName })}
      {expected !== null && expected > claimsSoFar && (
        <> {t('running.expected', { number: formats.number(expected) })}</>
      )}
      {waitingMs !== null && (
        <> {t('running.waiting', { plan: planName, count: Math.ceil(waitingMs / 1000) })}</>
      )}
    </p>
  );
}

function Partial({ end, planName, id }: { end: SyncEnd; planName: string; id: string }) {
  const { t } = useTranslation(['plans', 'errors']);
  const canAsk = end.missing.some(({ failure }) => failure.code === 'fhir/forbidden');
  const health = end.missing.filter(isHealthPart);
  const isFolded = health.length > 1;
  const single = isFolded ? end.missing.filter((part) => !isHealthPart(part)) : end.missing;
  return (
    <Notice tone="warning">
      {single.map((part) => (
        <p key={part.category}>
          <strong>{t('end.missing', { what: nameMissingPart(t, part) })}</strong>{' '}
          {failureText(t, part.failure, planName).what}
        </p>
      ))}
      {isFolded && <MissingHealth parts={health} planName={planName} />}
      {canAsk && (
        <Row>
          <ButtonLink to="/plans/add" search={{ again: id }} variant="quiet">
            {t('end.askAgain')}
          </ButtonLink>
        </Row>
      )}
    </Notice>
  );
}
