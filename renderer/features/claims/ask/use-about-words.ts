import { useTranslation } from 'react-i18next';
import type { LimitsView, Meter } from '#shared/model/bills/limits';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import type { AskedAbout } from '#shared/model/claims/question';
import { isAskedOfBills, pickAskedBills } from '#shared/words/ask/asked-bills';
import { isPastDue } from '#shared/words/installments';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';

export type AskedLimit = Exclude<AskedAbout, 'owe' | 'next-bill' | 'taxes' | 'news'>;

/** The number of a question that is no sum over claims, as its answer will say it, before it is asked. */
export function useAboutWords(
  personId: string,
  isAsked: boolean,
): (about: AskedAbout, filter: ClaimFilter) => string {
  const { t } = useTranslation('claims');
  const { date, money } = useFormats();
  const today = useToday();
  const bills = useRequest('bills.list', { personId }, { enabled: isAsked }).data;
  const limits = useRequest('limits.get', { personId, year: null }, { enabled: isAsked }).data;
  return (about, filter) => {
    if (isAskedOfBills(about)) {
      if (!bills) return '';
      const { rows, day, isOfDays } = pickAskedBills(bills.rows, about, filter, today);
      if (about === 'next-bill')
        return day === null ? '' : t(isPastDue(day, today) ? 'ask.wasDue' : 'ask.dueOn', { day: date(day) });
      const count = rows.length;
      return count === 0 && !isOfDays ? t('ask.noOpenBills') : t('ask.openBills', { count });
    }
    // Limits are of the year at hand; those of another one are told once it is asked.
    if (about === 'taxes' || about === 'news' || filter.year !== null) return '';
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
