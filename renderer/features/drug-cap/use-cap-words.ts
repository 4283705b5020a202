import { useTranslation } from 'react-i18next';
import { monthOf, yearOf } from '#shared/dates';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { useToday } from '../../day/use-today.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';

/** Whether the person reaches Medicare's drug cap, in one sentence. */
export function useCapWords() {
  const { t } = useTranslation('drug-cap');
  const { date, locale } = useFormats();
  const thisYear = yearOf(useToday());
  return {
    answer({ passed, mayReach, highCents, capCents, fills }: DrugCapCount, year: number): string {
      if (passed) return t(`answer.${passed.by}`, { day: date(passed.day) });
      const nameMonth = (day: string) => listMonthNames(locale, 'long')[(monthOf(day) ?? 1) - 1];
      if (mayReach?.latest) return t('answer.mayReach', { month: nameMonth(mayReach.latest) });
      if (mayReach) return t('answer.onlyIf', { month: nameMonth(mayReach.earliest) });
      if (fills === 0) return t('answer.none', { year });
      if (year >= thisYear) return t('answer.not', { year });
      return t(highCents >= capCents ? 'answer.openPast' : 'answer.notPast', { year });
    },
  };
}
