import { useState } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../../ui/cx.ts';
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx';
import fields from '../../../../ui/forms/fields.module.css';
import styles from './SecretField.module.css';

export type SecretFieldProps = {
  /** A key has several lines. */
  isKey: boolean;
  value: string;
  onChange(value: string): void;
  hint: string;
  error: string | null;
};

/** A field for a secret or a key, masked until the person chooses to show it. */
export function SecretField({ isKey, value, onChange, hint, error }: SecretFieldProps) {
  const { t } = useTranslation('plans');
  const [isShown, setShown] = useState(false);
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <div>
      <TextField
        className={fields['field'] ?? ''}
        value={value}
        onChange={onChange}
        type={isShown || isKey ? 'text' : 'password'}
        isInvalid={error !== null}
        validationBehavior="aria"
      >
        <Label className={fields['label'] ?? ''}>{t(isKey ? 'client.key' : 'client.secret')}</Label>
        <Text slot="description" className={fields['hint'] ?? ''}>
          {hint}
        </Text>
        {isKey ? (
          <TextArea
            {...plain}
            rows={4}
            className={cx(fields['input'], styles['key'], !isShown && styles['hidden'])}
          />
        ) : (
          <Input {...plain} className={fields['input'] ?? ''} />
        )}
        <FieldError className={fields['error'] ?? ''}>{error}</FieldError>
      </TextField>
      <Checkbox isSelected={isShown} onChange={setShown}>
        {t('client.show')}
      </Checkbox>
    </div>
  );
}
