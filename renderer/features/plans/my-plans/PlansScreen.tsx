import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { isMedicareHost } from '#shared/model/plans/plan-kind';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { isEnrollmentSeason } from '../../../day/enrollment-season.ts';
import { useToday } from '../../../day/use-today.ts';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonNames } from '../../../shell/use-person-names.ts';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { useFocusHeading } from '../../../ui/layout/use-focus-heading.ts';
import { useBackupsDeleted } from '../../../ui/records/use-backups-deleted.ts';
import { AlikeQuestions } from './AlikeQuestions.tsx';
import { DisconnectDialog, type DisconnectDialogProps, type Disconnected } from './DisconnectDialog.tsx';
import { PersonPlans } from './PersonPlans.tsx';
import { isOver } from './PlanLine.tsx';

/** The people here, each with their cards and a line for every plan or file. */
export function PlansScreen() {
  const { t } = useTranslation(['plans', 'common', 'files', 'next-year']);
  const { data: connections, error, refetch } = useRequest('connection.list', {});
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const [leaving, setLeaving] = useState<DisconnectDialogProps['leaving']>(null);
  const backupsDeleted = useBackupsDeleted();
  const [left, setLeft] = useState<Disconnected | null>(null);
  const { mutate: end, error: eraseError } = useCommand('connection.disconnect');
  // The result is announced at the top, since the plan's button is gone.
  useFocusHeading(left === null ? '' : `${left.planName} ${left.erased}`);
  /** Main asks whether it is meant. */
  const erase = ({ id, planName, personId }: ConnectionSummary, personName: string) => {
    const endsPerson = connections?.filter((one) => one.personId === personId).length === 1;
    end(
      { connectionId: id, erase: true },
      {
        onSuccess: (ended) => {
          if (ended !== null)
            setLeft({ planName, personName, erased: true, endsPerson, revoked: false, wasOver: true });
        },
      },
    );
  };
  const add = (
    <ButtonLink to="/plans/add" variant="primary">
      {t('add')}
    </ButtonLink>
  );
  const tryOut = (
    <ButtonLink to="/plans/add" search={{ sample: true }}>
      {t('none.try')}
    </ButtonLink>
  );
  const isSeason = isEnrollmentSeason(useToday());
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
              {connections.some(({ isSample }) => isSample) && tryOut}
              {openFile}
              {!isSeason && <ButtonLink to="/next-year">{t('next-year:plansLink')}</ButtonLink>}
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
                : `${t(left.erased ? 'left.erased' : 'left.kept', { plan: left.planName, name: left.personName })} ${t(
                    left.revoked ? 'left.revoked' : 'left.notRevoked',
                    { plan: left.planName },
                  )}`}
              {left.endsPerson && ` ${t('left.ended', { name: left.personName })}`}
              {left.erased && backupsDeleted !== '' && ` ${backupsDeleted}`}
            </Notice>
          )}
        </Announcement>
        {eraseError && <FailureNotice failure={eraseError.failure} />}
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        <AlikeQuestions />
        {!connections && !error && <Skeleton lines={6} />}
        {connections?.length === 0 && (
          <EmptyState
            title={t('none.title')}
            actions={
              <>
                {add}
                {tryOut}
                {openFile}
              </>
            }
          >
            <p>{t('none.text')}</p>
          </EmptyState>
        )}
        {people
          .filter(({ id }) => connections?.some(({ personId }) => personId === id))
          .map((person) => (
            <PersonPlans
              key={person.id}
              person={person}
              connections={connections ?? []}
              onDisconnect={(connection) => {
                if (isOver(connection)) return erase(connection, nameOf(person));
                const others = connections?.filter(
                  ({ id, personId }) => personId === person.id && id !== connection.id,
                );
                setLeaving({
                  connection,
                  personName: nameOf(person),
                  otherPlans: others?.map(({ planName }) => planName) ?? [],
                  helped: people
                    .filter(({ id }) =>
                      connections?.some((one) => one.personId === id && one.fedBy === connection.id),
                    )
                    .map(nameOf),
                });
              }}
            />
          ))}
        {connections && connections.length > 0 && (
          <p className="muted">
            {t('foot')} <Link to="/settings/access-log">{t('footLink')}</Link>
          </p>
        )}
        {connections?.some(({ host }) => isMedicareHost(host)) && (
          <p className="muted">{t('common:medicare')}</p>
        )}
      </Stack>
      <DisconnectDialog leaving={leaving} onClose={() => setLeaving(null)} onDone={setLeft} />
    </>
  );
}
