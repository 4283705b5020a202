/** How often and when, in words. */

import type { Coded } from '../model/claims/claim.ts';
import type { TimingValue } from '../model/health/record-fact.ts';
import type { HealthFormats } from './health.ts';
import { timeUnitWord, timeWords } from './units.ts';

export type TimingFormats = Pick<HealthFormats, 't' | 'exists' | 'locale'> & { coded(coded: Coded): string };

/** Codes of "before meals", "after lunch"… @see HL7 v3 TimingEvent */
const saysItself = /^[AP]C[MDV]?$/;
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "twice daily", "2 times a day, before meals, from March 5, 2026" */
export function createTimingWords({
  t,
  exists,
  locale,
  coded,
}: TimingFormats): (timing: TimingValue, within: readonly string[]) => string {
  const count = (times: number, most: number | null) =>
    most === null || most === times
      ? t('timing.times', { count: times })
      : t('timing.timesMost', { count: times, most });
  const often = ({ times, timesMost, every, moments, days, hours }: TimingValue) => {
    if (times === null && every === null) return null;
    // Without a count it is once, or at each of the moments that follow.
    const isAtEach = times === null && timesMost === null && moments.length + days.length + hours.length > 0;
    const how = isAtEach ? null : count(times ?? 1, timesMost);
    if (every === null) return how;
    const isOne = every.digits === '1' && every.most === null;
    const period = isOne && isAtEach ? timeUnitWord(every.unit, locale) : timeWords(every, locale);
    const each = isOne && !isAtEach ? t(`timing.each.${every.unit}`) : t('timing.every', { period });
    return [how, each].filter(Boolean).join(' ');
  };
  const momentName = (code: string) => {
    const key = `timing.when.${code.replace('.', '-')}`;
    return exists(key) ? t(key) : code;
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
}
