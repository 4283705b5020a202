import { type ReactNode, useId } from 'react';
import { cx } from '../../../ui/cx.ts';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import tables from '../../../ui/tables/Table.module.css';
import styles from './ValuesTable.module.css';

export type ValuesTableProps = {
  title: string;
  columns: readonly string[];
  rows: ReactNode;
  children?: ReactNode;
};

/** A titled table of measured values; children stand below it. */
export function ValuesTable({ title, columns, rows, children }: ValuesTableProps) {
  const id = useId();
  return (
    <Sheet as="div">
      <div className={styles['section']}>
        <h2 id={id}>{title}</h2>
        <ScrollRegion className={cx(tables['scroll'], tables['box'])} aria-labelledby={id}>
          <table className={cx(tables['table'], tables['stacksInBox'], styles['table'])} aria-labelledby={id}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </ScrollRegion>
        {children}
      </div>
    </Sheet>
  );
}
