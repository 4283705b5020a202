import type { ReactNode, Ref } from 'react';
import styles from './Announcement.module.css';

/**
 * A live region that is present before its text, so that screen readers announce the text when it appears. With a `ref` it
 * takes the focus of a button that goes.
 */
export function Announcement({ children, ref }: { children: ReactNode; ref?: Ref<HTMLDivElement> }) {
  return (
    <div role="status" className={styles['box']} {...(ref && { ref, tabIndex: -1 })}>
      {children}
    </div>
  );
}
