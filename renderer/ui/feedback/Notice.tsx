import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../cx.ts';
import styles from './Notice.module.css';

export type NoticeProps = {
  children: ReactNode;
  /** `strong` has the ink border of "This is not a bill"; `warning` and `calm` are soft. */
  tone?: 'strong' | 'warning' | 'calm';
  /** `status` is announced when it appears. */
  role?: 'status' | 'alert' | 'note';
  /** For `showPlace`. */
  id?: string;
};

/** A line or two that must be seen. */
export function Notice({ children, tone = 'strong', role = 'note', id }: NoticeProps) {
  return (
    <div
      role={role}
      className={cx(styles['notice'], styles[tone])}
      {...(id !== undefined && { id, tabIndex: -1 })}
    >
      {children}
    </div>
  );
}

/** "This is not a bill. ..." with what to wait for. */
export function NotABill({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <Notice>
      <strong>{t('notABill')}</strong> {children}
    </Notice>
  );
}
