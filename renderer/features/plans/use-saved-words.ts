import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';

type SavedCounts = Pick<ConnectionSummary, 'claims' | 'records' | 'cards'>;

/** Says how much of a plan is saved here: "489 claims · 1 insurance card · 120 health records and approvals". */
export function useSavedWords(): (saved: SavedCounts) => string {
  const { t } = useTranslation(['plans', 'common']);
  return ({ claims, records, cards }) =>
    [
      ...(claims > 0 ? [t('common:claims', { count: claims })] : []),
      ...(cards > 0 ? [t('facts.cards', { count: cards })] : []),
      ...(records > 0 ? [t('facts.records', { count: records })] : []),
    ].join(' · ') || t('facts.nothing');
}
