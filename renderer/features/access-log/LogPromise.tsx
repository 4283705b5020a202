import { useTranslation } from 'react-i18next';
import { nameHosts } from '#shared/words/papers/access-log';
import { useFormats } from '../../i18n/use-formats.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './AccessLog.module.css';

export type LogPromiseProps = { complete: boolean; hosts: readonly string[]; hasErased: boolean };

/** Whether the log is whole, and which computers were contacted, as far as its rows are still here. */
export function LogPromise({ complete, hosts, hasErased }: LogPromiseProps) {
  const { t } = useTranslation('access-log');
  const { locale } = useFormats();
  return (
    <div className={styles['promise']}>
      {complete ? (
        <p>
          <strong>{t('complete.yes')}</strong> {t(hasErased ? 'complete.yesErasedText' : 'complete.yesText')}
        </p>
      ) : (
        <Notice tone="warning">
          <strong>{t('complete.no')}</strong> {t('complete.noText')}
        </Notice>
      )}
      <p>{t(nameHosts(hosts, hasErased), { hosts: new Intl.ListFormat(locale).format(hosts) })}</p>
    </div>
  );
}
