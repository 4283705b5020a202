import type { ReactNode } from 'react';
import styles from './SheetHead.module.css';

/** What a sheet is about, large, with its marks at the end edge where there is room. */
export function SheetHead({ children, marks }: { children: ReactNode; marks: ReactNode }) {
  return (
    <div className={styles['head']}>
      <div>{children}</div>
      {marks}
    </div>
  );
}
