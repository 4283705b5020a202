import { useTranslation } from 'react-i18next';
import type { ClaimLine } from '#shared/model/claims/claim';
import { findUnit } from '#shared/words/care';
import { useFormats } from '../../../i18n/use-formats.ts';

/**
 * "12 miles"; "3 boxes" with a unit that only the plan has a word for. A bare number is "Quantity: 3" among other facts,
 * and only the number where its label says what it is.
 */
export function useQuantityWords(
  place: 'labeled' | 'among others',
): (quantity: NonNullable<ClaimLine['quantity']>) => string {
  const { t } = useTranslation('claim');
  const { number } = useFormats();
  return ({ value, unit }) => {
    const known = unit === null ? null : findUnit(unit);
    if (known !== null) return t(`unit.${known}`, { count: value, number: number(value) });
    if (unit !== null) return `${number(value)} ${unit}`;
    return place === 'labeled' ? number(value) : t('services.quantity', { number: number(value) });
  };
}
