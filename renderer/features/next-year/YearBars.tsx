import { useTranslation } from 'react-i18next';
import type { CentsRange } from '#shared/model/replay/next-year';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import styles from './NextYear.module.css';
import { useRangeWords } from './use-range-words.ts';

type Props = {
  name: string;
  /** Shares added up to the end of each month. */
  months: readonly CentsRange[];
  /** A month. */
  premiumCents: number;
  /** What the tallest bar of all plans is worth, in cents. */
  highest: number;
};

/** A year added up month by month: premium, share, and what is not known of it. One scale for all plans. */
export function YearBars({ name, months, premiumCents, highest }: Props) {
  const { t } = useTranslation('next-year');
  const { locale } = useFormats();
  const { range } = useRangeWords();
  const letters = listMonthNames(locale, 'narrow');
  const height = (cents: number) => ({ blockSize: `${(100 * Math.max(0, cents)) / highest}%` });
  const withPremium = (month: number) => {
    const { lowCents, highCents } = months[month - 1] ?? { lowCents: 0, highCents: 0 };
    const paid = premiumCents * month;
    return range({ lowCents: lowCents + paid, highCents: highCents + paid });
  };
  return (
    <div
      role="img"
      aria-label={t('chart', { plan: name, amount: withPremium(6), end: withPremium(12) })}
      className={styles['bars']}
    >
      {months.map(({ lowCents, highCents }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: months have no other name.
        <div key={index} className={styles['bar']}>
          <div className={styles['stack']}>
            {highCents > lowCents && <i className={styles['open']} style={height(highCents - lowCents)} />}
            {lowCents > 0 && <i className={cx('fill-you')} style={height(lowCents)} />}
            {premiumCents > 0 && (
              <i className={styles['premium']} style={height(premiumCents * (index + 1))} />
            )}
          </div>
          <span aria-hidden="true">{letters[index]}</span>
        </div>
      ))}
    </div>
  );
}
