import { useTranslation } from 'react-i18next';
import type { StorageMode } from '#shared/model/settings';
import { Notice } from '../ui/feedback/Notice.tsx';
import styles from './StorageWarning.module.css';

/** Says on every screen when what is loaded will not be kept. Nothing while records are kept encrypted. */
export function StorageWarning({ storage }: { storage: StorageMode }) {
  const { t } = useTranslation('common');
  if (storage === 'encrypted') return null;
  return (
    <div className={styles['warning']}>
      <Notice tone="warning">{t(`storage.${storage}`)}</Notice>
    </div>
  );
}
