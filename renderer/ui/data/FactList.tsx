import { Fragment, type ReactNode } from 'react';
import styles from './FactList.module.css';

export type Fact = { key: string; label: ReactNode; value: ReactNode };

/** Names and values side by side; under each other where there is little room. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className={styles['box']}>
      <dl className={styles['facts']}>
        {facts.map(({ key, label, value }) => (
          <Fragment key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}
