import type { ReactNode } from 'react';
import styles from './Details.module.css';

/** Content folded away behind a summary. */
export function Details({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className={styles['details']}>
      <summary>{summary}</summary>
      <div className={styles['body']}>{children}</div>
    </details>
  );
}
