/**
 * FHIR dates as the text the plan sent. A date never passes through `Date` in local time, so that
 * 2024-01-01 stays January 1 wherever the computer stands.
 *
 * @see FHIR R4 datatypes: date, dateTime, instant
 */

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the calendar part of a FHIR date, dateTime or instant. */
export type FhirDate = string & { readonly __brand: 'FhirDate' };

/** Years that databases write for no date at all. */
const fillerYears: readonly string[] = ['0000', '0001', '9999'];

/** True for a date that only fills a place, as 9999-12-31 for no end. */
export function isFillerDate(value: unknown): boolean {
  return typeof value === 'string' && fillerYears.includes(value.slice(0, 4)) && datePattern.test(value);
}

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The calendar part of a FHIR date, as the sender wrote it; `null` when it is no date, or only fills its place. */
export function parseFhirDate(value: unknown): FhirDate | null {
  if (typeof value !== 'string') return null;
  if (value.length === 10 && isPlainDay(value) && !fillerYears.includes(value.slice(0, 4)))
    return value as FhirDate;
  const match = datePattern.exec(value);
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (fillerYears.includes(year)) return null;
  if (month === undefined) return year as FhirDate;
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return null;
  if (day === undefined) return `${year}-${month}` as FhirDate;
  const dayNumber = Number(day);
  if (dayNumber < 1 || dayNumber > (daysInMonth[monthNumber - 1] ?? 31)) return null;
  if (monthNumber === 2 && dayNumber === 29 && !isLeapYear(Number(year))) return null;
  return `${year}-${month}-${day}` as FhirDate;
}

/** The common case without a pattern: a day from 1 to 28 written `YYYY-MM-DD`. */
function isPlainDay(text: string): boolean {
  for (let at = 0; at < 10; at++) {
    const code = text.charCodeAt(at);
    if (at === 4 || at === 7 ? code !== 45 : code < 48 || code > 57) return false;
  }
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The date where it says which day it was; `null` for a month, a year or none. */
export function toWholeDay(date: string | null): string | null {
  return date?.length === 10 ? date : null;
}

/** The calendar day of a moment on this computer, `YYYY-MM-DD`: for moments of ours, never for dates of a plan. */
export function localDay(moment: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

const dayMs = 86_400_000;

/** A day some days later, or earlier with a minus. Days are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day of the month some months later, or the last day of a month that is too short for it. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moment = Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay));
  return new Date(moment).toISOString().slice(0, 10);
}

const adultYears = 18;

/** True for somebody who is of age, of whom the whole birth date is known. Days are `YYYY-MM-DD`. */
export function isOfAge(birthDate: string, today: string): boolean {
  return addMonths(birthDate, 12 * adultYears) <= today;
}

/** Days from one day to another, below 0 when that is earlier. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The year of the calendar part of a FHIR date. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The month of the calendar part of a FHIR date, 1 to 12; `null` when the date is only a year. */
export function monthOf(date: string): number | null {
  return date.length >= 7 ? Number(date.slice(5, 7)) : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make and few. */
function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.month} ${options.day} ${options.year}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** `long`: "March 12, 2026"; `medium`: "Mar 12, 2026"; `short`: "Mar 12". */
export type DateStyle = 'long' | 'medium' | 'short';

/** "March 12, 2026", "March 2026" or "2026" in the given locale. */
export function formatDate(date: FhirDate, locale: string, style: DateStyle = 'long'): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC' };
  if (date.length === 4) return date;
  options.month = style === 'long' ? 'long' : 'short';
  if (style !== 'short') options.year = 'numeric';
  if (date.length > 7) options.day = 'numeric';
  else options.year = 'numeric';
  return formatFor(locale, options).format(
    new Date(`${date.padEnd(7, '-01').slice(0, 7)}-${date.slice(8, 10) || '01'}T00:00:00Z`),
  );
}

/** "March 4 – 7, 2026", "Mar 4 – 7" or "2019 – May 2021" for a span, one date when both ends are the same or the end is not known. */
export function formatSpan(
  start: FhirDate,
  end: FhirDate | null,
  locale: string,
  style: DateStyle = 'long',
): string {
  if (!end || end <= start) return formatDate(start, locale, style);
  if (start.length < 10 || end.length < 10)
    return `${formatDate(start, locale, style)} – ${formatDate(end, locale, style)}`;
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', day: 'numeric' };
  options.month = style === 'long' ? 'long' : 'short';
  if (style !== 'short' || start.slice(0, 4) !== end.slice(0, 4)) options.year = 'numeric';
  // Spanish of the United States would write “9 de ene”, which nobody does: short months are those of the language.
  const isShort = style !== 'long';
  return formatFor(isShort ? new Intl.Locale(locale).language : locale, options).formatRange(
    new Date(`${start}T00:00:00Z`),
    new Date(`${end}T00:00:00Z`),
  );
}
