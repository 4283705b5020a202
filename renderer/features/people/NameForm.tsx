import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestLine } from '#shared/bounds';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './People.module.css';

export type NameFormProps = {
  person: PersonSummary;
  connections: readonly ConnectionSummary[];
  onSaved(): void;
};

/** What a person is called here, beside what their plans say. Nothing typed is the plans' name again. */
export function NameForm({ person, connections, onSaved }: NameFormProps) {
  const { t } = useTranslation(['people', 'common']);
  const isTyped = person.name !== person.nameOfPlans;
  const [name, setName] = useState(isTyped ? (person.name ?? '') : '');
  const [isSaved, setSaved] = useState(false);
  const rename = useCommand('people.rename');
  const save = (next: string) =>
    rename.mutate(
      { personId: person.id, name: next },
      {
        onSuccess() {
          setSaved(true);
          onSaved();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(name);
  };
  const said = connections.flatMap(({ id, planName, said: one }) =>
    one?.name ? [{ id, planName, name: one.name }] : [],
  );
  return (
    <TitledSheet title={t('name.title')}>
      <form onSubmit={submit}>
        <Stack>
          {said.length > 0 ? (
            <ul className={styles['said']}>
              {said.map((one) => (
                <li key={one.id}>{t('name.said', { plan: one.planName, name: one.name })}</li>
              ))}
            </ul>
          ) : (
            <p>
              {person.nameOfPlans === null
                ? t('name.unknown')
                : t('name.fromRecords', { name: person.nameOfPlans })}
            </p>
          )}
          <Field
            label={t('name.label')}
            hint={t('name.hint')}
            value={name}
            onChange={(next) => {
              setName(next);
              setSaved(false);
            }}
            maxLength={longestLine}
          />
          <Row>
            <Button type="submit" isPending={rename.isPending}>
              {t('name.save')}
            </Button>
            {isTyped && person.nameOfPlans !== null && (
              <Button
                variant="quiet"
                onPress={() => {
                  setName('');
                  save('');
                }}
              >
                {t('name.back', { name: person.nameOfPlans })}
              </Button>
            )}
          </Row>
          <Announcement>
            {isSaved && <p>{t('name.saved', { name: person.name ?? t('common:person.unnamed') })}</p>}
          </Announcement>
          {rename.error && <FailureNotice failure={rename.error.failure} />}
        </Stack>
      </form>
    </TitledSheet>
  );
}
