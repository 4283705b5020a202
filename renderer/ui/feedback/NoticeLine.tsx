import type { ReactNode } from 'react';
import { Notice, type NoticeProps } from './Notice.tsx';
import styles from './NoticeLine.module.css';

/** Notices under each other; nothing where there are none. */
export function NoticeList({ children }: { children: ReactNode }) {
  return <div className={styles['list']}>{children}</div>;
}

/** A notice with its words at the left and what to do at the right. */
export function NoticeLine({ children, actions, ...notice }: NoticeProps & { actions?: ReactNode }) {
  return (
    <Notice {...notice}>
      <div className={styles['line']}>
        <div className={styles['words']}>{children}</div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
    </Notice>
  );
}
