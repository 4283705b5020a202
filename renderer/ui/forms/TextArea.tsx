import { TextArea as AriaTextArea, Label, Text, TextField } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './fields.module.css';

export type TextAreaProps = {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Called when the person goes on to something else. */
  onBlur?: () => void;
  hint?: string;
  rows: number;
  maxLength: number;
  lang?: string;
};

/** Several lines of text with their label above. */
export function TextArea({ label, value, onChange, onBlur, hint, ...area }: TextAreaProps) {
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      {...(onBlur && { onBlur })}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {hint && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <AriaTextArea className={cx(styles['input'], styles['area'])} spellCheck={false} {...area} />
    </TextField>
  );
}
