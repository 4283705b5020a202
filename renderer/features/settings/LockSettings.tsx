import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/model/settings';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePassphraseProblem } from '../../shell/use-passphrase-problem.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { findPassphraseProblem, NewPassphrase } from '../../ui/forms/NewPassphrase.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import styles from './Settings.module.css';

type LockSettingsProps = {
  minutes: Settings['lockAfterMinutes'];
  onChange(change: Pick<Settings, 'lockAfterMinutes'>): void;
};
type Form = 'set' | 'change' | 'remove';

const choices = { '5': 5, '15': 15, '60': 60, never: null } as const;

/** A passphrase for the app itself. Only its reason where no records are kept on this computer. */
export function LockSettings({ minutes, onChange }: LockSettingsProps) {
  const { t } = useTranslation('lock');
  const storage = useRequest('app.info', {}).data?.storage;
  const { data } = useRequest('lock.state', {});
  const hasCode = useRequest('recovery.state', {}).data?.hasCode ?? false;
  const lock = useCommand('lock.close');
  const [form, setForm] = useState<Form | null>(null);
  const [done, setDone] = useState<Form | null>(null);
  const [isLeft, setLeft] = useState(false);
  if (storage !== undefined && storage !== 'encrypted')
    return (
      <Setting title={t('settings.title')} id="settings-lock">
        <p>{t('settings.notNow')}</p>
      </Setting>
    );
  if (storage === undefined || !data) return null;
  const value = minutes === null ? 'never' : (String(minutes) as keyof typeof choices);
  const show = (next: Form) => {
    setDone(null);
    setLeft(false);
    setForm(next);
  };
  return (
    <Setting title={t('settings.title')} id="settings-lock">
      <p>{t(data.isSet ? 'settings.on' : 'settings.text')}</p>
      {!data.isSet && !hasCode && <Notice>{t('settings.codeFirst')}</Notice>}
      {data.isSet && (
        <RadioGroup
          label={t('settings.after')}
          value={value}
          onChange={(next) => onChange({ lockAfterMinutes: choices[next] })}
          options={[
            { value: '5', label: t('settings.minutes', { count: 5 }) },
            { value: '15', label: t('settings.minutes', { count: 15 }) },
            { value: '60', label: t('settings.minutes', { count: 60 }) },
            { value: 'never', label: t('settings.never') },
          ]}
        />
      )}
      <p role="status" tabIndex={-1}>
        {done && t(`settings.done.${done}`)}
      </p>
      {form === null ? (
        <Row>
          {data.isSet ? (
            <>
              <Button onPress={() => lock.mutate({})} isPending={lock.isPending} autoFocus={isLeft}>
                {t('settings.now')}
              </Button>
              <Button variant="quiet" onPress={() => show('change')}>
                {t('settings.change')}
              </Button>
              <Button variant="quiet" onPress={() => show('remove')}>
                {t('settings.remove')}
              </Button>
            </>
          ) : (
            hasCode && (
              <Button onPress={() => show('set')} autoFocus={isLeft}>
                {t('settings.set')}
              </Button>
            )
          )}
        </Row>
      ) : (
        <LockForm
          form={form}
          onDone={() => {
            setDone(form);
            setForm(null);
          }}
          onCancel={() => {
            setLeft(true);
            setForm(null);
          }}
        />
      )}
    </Setting>
  );
}

function LockForm({ form, onDone, onCancel }: { form: Form; onDone(): void; onCancel(): void }) {
  const { t } = useTranslation('lock');
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState({ first: '', again: '' });
  const [hasTried, setTried] = useState(false);
  const set = useCommand('lock.set');
  const problem = usePassphraseProblem(set.data);
  const send = () => {
    setTried(true);
    if (form !== 'remove' && findPassphraseProblem(typed) !== null) {
      focusInvalid();
      return;
    }
    const next = form === 'remove' ? null : typed.first;
    set.mutate(
      { current: form === 'set' ? null : current, next },
      { onSuccess: (answer) => answer.result === 'done' && onDone() },
    );
  };
  return (
    <form
      className={styles['section']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {form !== 'set' && (
        <Field
          label={t('settings.current')}
          value={current}
          onChange={(next) => {
            set.reset();
            setCurrent(next);
          }}
          type="password"
          autoComplete="current-password"
          takesFocus
          error={problem}
        />
      )}
      {form !== 'remove' && (
        <NewPassphrase value={typed} onChange={setTyped} hasTried={hasTried} takesFocus={form === 'set'} />
      )}
      {set.error && <FailureNotice failure={set.error.failure} />}
      <Row>
        <Button type="submit" isPending={set.isPending}>
          {t(`settings.confirm.${form}`)}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('settings.cancel')}
        </Button>
      </Row>
    </form>
  );
}
