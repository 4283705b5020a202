import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { FirstRun } from './FirstRun.tsx';

/** The start screen: a welcome while no plan is connected, otherwise the claims. */
export function HomeScreen() {
  const { t } = useTranslation('first-run');
  const { data: connections, error, refetch } = useRequest('connection.list', {});
  if (connections?.length === 0) return <FirstRun />;
  if (connections) return <Navigate to="/claims" replace />;
  return (
    <>
      <PageHeader screen={t('screen')} title={t('opening')} />
      {error ? (
        <FailureNotice failure={error.failure} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </>
  );
}
