import { useTranslation } from 'react-i18next';
import type { StorageMode } from '#shared/model/settings';
import { Notice } from '../ui/feedback/Notice.tsx';
import styles from './StorageWarning.module.css';

/** Warns on every screen that records will not be kept. Shows nothing while they are kept encrypted. */
export function StorageWarning({ storage }: { storage: StorageMode }) {
  const { t } = useTranslation('common');
  if (storage === 'encrypted') return null;
  return (
    <div className={styles['warning']}>
      <Notice tone="warning">{t(`storage.${storage}`)}</Notice>
    </div>
  );
}
