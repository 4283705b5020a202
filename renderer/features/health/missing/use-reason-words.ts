import { useTranslation } from 'react-i18next';
import { listMissingParts } from '../../../ui/records/missing-parts.ts';
import type { Reason } from './category-reasons.ts';

/** "Medicines are missing: Evergreen did not allow them.", or which of them are. */
export function useReasonWords(): (reason: Reason, plan: string) => string {
  const { t } = useTranslation(['claims', 'plans']);
  return ({ category, why, parts }, plan) =>
    parts.length > 0
      ? t('plans:missing.from', { plan, what: listMissingParts(t, parts) })
      : t(`claims:notice.${why === 'refused' ? 'partial' : 'partialFailed'}.${category}`, { plan });
}
