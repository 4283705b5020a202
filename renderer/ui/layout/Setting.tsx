import { type ReactNode, useId } from 'react';
import { Icon } from '../data/Icon.tsx';
import styles from './Setting.module.css';

type SettingProps = {
  title: string;
  children: ReactNode;
  /** Of the heading, for `showPlace`. */
  id?: string;
};

/** One thing that can be set or done, below the others of its group. */
export function Setting({ title, children, id: place }: SettingProps) {
  const made = useId();
  const id = place ?? made;
  return (
    <section aria-labelledby={id} className={styles['setting']}>
      <h3 id={id} {...(place && { tabIndex: -1 })}>
        {title}
      </h3>
      {children}
    </section>
  );
}

/** One that few need: its title is seen, the rest once it is opened. */
export function FoldedSetting({ title, children }: Omit<SettingProps, 'id'>) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <details className={styles['fold']}>
        <summary>
          <h3 id={id}>{title}</h3>
          <Icon name="down" />
        </summary>
        <div className={styles['body']}>{children}</div>
      </details>
    </section>
  );
}
