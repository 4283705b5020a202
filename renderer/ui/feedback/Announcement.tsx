import type { ReactNode } from 'react';
import styles from './Announcement.module.css';

/** A live region that is present before its text, so that screen readers announce the text when it appears. */
export function Announcement({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles['box']}>
      {children}
    </div>
  );
}
