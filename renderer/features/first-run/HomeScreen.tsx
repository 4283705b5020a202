import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { ClosedRecords } from './ClosedRecords.tsx';
import { FirstRun } from './FirstRun.tsx';

/** The start screen: a welcome while no plan is connected, a way to closed records, otherwise the claims. */
export function HomeScreen() {
  const { t } = useTranslation('first-run');
  const { data: connections, error, refetch } = useRequest('connection.list', {});
  const storage = useRequest('app.info', {}).data?.storage;
  const recovery = useRequest('recovery.state', {}).data;
  const [goesOn, setGoesOn] = useState(false);
  const isClosed = recovery?.isClosed && storage && storage !== 'encrypted' && storage !== 'memory-erasing';
  if (connections?.length === 0 && isClosed && !goesOn)
    return <ClosedRecords storage={storage} hasCode={recovery.hasCode} onGoOn={() => setGoesOn(true)} />;
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
