import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countDays, formatDate, formatSpan, localDay, parseFhirDate, yearOf } from '#shared/dates';
import { formatCents, formatRoundCents } from '#shared/money';
import { formatNumber } from '#shared/number';
import { useToday } from '../day/use-today.ts';
import { readLocale } from './read-locale.ts';
import { useDiscreet } from './use-discreet.ts';

export type Formats = {
  /** BCP 47 tag for Intl: US conventions in the person's language. */
  locale: string;
  /** "$1,128.10"; dots while discreet mode hides it. Every amount on a screen passes here, or through `Money`. */
  money(cents: number, currency?: string): string;
  /** "$1,128", for the scale of a chart; hidden as `money` is. */
  roundMoney(cents: number, currency: string): string;
  /** "March 12, 2026" from FHIR date text; `null` when it is no date. */
  date(text: string | null, style?: 'long' | 'short'): string | null;
  /** "March 3 – 6, 2026" */
  span(start: string | null, end: string | null, style?: 'long' | 'short'): string | null;
  /** "March 2026" */
  month(year: number, month: number): string;
  /** "today, 8:04 AM", "yesterday, 8:04 AM", "March 12, 2026, 8:04 AM" from an ISO instant, in local time. */
  moment(iso: string): string;
  /** "today", "yesterday", "March 12" or with the year when it is another one. */
  day(iso: string): string;
  /** "April 20, 2027" from an ISO instant, in local time. */
  dayDate(iso: string): string;
  /** "Mar 12, 2026, 8:04:10 AM GMT-5" */
  exact(iso: string): string;
  /** "12 kB" */
  size(bytes: number): string;
  number(value: number): string;
};

/** Dates, amounts and numbers in the person's language. */
export function useFormats(): Formats {
  const { t, i18n } = useTranslation(['common', 'discreet']);
  const { isHidden } = useDiscreet();
  const today = useToday();
  const locale = readLocale(i18n);
  return useMemo(
    () =>
      createFormats(locale, today, {
        today: t('common:day.today'),
        yesterday: t('common:day.yesterday'),
        hidden: isHidden ? t('discreet:amount.dots') : null,
      }),
    [locale, today, t, isHidden],
  );
}

function createFormats(
  locale: string,
  today: string,
  words: { today: string; yesterday: string; hidden: string | null },
): Formats {
  const format = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options).format(new Date(iso));
  const time = (iso: string) => format(iso, { hour: 'numeric', minute: '2-digit' });
  const dayDate = (iso: string) => format(iso, { dateStyle: 'long' });
  const nearDay = (iso: string) => {
    const age = countDays(localDay(new Date(iso)), today);
    return age === 0 ? words.today : age === 1 ? words.yesterday : null;
  };
  const sameYear = (iso: string) => yearOf(localDay(new Date(iso))) === yearOf(today);
  return {
    locale,
    money: (cents, currency = 'USD') => words.hidden ?? formatCents(cents, currency, locale),
    roundMoney: (cents, currency) => words.hidden ?? formatRoundCents(cents, currency, locale),
    date(text, style = 'long') {
      const date = parseFhirDate(text);
      return date && formatDate(date, locale, style);
    },
    span(start, end, style = 'long') {
      const from = parseFhirDate(start);
      return from && formatSpan(from, parseFhirDate(end), locale, style);
    },
    month: (year, month) => monthFormatOf(locale).format(Date.UTC(year, month - 1, 1)),
    moment: (iso) => `${nearDay(iso) ?? dayDate(iso)}, ${time(iso)}`,
    day: (iso) =>
      nearDay(iso) ?? (sameYear(iso) ? format(iso, { month: 'long', day: 'numeric' }) : dayDate(iso)),
    dayDate,
    exact: (iso) =>
      format(iso, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        second: '2-digit',
        timeZoneName: 'short',
      }),
    size: (bytes) => formatSize(bytes, locale),
    number: (value) => formatNumber(value, locale),
  };
}

function formatSize(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, 'byte'] : bytes < 999_500 ? [bytes / 1000, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value);
}

const monthFormats = new Map<string, Intl.DateTimeFormat>();

function monthFormatOf(locale: string): Intl.DateTimeFormat {
  const known = monthFormats.get(locale);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  monthFormats.set(locale, format);
  return format;
}

const monthNames = new Map<string, readonly string[]>();

/** The twelve months in the given locale, January first. Lists ask for them at every turn of the wheel. */
export function listMonthNames(locale: string, style: 'long' | 'short' | 'narrow'): readonly string[] {
  const key = `${locale}|${style}`;
  const known = monthNames.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: style });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)));
  monthNames.set(key, names);
  return names;
}
