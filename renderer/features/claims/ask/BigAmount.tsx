import type { ReactNode } from 'react';
import styles from './AnswerCard.module.css';

/** The amount of an answer, with what it is. */
export function BigAmount({ amount, children }: { amount: string; children: ReactNode }) {
  return (
    <p className={styles['figure']}>
      <b className={styles['amount']}>{amount}</b> <span>{children}</span>
    </p>
  );
}
