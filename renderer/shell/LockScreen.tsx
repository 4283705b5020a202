import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { FailureNotice } from '../ui/feedback/FailureNotice.tsx';
import { Checkbox } from '../ui/forms/Checkbox.tsx';
import { Field } from '../ui/forms/Field.tsx';
import { Details } from '../ui/layout/Details.tsx';
import { PageHeader } from '../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../ui/layout/Row.tsx';
import { Sheet } from '../ui/layout/Sheet.tsx';
import styles from './LockScreen.module.css';
import { useAppearance } from './use-appearance.ts';
import { usePassphraseProblem } from './use-passphrase-problem.ts';

/** All that is shown while the app is locked: nothing of anybody's records. */
export function LockScreen() {
  const { t } = useTranslation('lock');
  useAppearance();
  useForgetAnswers();
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setShown] = useState(false);
  const open = useCommand('lock.open');
  const problem = usePassphraseProblem(open.data);
  return (
    <main className={styles['place']}>
      <PageHeader screen={t('screen.name')} title={t('screen.title')} lead={t('screen.lead')} />
      <Stack>
        <Sheet>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              open.mutate({ passphrase });
            }}
          >
            <Stack>
              <Field
                label={t('screen.passphrase')}
                value={passphrase}
                onChange={(typed) => {
                  open.reset();
                  setPassphrase(typed);
                }}
                type={isShown ? 'text' : 'password'}
                autoComplete="current-password"
                takesFocus
                error={problem}
              />
              <Checkbox isSelected={isShown} onChange={setShown}>
                {t('screen.show')}
              </Checkbox>
              {open.error && <FailureNotice failure={open.error.failure} />}
              <Row>
                <Button variant="primary" type="submit" isPending={open.isPending}>
                  {t('screen.open')}
                </Button>
              </Row>
            </Stack>
          </form>
        </Sheet>
        <Details summary={t('screen.forgotten')}>
          <Forgotten />
        </Details>
      </Stack>
    </main>
  );
}

/** Nothing that the page had asked for stays in its memory. */
function useForgetAnswers(): void {
  const client = useQueryClient();
  useEffect(() => {
    client.removeQueries({ type: 'inactive' });
    client.getMutationCache().clear();
  }, [client]);
}

/** The recovery code opens the records and takes the lock away; else all that is left is to erase them. */
function Forgotten() {
  const { t } = useTranslation(['lock', 'recovery']);
  const hasCode = useRequest('recovery.state', {}).data?.hasCode ?? false;
  const [code, setCode] = useState('');
  const open = useCommand('recovery.open');
  const erase = useCommand('data.eraseAll');
  const result = open.data?.result;
  return (
    <Stack>
      {hasCode && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            open.mutate({ code });
          }}
        >
          <Stack>
            <p>{t('screen.code')}</p>
            <Field
              label={t('recovery:closed.label')}
              hint={t('recovery:closed.hint')}
              value={code}
              onChange={(typed) => {
                open.reset();
                setCode(typed);
              }}
              error={result === 'mistyped' || result === 'wrong' ? t(`recovery:closed.${result}`) : null}
            />
            <Row>
              <Button type="submit" isPending={open.isPending}>
                {t('screen.openWithCode')}
              </Button>
            </Row>
          </Stack>
        </form>
      )}
      <p>{t('screen.erase')}</p>
      <Row>
        <Button onPress={() => erase.mutate({})} isPending={erase.isPending}>
          {t('screen.eraseAll')}
        </Button>
      </Row>
    </Stack>
  );
}
