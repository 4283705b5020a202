import type { ReactNode } from 'react';
import styles from './Details.module.css';

type DetailsProps = {
  summary: ReactNode;
  /** Whether it opens by itself. */
  isOpen?: boolean;
  /** Called with true when the content comes into view, and with false when it is folded away. */
  onToggle?(isOpen: boolean): void;
  children: ReactNode;
};

/** Content folded away behind a summary. */
export function Details({ summary, isOpen = false, onToggle, children }: DetailsProps) {
  return (
    <details
      className={styles['details']}
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      <div className={styles['body']}>{children}</div>
    </details>
  );
}
