import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCents } from '#shared/money';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { OpenedFrom } from '../../i18n/use-source-words.ts';
import { cx } from '../cx.ts';
import { HiddenAmount } from '../discreet/HiddenAmount.tsx';
import styles from './Money.module.css';

export type MoneyProps = {
  /** `null`: the plan did not state it. Never 0 instead. */
  cents: number | null;
  currency?: string;
  /** `you` is rust and only for what may be the person's to pay. */
  tone?: 'ink' | 'you' | 'plan';
  /** `big` for the one number that matters; `page` for what a page is about; `row` for a row's, `strong` for a column's main amount. */
  size?: 'normal' | 'strong' | 'row' | 'page' | 'big';
  /** Shown where there is no amount; "not given by your plan" by default, of a file only "not given". */
  unknown?: string;
};

/** An amount in tabular figures, or the words for why there is none. Not for links: while it is hidden it is a button. */
export function Money({ cents, currency = 'USD', tone = 'ink', size = 'normal', unknown }: MoneyProps) {
  const { t } = useTranslation('common');
  const { isHidden } = useDiscreet();
  const { locale } = useFormats();
  const isOfPlan = use(OpenedFrom).openedAt === null;
  if (cents === null)
    return (
      <span className={styles['unknown']}>
        {unknown ?? t(isOfPlan ? 'money.notStated' : 'money.notGiven')}
      </span>
    );
  const amount = formatCents(cents, currency, locale);
  return (
    <span className={cx(styles['money'], styles[tone], styles[size])}>
      {isHidden ? <HiddenAmount amount={amount} /> : amount}
    </span>
  );
}
