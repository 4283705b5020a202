import { useTranslation } from 'react-i18next';
import { monthOf } from '#shared/dates';
import type { CentsRange, PlanYear } from '#shared/model/replay/next-year';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';

/** Ranges, and what is not known of a plan's year, in words. */
export function useRangeWords() {
  const { t } = useTranslation('next-year');
  const { money, locale } = useFormats();
  const amount = (cents: number) => money(cents);
  const month = (day: string) => listMonthNames(locale, 'long')[(monthOf(day) ?? 1) - 1] ?? '';
  return {
    amount,
    range: ({ lowCents, highCents }: CentsRange) =>
      lowCents === highCents
        ? amount(lowCents)
        : t('range', { low: amount(lowCents), high: amount(highCents) }),
    reached({ limit }: Pick<PlanYear, 'limit'>): string {
      if (limit === null) return t('reached.no');
      const [from, to] = [month(limit.earliest), month(limit.latest)];
      const how = limit.isSure ? 'sure' : 'perhaps';
      return from === to ? t(`reached.${how}`, { month: from }) : t(`reached.${how}Span`, { from, to });
    },
    unknown({ unknowns, isWide }: Pick<PlanYear, 'unknowns' | 'isWide'>): string {
      const named = unknowns.map(({ kind, count }) => t(`unknown.${kind}`, { count }));
      const all = isWide ? [...named, t('unknown.wide')] : named;
      return all.length === 0 ? t('unknown.nothing') : all.join('; ');
    },
  };
}
