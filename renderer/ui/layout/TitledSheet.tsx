import { type ReactNode, useId } from 'react';
import { Sheet } from './Sheet.tsx';
import styles from './TitledSheet.module.css';

/** A sheet under a heading that names it. */
export function TitledSheet({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Sheet labelledBy={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {children}
    </Sheet>
  );
}
