import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { usePerson } from '../../../shell/person.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { useFocusHeading } from '../../../ui/layout/use-focus-heading.ts';
import { DisconnectDialog, type Disconnected } from './DisconnectDialog.tsx';
import { PlanSheet } from './PlanSheet.tsx';
import { YourCards } from './YourCards.tsx';

/** Every plan that is connected, how fresh it is, what it shares, and how to end it. */
export function PlansScreen() {
  const { t } = useTranslation(['plans', 'common', 'files']);
  const { data: connections, error, refetch } = useRequest('connection.list', {});
  const { people } = usePerson();
  const [leaving, setLeaving] = useState<ConnectionSummary | null>(null);
  const [left, setLeft] = useState<Disconnected | null>(null);
  const { mutate: end, error: eraseError } = useCommand('connection.disconnect');
  // The result is announced at the top, since the plan's button is gone.
  useFocusHeading(left === null ? '' : `${left.planName} ${left.erased}`);
  const nameOf = (id: string) =>
    people.find((person) => person.id === id)?.name ?? t('common:person.unnamed');
  /** Main asks whether it is meant. */
  const erase = ({ id, planName }: ConnectionSummary) =>
    end(
      { connectionId: id, erase: true },
      {
        onSuccess: (ended) => {
          if (ended !== null) setLeft({ planName, erased: true, revoked: false, wasOver: true });
        },
      },
    );
  const add = (
    <ButtonLink to="/plans/add" variant="primary">
      {t('add')}
    </ButtonLink>
  );
  const openFile = <ButtonLink to="/files">{t('files:plan.link')}</ButtonLink>;
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={t('screen')}
        lead={t('lead')}
        actions={
          connections?.length ? (
            <>
              {add}
              {openFile}
            </>
          ) : null
        }
      />
      <Stack>
        <Announcement>
          {left && (
            <Notice tone="calm">
              {left.wasOver
                ? t('files:plan.erased', { plan: left.planName })
                : `${t(left.erased ? 'left.erased' : 'left.kept', { plan: left.planName })} ${t(
                    left.revoked ? 'left.revoked' : 'left.notRevoked',
                    { plan: left.planName },
                  )}`}
            </Notice>
          )}
        </Announcement>
        {eraseError && <FailureNotice failure={eraseError.failure} />}
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {connections && connections.length > 0 && <YourCards />}
        {!connections && !error && <Skeleton lines={6} />}
        {connections?.length === 0 && (
          <EmptyState
            title={t('none.title')}
            actions={
              <>
                {add}
                <ButtonLink to="/plans/add" search={{ sample: true }}>
                  {t('none.try')}
                </ButtonLink>
                {openFile}
              </>
            }
          >
            <p>{t('none.text')}</p>
          </EmptyState>
        )}
        {connections?.map((connection) => (
          <PlanSheet
            key={connection.id}
            connection={connection}
            personName={nameOf(connection.personId)}
            hasNamesake={connections.filter(({ planName }) => planName === connection.planName).length > 1}
            onDisconnect={() => (isOver(connection) ? erase(connection) : setLeaving(connection))}
          />
        ))}
      </Stack>
      <DisconnectDialog connection={leaving} onClose={() => setLeaving(null)} onDone={setLeft} />
    </>
  );
}

/** True when there is no permission to end, only records to erase. */
function isOver({ origin, state }: ConnectionSummary): boolean {
  return origin === 'file' || state === 'ended';
}
