import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

export type SkeletonProps = {
  lines?: number;
  label?: string;
  /** Leaves out the text where other words already say it. */
  isQuiet?: boolean;
};

/** Placeholder lines while text loads, with the word "Loading" for screen readers. */
export function Skeleton({ lines = 3, label, isQuiet = false }: SkeletonProps) {
  const { t } = useTranslation('common');
  return (
    <div {...(!isQuiet && { role: 'status' })} className={styles['skeleton']}>
      {!isQuiet && <span className="visually-hidden">{label ?? t('loading')}</span>}
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content never change places.
        <span key={index} className={styles['line']} aria-hidden="true" />
      ))}
    </div>
  );
}
