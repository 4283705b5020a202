import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './fields.module.css';

export type FieldProps = {
  label: string;
  value: string;
  onChange(value: string): void;
  hint?: string;
  /** What is wrong and what to do; shown under the input and announced. */
  error?: string | null;
  type?: 'text' | 'url' | 'password';
  placeholder?: string;
  isRequired?: boolean;
  /** The most characters that are kept of it; `null` or absent: as many as are typed. */
  maxLength?: number | null | undefined;
  /** Typed into at once, where nothing else is to be done. */
  takesFocus?: boolean;
  /** Id of what is said of it elsewhere. */
  describedBy?: string;
  onBlur?(): void;
  inputRef?: Ref<HTMLInputElement>;
  /** What a password manager may fill in; nothing when absent. */
  autoComplete?: 'current-password' | 'new-password';
};

/** One line of text with its label above and its error below. */
export function Field({ label, value, onChange, hint, error, inputRef, ...input }: FieldProps) {
  const { type = 'text', placeholder, isRequired = false, takesFocus = false, autoComplete = 'off' } = input;
  const { maxLength, describedBy, onBlur } = input;
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={Boolean(error)}
      isRequired={isRequired}
      validationBehavior="aria"
      autoFocus={takesFocus}
      {...(describedBy && { 'aria-describedby': describedBy })}
      {...(onBlur && { onBlur })}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {hint && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <Input
        ref={inputRef ?? null}
        className={styles['input'] ?? ''}
        autoComplete={autoComplete}
        spellCheck={false}
        {...(placeholder && { placeholder })}
        {...(maxLength && { maxLength })}
      />
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </TextField>
  );
}
