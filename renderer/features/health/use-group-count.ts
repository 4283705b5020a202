import { useTranslation } from 'react-i18next';
import type { HealthGroup } from '#shared/words/health-groups';

type Counted = { group: HealthGroup; count: number; past: number };

/**
 * "2 health problems (1 past)". Of the others it says nothing: many plans do not say of a record whether it is current.
 */
export function useGroupCount(): (counted: Counted) => string {
  const { t } = useTranslation('health');
  return ({ group, count, past }) => {
    const what = t(`group.${group}.count`, { count });
    return past === 0 ? what : t('part.withPast', { what, count: past });
  };
}
