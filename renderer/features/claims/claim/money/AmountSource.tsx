import { useTranslation } from 'react-i18next';
import type { AmountName } from '#shared/model/claims/amount-table';
import type { Amount, ClaimLine } from '#shared/model/claims/claim';
import { findAmountPlace } from '#shared/words/amount-places';
import { useSourceWords } from '../../../../i18n/use-source-words.ts';
import styles from './AmountSource.module.css';

type AmountSourceProps = {
  amount: Amount;
  /** Adds the places in the plan's record: in words, with the amount's name and the claim's services, then as paths. */
  places?: { name: AmountName; lines: readonly Pick<ClaimLine, 'number'>[] } | undefined;
};

/** Where an amount comes from. */
export function AmountSource({ amount, places }: AmountSourceProps) {
  const { t } = useTranslation('claim');
  const { sayAmountOpened } = useSourceWords();
  return (
    <span className={styles['source']}>
      {sayAmountOpened(amount.source) ?? t(`source.${amount.source}`)}
      {amount.partial && ` · ${t('source.partial')}`}
      {amount.assumedCurrency && ` · ${t('source.assumedCurrency')}`}
      {places &&
        amount.from.map((path) => {
          const { key, ...at } = findAmountPlace(
            path,
            places.lines.map(({ number }) => number),
          );
          return (
            <span key={path} className={styles['place']}>
              {t(`source.place.${key}`, { amount: t(`amount.${places.name}`), ...at })}{' '}
              <code className={styles['path']}>{path}</code>
            </span>
          );
        })}
    </span>
  );
}
