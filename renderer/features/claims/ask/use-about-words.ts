import { useTranslation } from 'react-i18next';
import type { LimitsView, Meter } from '#shared/model/bills/limits';
import type { AskedAbout } from '#shared/model/claims/question';
import { findDueDay } from '#shared/words/installments';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';

export type AskedLimit = Exclude<AskedAbout, 'owe' | 'next-bill' | 'taxes' | 'news'>;

/** The number of a question that is no sum over claims, before it is asked. */
export function useAboutWords(personId: string, isAsked: boolean): (about: AskedAbout) => string {
  const { t } = useTranslation('claims');
  const { date, money } = useFormats();
  const bills = useRequest('bills.list', { personId }, { enabled: isAsked }).data;
  const limits = useRequest('limits.get', { personId, year: null }, { enabled: isAsked }).data;
  return (about) => {
    if (about === 'next-bill') {
      const next = bills?.rows.find((row) => row.openCents > 0 && findDueDay(row) !== null);
      return next ? (date(findDueDay(next)) ?? '') : '';
    }
    if (about === 'taxes' || about === 'news') return '';
    if (about === 'owe') {
      const count = bills?.open.reduce((sum, open) => sum + open.bills, 0) ?? 0;
      if (!bills) return '';
      return count === 0 ? t('ask.noOpenBills') : t('ask.openBills', { count });
    }
    const [only, ...more] = (limits?.plans ?? []).flatMap((plan) =>
      listMeters(plan.meters, about)
        .filter(({ network, whose }) => network === 'in' && whose === 'person')
        .map((meter) => ({ plan, meter })),
    );
    const left = only && readLeft(only.meter);
    if (!only || !left || more.length > 0) return '';
    return t(left.isPlans ? 'ask.left' : 'ask.aboutLeft', { amount: money(left.cents, only.plan.currency) });
  };
}

/** The meters of a limit that somebody says the amount of. */
export function listMeters(meters: LimitsView['plans'][number]['meters'], about: AskedLimit): Meter[] {
  return meters.filter(({ what, limit }) => what === about && limit !== null);
}

/** What is left of a limit, by the count that stands; `null` where that is not known. `isPlans`: by the plan's own count. */
export function readLeft({ limit, shownCents, plans }: Meter): { cents: number; isPlans: boolean } | null {
  if (limit === null || shownCents === null) return null;
  return { cents: limit.cents - shownCents, isPlans: plans !== null };
}
