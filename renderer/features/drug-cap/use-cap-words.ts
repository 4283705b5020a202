import { useTranslation } from 'react-i18next';
import { monthOf } from '#shared/dates';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';

/** How far the person is toward Medicare's drug cap, in one sentence. */
export function useCapWords() {
  const { t } = useTranslation('drug-cap');
  const { money, date, locale } = useFormats();
  return {
    answer({ passed, mayReach, lowCents, highCents, fills }: DrugCapCount, year: number): string {
      if (passed) return t(`answer.${passed.by}`, { day: date(passed.day) });
      if (mayReach?.latest) {
        const month = listMonthNames(locale, 'long')[(monthOf(mayReach.latest) ?? 1) - 1];
        return t('answer.mayReach', { month });
      }
      if (fills === 0) return t('answer.none', { year });
      if (highCents > lowCents) return t('answer.range', { low: money(lowCents), high: money(highCents) });
      return t('answer.about', { amount: money(lowCents) });
    },
  };
}
