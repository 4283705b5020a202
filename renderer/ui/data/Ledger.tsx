import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Ledger.module.css';

export type LedgerRow = {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** Stands below both. */
  note?: ReactNode;
  total?: boolean;
  /** True for an amount of nothing, which steps back. */
  isZero?: boolean;
};

/** Words and amounts joined by dotted leaders; a total stands under a rule. */
export function Ledger({ rows }: { rows: readonly LedgerRow[] }) {
  return (
    <dl>
      {rows.map(({ key, label, value, note, total, isZero }) => (
        <div
          key={key}
          className={cx(styles['row'], total && styles['total'], isZero && !total && styles['zero'])}
        >
          <dt>{label}</dt>
          <dd className="num">{value}</dd>
          {note && <dd className={styles['note']}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
