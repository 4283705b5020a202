import type { ReactNode } from 'react';
import styles from './Progress.module.css';

/** How far something is, in units of `max`. */
export function ProgressBar({ label, max, value }: { label: string; max: number; value: number }) {
  return <progress className={styles['bar']} aria-label={label} max={max} value={Math.min(value, max)} />;
}

/** Words that change while something runs; read out politely when they do. */
export function ProgressText({ children }: { children: ReactNode }) {
  return <p role="status">{children}</p>;
}
