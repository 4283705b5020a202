import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { usePersonPlans } from '../../api/use-person-plans.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { useFocusHeading } from '../../ui/layout/use-focus-heading.ts';
import { UndoChange } from '../../ui/records/UndoChange.tsx';
import { useBackupsDeleted } from '../../ui/records/use-backups-deleted.ts';
import { AuthorityChoice } from './AuthorityChoice.tsx';
import { EraseSheet } from './EraseSheet.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './People.module.css';

/** One person: what they are called, why one may see their records, which plans are theirs, who is the same person, and how to erase all of them. */
export function PersonScreen() {
  const { t } = useTranslation('people');
  const { personId } = useParams({ from: '/shell/people/$personId' });
  const { people, isLoading } = usePerson();
  const person = people.find(({ id }) => id === personId);
  const backupsDeleted = useBackupsDeleted();
  const [done, setDone] = useState<string | null>(null);
  const [erased, setErased] = useState<string | null>(null);
  useFocusHeading(done ?? erased ?? '');
  if (person)
    return <OnePerson key={person.id} person={person} done={done} onDone={setDone} onErased={setErased} />;
  return (
    <>
      <BackLink to="/plans">{t('back')}</BackLink>
      <PageHeader screen={t('screen')} title={t('screen')} />
      {isLoading ? (
        <Skeleton lines={6} />
      ) : (
        <EmptyState title={t('gone')} actions={null}>
          <Announcement>{erased && <p>{`${erased} ${backupsDeleted}`.trim()}</p>}</Announcement>
        </EmptyState>
      )}
    </>
  );
}

type OnePersonProps = {
  person: PersonSummary;
  /** What was done just now, also on the page of who is not here any more. */
  done: string | null;
  onDone(done: string | null): void;
  onErased(erased: string): void;
};

function OnePerson({ person, done, onDone, onErased }: OnePersonProps) {
  const { t } = useTranslation('people');
  const { people, person: shown, choose } = usePerson();
  const nameOf = usePersonNames();
  // What comes by somebody else’s sign-in is changed where that was answered.
  const all = usePersonPlans(person.id) ?? [];
  const connections = all.filter(({ fedBy }) => fedBy === null);
  const [moving, setMoving] = useState<ConnectionSummary | null>(null);
  const [isMerging, setMerging] = useState(false);
  const navigate = useNavigate();
  const name = nameOf(person);
  const others = people.filter(({ id }) => id !== person.id);
  return (
    <>
      <BackLink to="/plans">{t('back')}</BackLink>
      <PageHeader screen={t('screen')} title={name} lead={t('lead')} />
      <Stack>
        <UndoChange onUndone={() => onDone(null)}>{done}</UndoChange>
        <NameForm person={person} connections={connections} onSaved={() => onDone(null)} />
        <AuthorityChoice person={person} onSaved={() => onDone(null)} />
        <TitledSheet title={t('move.plans', { name })}>
          {connections.length === 1 && others.length === 0 ? (
            <p>{t('move.onlyAlone', { plan: connections[0]?.planName })}</p>
          ) : (
            <Stack>
              <p>{t('move.lead', { name })}</p>
              <ul className={styles['plans']}>
                {connections.map((connection) => (
                  <li key={connection.id}>
                    <span id={`move-${connection.id}`}>{connection.planName}</span>
                    <Button aria-describedby={`move-${connection.id}`} onPress={() => setMoving(connection)}>
                      {t('move.start')}
                    </Button>
                  </li>
                ))}
              </ul>
            </Stack>
          )}
        </TitledSheet>
        {others.length > 0 && (
          <TitledSheet title={t('merge.title')}>
            <Stack>
              <p>{t('merge.lead', { name })}</p>
              <div>
                <Button onPress={() => setMerging(true)}>{t('merge.start')}</Button>
              </div>
            </Stack>
          </TitledSheet>
        )}
        {all.length > 0 && (
          <EraseSheet personId={person.id} name={name} connections={all} onErased={onErased} />
        )}
      </Stack>
      {moving && (
        <MoveDialog
          connection={moving}
          owner={name}
          others={others}
          onClose={() => setMoving(null)}
          onMoved={(to, endsPerson) => {
            setMoving(null);
            onDone(
              t(endsPerson ? 'move.doneWhole' : 'move.done', {
                plan: moving.planName,
                to: to.name,
                owner: name,
              }),
            );
            if (!endsPerson) return;
            if (shown?.id === person.id) choose(to.personId);
            void navigate({ to: '/people/$personId', params: { personId: to.personId }, replace: true });
          }}
        />
      )}
      {isMerging && (
        <MergeDialog
          into={person}
          others={others}
          onClose={() => setMerging(false)}
          onMerged={(gone) => {
            setMerging(false);
            if (shown?.id === gone.id) choose(person.id);
            onDone(t('merge.done', { gone: nameOf(gone), name }));
          }}
        />
      )}
    </>
  );
}
