import { type ReactNode, useId } from 'react';
import { Icon } from '../data/Icon.tsx';
import styles from './FoldedSheet.module.css';
import { Sheet } from './Sheet.tsx';

export type FoldedSheetProps = {
  title: string;
  /** What is in it, in words: most need not open it. */
  says: ReactNode;
  /** Whether it opens by itself. */
  isOpen?: boolean;
  children: ReactNode;
};

/** A sheet of which only the title and what it says are seen, until it is opened. */
export function FoldedSheet({ title, says, isOpen = false, children }: FoldedSheetProps) {
  const id = useId();
  return (
    <Sheet padding="none" labelledBy={id}>
      <details className={styles['fold']} open={isOpen}>
        <summary>
          <h2 id={id}>{title}</h2>
          <span className={styles['says']}>{says}</span>
          <Icon name="down" />
        </summary>
        <div className={styles['body']}>{children}</div>
      </details>
    </Sheet>
  );
}
