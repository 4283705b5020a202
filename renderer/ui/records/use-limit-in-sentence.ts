import { useTranslation } from 'react-i18next';
import type { PlanForecast } from '#shared/model/bills/forecast';
import type { LimitKind } from '#shared/model/bills/limits';

/** "your deductible", "your out-of-pocket limit (drugs)": with what sets it apart from the plan's usual one. */
export function useLimitInSentence() {
  const { t } = useTranslation(['forecast', 'limits']);
  return ({ whose, what, care, network }: LimitKind, plan: Pick<PlanForecast, 'care'>): string => {
    const limit = t(`forecast:limit.${whose}.${what}`);
    const apart = [
      ...(care === plan.care ? [] : [t(`limits:care.${care}`)]),
      ...(network === 'out' ? [t('limits:network.out')] : []),
    ];
    return apart.length === 0 ? limit : t('forecast:limitOf', { limit, care: apart.join(', ') });
  };
}
