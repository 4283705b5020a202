import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressText } from '../../ui/feedback/Progress.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Row } from '../../ui/layout/Row.tsx';

/** Waiting for a service, with a way out: back to the button that asked. */
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

/** Why there is no answer. A public service that wants a sign-in gets words of its own: none is ever sent there. */
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
