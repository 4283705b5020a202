import { useTranslation } from 'react-i18next';
import { isTooLarge, type Sum } from '#shared/model/claims/totals';
import { useFormats } from './use-formats.ts';

/** A sum as money, or why there is none: too large to add up, else the caller's words for "not stated". */
export function useSumWords(): (sum: Sum, currency: string, notStated: string) => string {
  const { t } = useTranslation('common');
  const { money } = useFormats();
  return (sum, currency, notStated) => {
    if (sum.cents !== null) return money(sum.cents, currency);
    return isTooLarge(sum) ? t('money.tooLarge') : notStated;
  };
}
