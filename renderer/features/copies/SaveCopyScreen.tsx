import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CopySaved } from '#shared/model/files/handoff';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { findPassphraseProblem, NewPassphrase } from '../../ui/forms/NewPassphrase.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { useFocusHeading } from '../../ui/layout/use-focus-heading.ts';
import styles from './Copies.module.css';
import { CopyRunning } from './CopyRunning.tsx';
import { useCopyProgress } from './use-copy-progress.ts';

const everybody = 'everybody';

/** Makes a copy of one person or of everybody, under a passphrase. */
export function SaveCopyScreen() {
  const { t } = useTranslation(['copies', 'common']);
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const progress = useCopyProgress();
  const { mutate, data, error, isPending, reset } = useCommand('handoff.save');
  const [who, setWho] = useState<string | null>(null);
  const [typed, setTyped] = useState({ first: '', again: '' });
  const [hasTried, setTried] = useState(false);
  useFocusHeading(isPending ? 'running' : data ? 'saved' : 'form');
  const [only] = people;
  const chosen = people.length === 1 ? (only?.id ?? null) : who;
  if (isPending) return <CopyRunning stage="writing" progress={progress} />;
  /** Another one, for whomever: nobody is to get the passphrase of the last. */
  const startAgain = () => {
    setTyped({ first: '', again: '' });
    setWho(null);
    setTried(false);
    reset();
  };
  if (data) return <Saved saved={data} onAgain={startAgain} />;
  const save = () => {
    setTried(true);
    if (chosen === null || findPassphraseProblem(typed) !== null) return focusInvalid();
    mutate({ personId: chosen === everybody ? null : chosen, passphrase: typed.first });
  };
  return (
    <>
      <BackLink to="/settings">{t('common:nav.settings')}</BackLink>
      <PageHeader screen={t('screen')} title={t('save.title')} lead={t('save.lead')} />
      {only === undefined ? (
        <EmptyState title={t('save.nobody')}>
          <p>{t('save.nobodyText')}</p>
        </EmptyState>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Stack>
            {error && <FailureNotice failure={error.failure} />}
            {data === null && <Notice role="status">{t('save.notSaved')}</Notice>}
            <TitledSheet title={t('save.who')}>
              {people.length === 1 ? (
                <p>{nameOf(only)}</p>
              ) : (
                <RadioGroup
                  label={t('save.who')}
                  hideLabel
                  value={who}
                  onChange={setWho}
                  options={[
                    { value: everybody, label: t('save.everybody') },
                    ...people.map((one) => ({
                      value: one.id,
                      label: t('save.only', { name: nameOf(one) }),
                    })),
                  ]}
                  error={hasTried && who === null ? t('save.whoMissing') : null}
                />
              )}
              <p className={styles['inside']}>{t('save.inside')}</p>
              <p className={styles['inside']}>{t('save.notInside')}</p>
            </TitledSheet>
            <TitledSheet title={t('save.passphrase')}>
              <Stack>
                <p>{t('save.forgotten')}</p>
                <NewPassphrase value={typed} onChange={setTyped} hasTried={hasTried} />
              </Stack>
            </TitledSheet>
            <Row>
              <Button variant="primary" type="submit">
                {t('save.open')}
              </Button>
            </Row>
          </Stack>
        </form>
      )}
    </>
  );
}

function Saved({ saved, onAgain }: { saved: CopySaved; onAgain(): void }) {
  const { t } = useTranslation(['copies', 'common']);
  const { size } = useFormats();
  const show = useCommand('handoff.showFolder');
  const cut = Math.max(saved.savedAs.lastIndexOf('/'), saved.savedAs.lastIndexOf('\\'));
  return (
    <>
      <BackLink to="/settings">{t('common:nav.settings')}</BackLink>
      <PageHeader
        screen={t('screen')}
        title={t('saved.title')}
        lead={t('saved.lead', { size: size(saved.bytes) })}
      />
      <Stack>
        <TitledSheet title={t('saved.where')}>
          <dl className={styles['facts']}>
            <dt>{t('saved.file')}</dt>
            <dd>{saved.savedAs.slice(cut + 1)}</dd>
            <dt>{t('saved.folder')}</dt>
            <dd>{saved.savedAs.slice(0, Math.max(1, cut))}</dd>
          </dl>
          <Row>
            <Button onPress={() => show.mutate({})}>{t('saved.show')}</Button>
            <Button variant="quiet" onPress={onAgain}>
              {t('saved.again')}
            </Button>
          </Row>
        </TitledSheet>
        <TitledSheet title={t('saved.next')}>
          <ol className={styles['steps']}>
            <li>{t('saved.carry')}</li>
            <li>{t('saved.open')}</li>
            <li>{t('saved.signIn')}</li>
            <li>
              {t('saved.erase')} <Link to="/plans">{t('common:nav.plans')}</Link>
            </li>
          </ol>
        </TitledSheet>
      </Stack>
    </>
  );
}
