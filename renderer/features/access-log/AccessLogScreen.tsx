import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './AccessLog.module.css';
import { AccessTable } from './AccessTable.tsx';
import { LogPages } from './LogPages.tsx';
import { LogPromise } from './LogPromise.tsx';

const pageSize = 50;
const everyone = 'everyone';

/** Every request that left this computer, in plain words, newest first. */
export function AccessLogScreen() {
  const { t } = useTranslation(['access-log', 'common']);
  const { people } = usePerson();
  const [who, setWho] = useState(everyone);
  const [offset, setOffset] = useState(0);
  const personId = who === everyone ? null : who;
  const { data, error, refetch } = useRequest(
    'accessLog.list',
    { personId, offset, limit: pageSize },
    { keepPrevious: true },
  );
  return (
    <>
      <p className={styles['crumb']}>
        <Link to="/settings">‹ {t('common:nav.settings')}</Link>
      </p>
      <PageHeader
        screen={t('screen')}
        title={t('screen')}
        lead={t('lead')}
        actions={<SaveLog personId={personId} />}
      />
      <Stack>
        {people.length > 1 && (
          <div className={styles['filter']}>
            <Select
              label={t('who')}
              value={who}
              onChange={(next) => {
                setWho(next);
                setOffset(0);
              }}
              options={[
                { value: everyone, label: t('everyone') },
                ...people.map(({ id, name }) => ({ value: id, label: name ?? t('common:person.unnamed') })),
              ]}
            />
          </div>
        )}
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && <LogPromise complete={data.complete} hosts={data.hosts} />}
        {data?.count === 0 && (
          <EmptyState title={t('none.title')}>
            <p>{t('none.text')}</p>
          </EmptyState>
        )}
        {data && data.count > 0 && (
          <Sheet padding="none" label={t('screen')}>
            <AccessTable rows={data.rows} />
          </Sheet>
        )}
        {data && data.count > pageSize && (
          <LogPages count={data.count} offset={offset} size={pageSize} onChange={setOffset} />
        )}
      </Stack>
    </>
  );
}

function SaveLog({ personId }: { personId: string | null }) {
  const { t } = useTranslation('access-log');
  const { mutate, isPending, error, data } = useCommand('accessLog.saveCsv');
  return (
    <div className={styles['save']}>
      <Button onPress={() => mutate({ personId })} isPending={isPending}>
        {t('save')}
      </Button>
      {data?.savedAs && (
        <Notice tone="calm" role="status">
          {t('saved', { file: data.savedAs })}
        </Notice>
      )}
      {error && <FailureNotice failure={error.failure} />}
    </div>
  );
}
