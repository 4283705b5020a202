import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressText } from '../../ui/feedback/Progress.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Row } from '../../ui/layout/Row.tsx';

/** Shown while waiting for a service. Stopping returns focus to the search button. */
export function LookupProgress({ host, onStop }: { host: string; onStop(): void }) {
  const { t } = useTranslation('find');
  const stop = () => {
    onStop();
    document.querySelector<HTMLElement>('main [type="submit"]')?.focus();
  };
  return (
    <>
      <Row>
        <ProgressText>{t('asking', { host })}</ProgressText>
        <Button onPress={stop}>{t('stop')}</Button>
      </Row>
      <Skeleton lines={4} isQuiet />
    </>
  );
}

/** Why there is no answer. A public service that demands a sign-in has its own words: we never send one. */
export function LookupFailure({
  failure,
  host,
  onRetry,
}: {
  failure: Failure;
  host: string;
  onRetry(): void;
}) {
  const { t } = useTranslation('find');
  if (failure.code === 'fhir/unauthorized' || failure.code === 'fhir/forbidden')
    return (
      <Notice tone="warning" role="alert">
        <p>
          <strong>{t('signInAsked.what', { host })}</strong> {t('signInAsked.next')}
        </p>
      </Notice>
    );
  return <FailureNotice failure={failure} plan={host} onRetry={onRetry} />;
}
