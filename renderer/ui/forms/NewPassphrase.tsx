import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgePassphrase } from '#shared/passphrase';
import { makePassphrase, wordsOfPassphrase } from '#shared/passphrase-words';
import { readLanguage } from '../../i18n/read-locale.ts';
import { Button } from '../actions/Button.tsx';
import { CopyText } from '../actions/CopyText.tsx';
import { Row, Stack } from '../layout/Row.tsx';
import { Checkbox } from './Checkbox.tsx';
import { Field } from './Field.tsx';

export type PassphraseAnswer = { first: string; again: string };

/** What is wrong with what was typed twice; `null` when it can be taken. */
export function findPassphraseProblem({ first, again }: PassphraseAnswer): 'short' | 'differs' | null {
  if (judgePassphrase(first) === 'short') return 'short';
  return first === again ? null : 'differs';
}

export type NewPassphraseProps = {
  value: PassphraseAnswer;
  onChange(value: PassphraseAnswer): void;
  /** True once somebody tried to go on: what is wrong is said then, not while it is typed. */
  hasTried: boolean;
  /** True where the person has just asked for it. */
  takesFocus?: boolean;
};

/** A new passphrase, typed twice or made up by the app, with its strength in words. */
export function NewPassphrase({ value, onChange, hasTried, takesFocus = false }: NewPassphraseProps) {
  const { t, i18n } = useTranslation('copies');
  const [isShown, setShown] = useState(false);
  const [madeUp, setMadeUp] = useState('');
  const problem = hasTried ? findPassphraseProblem(value) : null;
  const type = isShown ? 'text' : 'password';
  const makeUp = () => {
    const random = crypto.getRandomValues(new Uint8Array(wordsOfPassphrase));
    const made = makePassphrase(readLanguage(i18n), random);
    setMadeUp(made);
    onChange({ first: made, again: made });
  };
  return (
    <Stack>
      <Field
        label={t('passphrase.label')}
        hint={t('passphrase.hint')}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        type={type}
        autoComplete="new-password"
        takesFocus={takesFocus}
        error={problem === 'short' ? t('passphrase.short') : null}
      />
      <p role="status">{value.first !== '' && t(`passphrase.strength.${judgePassphrase(value.first)}`)}</p>
      <Field
        label={t('passphrase.again')}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        type={type}
        autoComplete="new-password"
        error={problem === 'differs' ? t('passphrase.differs') : null}
      />
      <Checkbox isSelected={isShown} onChange={setShown}>
        {t('passphrase.show')}
      </Checkbox>
      {madeUp !== '' && madeUp === value.first && <CopyText label={t('passphrase.madeUp')} value={madeUp} />}
      <Row>
        <Button variant="quiet" onPress={makeUp}>
          {t('passphrase.makeUp')}
        </Button>
      </Row>
    </Stack>
  );
}
