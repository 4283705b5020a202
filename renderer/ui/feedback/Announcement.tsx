import type { ReactNode } from 'react';
import styles from './Announcement.module.css';

/** A place for words that come and go. It is there before them, so that they are read out when they come. */
export function Announcement({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles['box']}>
      {children}
    </div>
  );
}
