import { useTranslation } from 'react-i18next';
import type { PeoplePreview } from '#shared/model/people/people';
import { useFormats } from '../../i18n/use-formats.ts';

const kinds = ['claims', 'records', 'bills', 'payments', 'taxEntries', 'comparedPlans'] as const;
type Counts = Partial<Record<(typeof kinds)[number], number>>;

/** "457 claims, 2 bills, and 3 payments"; `null` where there is nothing. */
export function useGoesWords(): (counts: Counts | PeoplePreview) => string | null {
  const { t } = useTranslation('people');
  const { locale } = useFormats();
  return (counts) => {
    const parts = kinds.flatMap((kind) => {
      const count = counts[kind] ?? 0;
      return count === 0 ? [] : [t(`goes.${kind}`, { count })];
    });
    return parts.length === 0 ? null : new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  };
}
