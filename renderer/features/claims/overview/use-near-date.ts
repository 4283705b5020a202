import { useCallback } from 'react';
import { parseFhirDate, yearOf } from '#shared/dates';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';

/** "March 12" for a day of this year, "March 12, 2024" for another; `null` when it is no date. */
export function useNearDate(): (text: string | null) => string | null {
  const { locale, date } = useFormats();
  const year = yearOf(useToday());
  return useCallback(
    (text) => {
      const parsed = parseFhirDate(text);
      const isNear = parsed?.length === 10 && yearOf(parsed) === year;
      if (!isNear) return date(text);
      const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', day: 'numeric' });
      return day.format(new Date(`${parsed}T00:00:00Z`));
    },
    [locale, date, year],
  );
}
