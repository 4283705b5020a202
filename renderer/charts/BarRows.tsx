import type { ReactNode } from 'react';
import styles from './BarRows.module.css';
import type { BarPart } from './fills.tsx';
import { StackedBar } from './StackedBar.tsx';

export type BarRow = {
  key: string;
  label: ReactNode;
  parts: readonly BarPart[];
  /** The amount at the end of the row. */
  amount: string;
  /** The same in words for a screen reader: each part with its amount. */
  words: string;
};

/** Labelled bars on one scale with zero at the left, each with its amount in text. */
export function BarRows({ rows, label }: { rows: readonly BarRow[]; label: string }) {
  const maxCents = Math.max(0, ...rows.map((row) => lengthOf(row.parts)));
  return (
    <div className={styles['sheet']}>
      <ul className={styles['rows']} aria-label={label}>
        {rows.map((row) => (
          <li key={row.key}>
            <span className={styles['label']}>{row.label}</span>
            <StackedBar parts={row.parts} maxCents={maxCents} />
            <span aria-hidden="true" className={`num ${styles['amount']}`}>
              {row.amount}
            </span>
            <span className="visually-hidden">{row.words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function lengthOf(parts: readonly BarPart[]): number {
  return parts.reduce((sum, part) => sum + Math.max(0, part.cents ?? 0), 0);
}
