import { useTranslation } from 'react-i18next';
import type { Amount } from '#shared/model/claims/claim';
import { useSourceWords } from '../../../../i18n/use-source-words.ts';
import styles from './AmountSource.module.css';

/** Where an amount comes from; `showsPath` adds the paths in the plan's record. */
export function AmountSource({ amount, showsPath }: { amount: Amount; showsPath: boolean }) {
  const { t } = useTranslation('claim');
  const { sayAmountOpened } = useSourceWords();
  return (
    <span className={styles['source']}>
      {sayAmountOpened(amount.source) ?? t(`source.${amount.source}`)}
      {amount.partial && ` · ${t('source.partial')}`}
      {amount.assumedCurrency && ` · ${t('source.assumedCurrency')}`}
      {showsPath &&
        amount.from.map((path) => (
          <code key={path} className={styles['path']}>
            {path}
          </code>
        ))}
    </span>
  );
}
