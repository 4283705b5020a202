import type { ReactNode } from 'react';
import styles from './SmallLine.module.css';

/** Small grey words on a line of their own, under what they explain. */
export function SmallLine({ children }: { children: ReactNode }) {
  return <span className={styles['line']}>{children}</span>;
}
