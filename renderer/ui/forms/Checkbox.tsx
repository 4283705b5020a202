import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './fields.module.css';

export type CheckboxProps = {
  isSelected: boolean;
  onChange(selected: boolean): void;
  children: ReactNode;
  isDisabled?: boolean;
  /** Id of the error's text; `null` when nothing is wrong. */
  errorId?: string | null;
};

/** A box to tick, with its words beside it. */
export function Checkbox({ children, errorId = null, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      isInvalid={errorId !== null}
      {...(errorId !== null && { 'aria-describedby': errorId })}
      className={styles['check'] ?? ''}
    >
      <span className={styles['box']} aria-hidden="true">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3 8.5l3.2 3.2L13 4.6" fill="none" stroke="currentColor" strokeWidth="2.4" />
        </svg>
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
