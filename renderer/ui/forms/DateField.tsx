import { FieldError, Input, Label, TextField } from 'react-aria-components';
import styles from './fields.module.css';

export type DateFieldProps = {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange(value: string): void;
  error?: string | null;
};

/** A date to type or to pick, in the order of the person's language. */
export function DateField({ label, value, onChange, error }: DateFieldProps) {
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      type="date"
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input className={styles['input'] ?? ''} />
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </TextField>
  );
}
