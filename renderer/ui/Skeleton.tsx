import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

/** Calm lines where text will stand, and the word "Loading" for those who listen. */
export function Skeleton({ lines = 3, label }: { lines?: number; label?: string }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" className={styles['skeleton']}>
      <span className="visually-hidden">{label ?? t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content never change places.
        <span key={index} className={styles['line']} aria-hidden="true" />
      ))}
    </div>
  );
}
