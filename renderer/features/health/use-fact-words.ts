import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactValue, PlainValue, TimingValue } from '#shared/model/health-record';
import { timeUnitWord, timeWords } from '#shared/plain-unit';
import { useFormats } from '../../i18n/use-formats.ts';
import { codedText } from '../../ui/code-name.ts';
import { useRecordWords } from './use-record-words.ts';

/** What one value of a fact says, in the person's language. */
export function useFactWords(): (value: FactValue) => string {
  const { t } = useTranslation('health');
  const { span, locale } = useFormats();
  const { coded } = useRecordWords();
  const timing = useTimingWords();
  return useMemo(() => {
    const period = (start: string | null, end: string | null) => {
      if (start === null) return t('record.until', { date: span(end, null) ?? end });
      return end === null
        ? t('record.since', { date: span(start, null) ?? start })
        : (span(start, end) ?? '');
    };
    // The plan's own words keep their capital letters.
    const inside = (value: PlainValue, text: string) => {
      const isOurs = value.type === 'role' || (value.type === 'coded' && text !== codedText(t, value.coded));
      return isOurs ? text.charAt(0).toLowerCase() + text.slice(1) : text;
    };
    const words = (value: FactValue): string => {
      switch (value.type) {
        case 'text':
          return value.text;
        case 'coded':
          return coded(value.coded);
        case 'date':
          return (
            span(value.start, value.end) ?? (value.end === null ? t('row.noDate') : period(null, value.end))
          );
        case 'period':
          return period(value.start, value.end);
        case 'flag':
          return t(value.yes ? 'record.yes' : 'record.no');
        case 'role':
          return t(`role.${value.role}`);
        case 'time':
          return timeWords(value, locale);
        case 'timing':
          return timing(value, value.within.map(words));
        case 'detailed': {
          const details = value.details.map((detail) => inside(detail, words(detail))).join(', ');
          return value.value === null ? details : `${words(value.value)} (${details})`;
        }
        case 'answered':
          return [value.question, value.answers.map(words).join('; ')].filter(Boolean).join(': ');
      }
    };
    return words;
  }, [t, span, locale, coded, timing]);
}

/** Codes of "before meals", "after lunch"… @see HL7 v3 TimingEvent */
const saysItself = /^[AP]C[MDV]?$/;
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "twice daily", "2 times a day, before meals, from March 5, 2026" */
function useTimingWords(): (timing: TimingValue, within: readonly string[]) => string {
  const { t, i18n } = useTranslation('health');
  const { locale } = useFormats();
  const { coded } = useRecordWords();
  return useMemo(() => {
    const count = (times: number, most: number | null) =>
      most === null || most === times
        ? t('timing.times', { count: times })
        : t('timing.timesMost', { count: times, most });
    const often = ({ times, timesMost, every, moments, days, hours }: TimingValue) => {
      if (times === null && every === null) return null;
      // Without a number of times it is once, or at each of the moments that follow.
      const isAtEach =
        times === null && timesMost === null && moments.length + days.length + hours.length > 0;
      const how = isAtEach ? null : count(times ?? 1, timesMost);
      if (every === null) return how;
      const isOne = every.digits === '1' && every.most === null;
      const period = isOne && isAtEach ? timeUnitWord(every.unit, locale) : timeWords(every, locale);
      const each = isOne && !isAtEach ? t(`timing.each.${every.unit}`) : t('timing.every', { period });
      return [how, each].filter(Boolean).join(' ');
    };
    const momentName = (code: string) => {
      const key = `timing.when.${code.replace('.', '-')}`;
      return i18n.exists(`health:${key}`) ? t(key) : code;
    };
    const moment = (code: string, offset: TimingValue['offset']) => {
      const name = momentName(code);
      if (offset === null) return name;
      const period = timeWords(offset, locale);
      return saysItself.test(code) ? `${period} ${name}` : t('timing.after', { period, moment: name });
    };
    // January 1, 2024 was a Monday.
    const day = (code: string) => {
      const index = dayNames.indexOf(code);
      const date = Date.UTC(2024, 0, 1 + index);
      return index < 0
        ? code
        : new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
    };
    const hour = (text: string) => {
      const date = new Date(`2024-01-01T${text}Z`);
      return Number.isNaN(date.getTime())
        ? text
        : new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(date);
    };
    return (timing, within) =>
      [
        timing.name && coded(timing.name),
        often(timing),
        timing.lasting && t('timing.lasting', { period: timeWords(timing.lasting, locale) }),
        ...timing.moments.map((code) => moment(code, timing.offset)),
        ...timing.days.map(day),
        ...timing.hours.map(hour),
        timing.inAll && t('timing.inAll', { times: count(timing.inAll.times, timing.inAll.most) }),
        ...within,
      ]
        .filter(Boolean)
        .join(', ');
  }, [t, i18n, locale, coded]);
}
