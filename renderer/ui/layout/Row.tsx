import type { ReactNode } from 'react';
import styles from './Row.module.css';

/** Buttons or labels side by side that wrap. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}

/** Things under each other, with even space between them. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>;
}

/** Two parts side by side, or under each other where there is little room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles['columns']}>{children}</div>;
}
