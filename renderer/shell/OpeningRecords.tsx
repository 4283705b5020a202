import type { i18n } from 'i18next';
import { I18nextProvider, useTranslation } from 'react-i18next';
import styles from './OpeningRecords.module.css';

/** Alone in the window while the records open: the computer may be asking for a password, behind another window. */
export function OpeningRecords({ texts }: { texts: i18n }) {
  return (
    <I18nextProvider i18n={texts}>
      <Words />
    </I18nextProvider>
  );
}

function Words() {
  const { t } = useTranslation('common');
  return (
    <main className={styles['alone']}>
      <div role="status">
        <p>{t('opening.what')}</p>
        <p>{t('opening.next')}</p>
      </div>
    </main>
  );
}
