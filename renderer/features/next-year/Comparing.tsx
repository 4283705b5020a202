import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestError } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useBridgeEvent } from '../../api/use-event.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressBar, ProgressText } from '../../ui/feedback/Progress.tsx';
import { Row } from '../../ui/layout/Row.tsx';

type CompareProgressProps = {
  isFetching: boolean;
  error: RequestError | null;
  /** An earlier result stands on the screen. */
  hasView: boolean;
  onRetry(): void;
};

/** What the screens of a comparison say beside its result: how far it is, that it was stopped, or why there is none. */
export function CompareProgress({ isFetching, error, hasView, onRetry }: CompareProgressProps) {
  if (isFetching) return <Comparing />;
  if (error === null) return null;
  return error.failure.code === 'sync/cancelled' ? (
    <Stopped hasView={hasView} onRetry={onRetry} />
  ) : (
    <FailureNotice failure={error.failure} onRetry={onRetry} />
  );
}

/** How far the comparison of many claims is, and the way to end it; nothing while it takes a moment only. */
function Comparing() {
  const { t } = useTranslation('next-year');
  const { mutate: stop } = useCommand('nextYear.stop');
  const [percent, setPercent] = useState<number | null>(null);
  useBridgeEvent('nextYear.progress', (progress) => setPercent(progress.percent));
  if (percent === null) return null;
  return (
    <div>
      <ProgressText>{t('comparing.text', { percent })}</ProgressText>
      <ProgressBar label={t('loading')} max={100} value={percent} />
      <Row>
        <Button onPress={() => stop({})}>{t('comparing.stop')}</Button>
      </Row>
    </div>
  );
}

function Stopped({ hasView, onRetry }: Pick<CompareProgressProps, 'hasView' | 'onRetry'>) {
  const { t } = useTranslation('next-year');
  return (
    <Notice tone="calm" role="status">
      <p>{t(hasView ? 'comparing.stoppedLater' : 'comparing.stopped')}</p>
      <Button onPress={onRetry}>{t('comparing.again')}</Button>
    </Notice>
  );
}
