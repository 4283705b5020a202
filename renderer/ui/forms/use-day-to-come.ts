import { useTranslation } from 'react-i18next';
import { useToday } from '../../day/use-today.ts';

/**
 * What a field says of a day that has not come yet, where only one that has may be typed: of care, a payment, a call, a
 * letter. `null` of any other day, also of none.
 */
export function useDayToCome(): (day: string) => string | null {
  const { t } = useTranslation('common');
  const today = useToday();
  return (day) => (day > today ? t('dayToCome') : null);
}
