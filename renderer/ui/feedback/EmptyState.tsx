import type { ReactNode } from 'react';
import { Sheet } from '../layout/Sheet.tsx';
import styles from './EmptyState.module.css';

export type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode };

/** Shown where there is nothing yet, with what to do next. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <Sheet>
      <div className={styles['empty']}>
        <h2>{title}</h2>
        {children}
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
    </Sheet>
  );
}
