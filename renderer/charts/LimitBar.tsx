import styles from './LimitBar.module.css';

/** So much of so much in an open frame. Hidden from screen readers: write the amounts beside it. */
export function LimitBar({ cents, limitCents }: { cents: number; limitCents: number }) {
  const part = limitCents > 0 ? Math.max(0, Math.min(1, cents / limitCents)) : 0;
  return (
    <span aria-hidden="true" className={styles['frame']}>
      {part > 0 && <i className="fill-you" style={{ inlineSize: `${100 * part}%` }} />}
    </span>
  );
}
