import { useTranslation } from 'react-i18next';
import type { AmountSource } from '#shared/model/claims/claim';
import styles from './SourceTag.module.css';

/** Where an amount comes from: "from your plan", "worked out by this app", "entered by you". */
export function SourceTag({ source }: { source: AmountSource }) {
  const { t } = useTranslation('common');
  return <span className={styles['source']}>{t(`source.${source}`)}</span>;
}
