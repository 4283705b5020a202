import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, FieldError, Label, Radio } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './fields.module.css';

export type RadioGroupProps<T extends string> = {
  label: string;
  /** `null` while nothing is chosen: nothing is preset for the person. */
  value: T | null;
  onChange(value: T): void;
  options: readonly { value: T; label: ReactNode }[];
  error?: string | null;
  /** Stands after the label of a choice that has to be made. */
  mark?: string;
  /** Hides the label visually where a heading says the same. */
  hideLabel?: boolean;
  /** `rows`: as the rows of a sheet without padding. `columns`: beside each other, as far as there is room. */
  look?: 'boxes' | 'rows' | 'columns';
};

/** One choice of a few, each a full-width target. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, value, onChange, options, error, mark, hideLabel = false, look = 'boxes' } = props;
  return (
    <AriaRadioGroup
      className={cx(styles['radios'], look !== 'boxes' && styles[look])}
      value={value}
      onChange={(next) => onChange(next as T)}
      isInvalid={Boolean(error)}
      isRequired={mark !== undefined}
      validationBehavior="aria"
    >
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>
        {label}
        {mark !== undefined && <span className={styles['mark']}> {mark}</span>}
      </Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles['radio'] ?? ''}>
          <span className={styles['dot']} aria-hidden="true" />
          <span>{option.label}</span>
        </Radio>
      ))}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaRadioGroup>
  );
}
