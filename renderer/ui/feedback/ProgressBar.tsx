import styles from './ProgressBar.module.css';

/** How far something is, in units of `max`. */
export function ProgressBar({ label, max, value }: { label: string; max: number; value: number }) {
  return <progress className={styles['bar']} aria-label={label} max={max} value={Math.min(value, max)} />;
}
