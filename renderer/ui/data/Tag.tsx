import type { ReactNode } from 'react';
import styles from './Tag.module.css';

/** A neutral label: "In network", "Estimate". */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={styles['tag']}>{children}</span>;
}
