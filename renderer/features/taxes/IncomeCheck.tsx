import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedCents } from '#shared/money';
import { useFormats } from '../../i18n/use-formats.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import styles from './Taxes.module.css';

/** The share of income above which medical costs count, in thousandths. @see IRS Publication 502 */
const floorThousandths = 75;

/** Arithmetic on an income that is typed, and kept nowhere. */
export function IncomeCheck({ ownCents }: { ownCents: number }) {
  const { t } = useTranslation('taxes');
  const { money } = useFormats();
  const [typed, setTyped] = useState('');
  const income = parseTypedCents(typed);
  return (
    <Details summary={t('income.summary')}>
      <div className={styles['income']}>
        <Field label={t('income.field')} hint={t('income.hint')} value={typed} onChange={setTyped} />
        <p role="status">
          {income !== null &&
            income >= 0 &&
            t('income.says', {
              income: money(income),
              part: money(Math.round((income * floorThousandths) / 1000)),
              own: money(ownCents),
            })}
        </p>
        <p className="small muted">{t('income.text')}</p>
      </div>
    </Details>
  );
}
