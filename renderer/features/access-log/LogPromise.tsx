import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './AccessLog.module.css';

/** Whether the log is whole, and which computers were ever contacted. */
export function LogPromise({ complete, hosts }: { complete: boolean; hosts: readonly string[] }) {
  const { t } = useTranslation('access-log');
  const { locale } = useFormats();
  return (
    <div className={styles['promise']}>
      {complete ? (
        <p>
          <strong>{t('complete.yes')}</strong> {t('complete.yesText')}
        </p>
      ) : (
        <Notice tone="warning">
          <strong>{t('complete.no')}</strong> {t('complete.noText')}
        </Notice>
      )}
      <p>
        {hosts.length === 0
          ? t('hosts.none')
          : t('hosts.only', { hosts: new Intl.ListFormat(locale).format(hosts) })}
      </p>
    </div>
  );
}
