import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import { Button } from '../actions/Button.tsx';
import { Details } from '../layout/Details.tsx';
import styles from './FailureNotice.module.css';
import { failureText } from './failure-text.ts';

export type FailureNoticeProps = {
  failure: Failure;
  /** Name of the plan it is about, where there is one. */
  plan?: string;
  /** Shown as "Try again". */
  onRetry?: (() => void) | undefined;
  /** More buttons. */
  actions?: ReactNode;
};

/** What went wrong, what to do, and technical details for those who want them. */
export function FailureNotice({ failure, plan, onRetry, actions }: FailureNoticeProps) {
  const { t } = useTranslation(['common', 'errors']);
  const text = failureText(t, failure, plan);
  return (
    <div role="alert" className={styles['failure']}>
      <p>
        <strong>{text.what}</strong> {text.next}
      </p>
      {(onRetry || actions) && (
        <div className={styles['actions']}>
          {onRetry && <Button onPress={onRetry}>{t('action.tryAgain')}</Button>}
          {actions}
        </div>
      )}
      <Details summary={t('action.details')}>
        <p>{t('errors:codeLine', { code: failure.code })}</p>
        {failure.details?.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
      </Details>
    </div>
  );
}
