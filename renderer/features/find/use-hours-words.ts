import { useTranslation } from 'react-i18next';
import type { OpenHours } from '#shared/model/plans/lookup';
import { useFormats } from '../../i18n/use-formats.ts';

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A Monday. */
const anyMonday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** Opening hours as words: "Mon – Fri: 8:00 AM – 5:00 PM". */
export function useHoursWords(): (hours: OpenHours) => string {
  const { t } = useTranslation('find');
  const { locale } = useFormats();
  const format = (ms: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(ms);
  const dayName = (day: string) =>
    week.includes(day) ? format(anyMonday + week.indexOf(day) * dayMs, { weekday: 'short' }) : day;
  const time = (text: string) => {
    const [hour, minute] = text.split(':').map(Number);
    return format(Date.UTC(2024, 0, 1, hour, minute), { hour: 'numeric', minute: '2-digit' });
  };
  return ({ days, allDay, from, to }) => {
    const runs = findRuns(days).map(([first, last]) =>
      first === last ? dayName(first) : `${dayName(first)} – ${dayName(last)}`,
    );
    const named = days.length === 0 || days.length === 7 ? t('doctor.everyDay') : runs.join(', ');
    if (allDay) return t('doctor.allDay', { days: named });
    if (from === null && to === null) return named;
    return t('doctor.fromTo', { days: named, from: from ? time(from) : '…', to: to ? time(to) : '…' });
  };
}

/** Consecutive days as pairs of first and last. */
function findRuns(days: readonly string[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const isNext = run !== undefined && week.indexOf(day) === week.indexOf(run[1]) + 1;
    if (isNext) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
