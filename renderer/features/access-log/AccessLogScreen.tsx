import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonChoices } from '../../shell/use-person-names.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../ui/feedback/SavedFile.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import styles from './AccessLog.module.css';
import { AccessTable } from './AccessTable.tsx';
import { LogPages } from './LogPages.tsx';
import { LogPromise } from './LogPromise.tsx';
import { NotInLists } from './NotInLists.tsx';

const pageSize = 50;
const everyone = 'everyone';

/** Every request that left this computer, in plain words, newest first: of the person whom the app shows, until another or everyone is chosen. */
export function AccessLogScreen() {
  const { t } = useTranslation(['access-log', 'common']);
  const { people, person } = usePerson();
  const choices = usePersonChoices();
  const [chosen, setWho] = useState<string | null>(null);
  const who = chosen ?? (people.length > 1 ? person?.id : null) ?? everyone;
  const [offset, setOffset] = useState(0);
  const personId = who === everyone ? null : who;
  const { data, error, refetch } = useRequest(
    'accessLog.list',
    { personId, offset, limit: pageSize },
    { keepPrevious: true },
  );
  return (
    <>
      <BackLink to="/settings">{t('common:nav.settings')}</BackLink>
      <PageHeader
        screen={t('screen')}
        title={t('screen')}
        lead={t('lead')}
        actions={
          <>
            <SaveLog personId={personId} />
            <ButtonLink
              to="/print/$paper"
              params={{ paper: 'access-log' }}
              search={personId === null ? {} : { personId }}
            >
              {t('print')}
            </ButtonLink>
          </>
        }
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
              options={[{ value: everyone, label: t('everyone') }, ...choices]}
            />
          </div>
        )}
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {personId !== null && (
          <p>{t('ofPerson', { name: choices.find(({ value }) => value === personId)?.label ?? '' })}</p>
        )}
        {data && <LogPromise complete={data.complete} hosts={data.hosts} hasErased={data.hasErased} />}
        <NotInLists personId={personId} />
        {data?.count === 0 && (
          <EmptyState title={t('none.title')} actions={<NextLink to="plans" />}>
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
  const { run: save, answer: saved, isPending, error } = useFreshCommand('accessLog.saveCsv', { personId });
  return (
    <div className={styles['save']}>
      <Button onPress={save} isPending={isPending}>
        {t('save')}
      </Button>
      <SavedFile saved={saved} />
      {error && <FailureNotice failure={error.failure} />}
    </div>
  );
}
