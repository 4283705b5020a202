import { useTranslation } from 'react-i18next';
import type { QuantityRule } from '#shared/model/plans/lookup';
import { useFormats } from '../../i18n/use-formats.ts';

/** A limit on the amount as a sentence: "At most 480 in 30 days". */
export function useQuantityWords(): (rule: QuantityRule) => string {
  const { t } = useTranslation('find');
  const { number } = useFormats();
  return ({ kind, amount, unit, days, withinDays }) => {
    const plain = amount === null ? '' : number(amount);
    const counted = unit === null ? plain : t('rule.unit', { amount: plain, unit });
    if (days === null) return t('rule.noDays', { amount: counted });
    if (kind === 'rolling' && amount === null) return t('rule.noAmount', { days });
    if (kind === 'days-supply' && withinDays !== null)
      return t('rule.supplyWithin', { count: amount ?? 1, days, within: withinDays });
    return t(`rule.${kind}`, { amount: counted, days });
  };
}
