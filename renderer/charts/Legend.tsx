import type { LimitFill, MoneyFill } from './fills.tsx';
import styles from './Legend.module.css';

/** Which fill means what. */
export function Legend({ items }: { items: readonly { fill: MoneyFill | LimitFill; label: string }[] }) {
  return (
    <ul className={styles['legend']}>
      {items.map(({ fill, label }) => (
        <li key={fill}>
          <span aria-hidden="true" className={`fill-${fill}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}
