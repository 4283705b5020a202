import { useTranslation } from 'react-i18next';
import type { News } from '#shared/model/news/news';
import { useNearDate } from '../overview/use-near-date.ts';

/** "Since March 2", and "3 new claims, 1 changed"; `null` where nothing is new. */
export function useNewsWords(): (news: News) => { since: string; says: string | null } {
  const { t } = useTranslation('news');
  const nearDate = useNearDate();
  return ({ since, counts, bills }) => {
    const day = nearDate(since);
    const parts = [
      ...counts.map(({ kind, count }) => t(`count.${kind}`, { count })),
      ...(bills.length === 0 ? [] : [t('count.bills', { count: bills.length })]),
    ];
    return {
      since: day === null ? t('page') : t('since', { day }),
      says: parts.length === 0 ? null : parts.join(', '),
    };
  };
}
