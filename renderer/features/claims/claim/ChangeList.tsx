import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimChange } from '#shared/model/claims/claims-view';
import { useKnownText } from '../../../i18n/translate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import styles from './ChangeList.module.css';
import { readChangedValue } from './history-words.ts';

type ChangeListProps = {
  changes: ClaimChange['changes'];
  claim: Claim;
  /** Items after the changed values. */
  children?: ReactNode;
};

/** Each value that changed, with what it was and what it is. */
export function ChangeList({ changes, claim, children }: ChangeListProps) {
  const { t } = useTranslation('claim');
  const nameField = useFieldNames();
  const value = useValueWords(claim);
  return (
    <ul className={styles['changes']}>
      {changes.map(({ field, before, after }) => {
        const words = { field: nameField(field), before: value(field, before), after: value(field, after) };
        return (
          <li key={field}>
            <span aria-hidden="true">{t('history.change', words)}</span>
            <span className="visually-hidden">{t('history.changeLabel', words)}</span>
          </li>
        );
      })}
      {children}
    </ul>
  );
}

/** "Plan paid" of `amounts.planPaid`. */
export function useFieldNames(): (field: string) => string {
  const known = useKnownText('claim');
  return (field) => {
    const short = field.replace(/^amounts\./, '');
    return known(`amount.${short}`) ?? known(`history.field.${short}`) ?? field;
  };
}

function useValueWords(claim: Claim): (field: string, value: string | null) => string {
  const { t } = useTranslation(['claim', 'common']);
  const { money, date } = useFormats();
  const currency = claim.amounts.billed?.currency ?? 'USD';
  return (field, text) => {
    const value = readChangedValue(field, text);
    switch (value.kind) {
      case 'nothing':
        return t('claim:history.nothing');
      case 'amount':
        return money(value.cents, currency);
      case 'state':
        return t(`common:state.${value.state}`);
      case 'date':
        return date(value.date) ?? value.date;
      case 'yes-no':
        return t(value.isYes ? 'claim:history.yes' : 'claim:history.no');
      case 'text':
        return value.text;
    }
  };
}
