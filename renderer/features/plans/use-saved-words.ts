import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';

type SavedCounts = Pick<ConnectionSummary, 'claims' | 'records'>;

/** Says how much of a plan is saved here: "489 claims · 120 health records and plan approvals". */
export function useSavedWords(): (saved: SavedCounts) => string {
  const { t } = useTranslation(['plans', 'common']);
  return ({ claims, records }) =>
    [
      t('common:claims', { count: claims }),
      ...(records > 0 ? [t('facts.records', { count: records })] : []),
    ].join(' · ');
}
