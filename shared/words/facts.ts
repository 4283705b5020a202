/** What the facts of a health record say, in words. */

import type { Coded } from '../model/claims/claim.ts';
import type { Dosage, FactValue, PlainValue } from '../model/health/record-fact.ts';
import type { HealthFormats } from './health.ts';
import { findPlanWord, sayQuantity } from './plan-words.ts';
import { createTimingWords, type TimingFormats } from './timing.ts';
import { timeWords } from './units.ts';

export type FactFormats = TimingFormats &
  Pick<HealthFormats, 'span'> & {
    /** A code in the plan's words, or bare; `null` when the plan sent neither. */
    plain(coded: Coded): string | null;
  };

/** What one value of a fact says. */
export function createFactWords(formats: FactFormats): (value: FactValue) => string {
  const { t, locale, span, coded, plain } = formats;
  const timing = createTimingWords(formats);
  const period = (start: string | null, end: string | null) => {
    if (start !== null && end !== null) return span(start, end) ?? '';
    const only = start ?? end ?? '';
    // Spanish has an article before a day, and none before a month.
    const key = `record.${start === null ? 'until' : 'since'}${only.length < 10 ? 'Month' : ''}`;
    return t(key, { date: span(only, null) ?? only });
  };
  // The plan's own words keep their capital letters.
  const inside = (value: PlainValue, text: string) => {
    const isOurs = value.type === 'role' || (value.type === 'coded' && text !== plain(value.coded));
    return isOurs ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  };
  const asNeeded = (value: PlainValue) =>
    value.type === 'flag' ? t('dosage.asNeeded') : t('dosage.asNeededFor', { why: words(value) });
  const dosage = (step: Dosage) => {
    const numbers = [
      step.dose && t('dosage.dose', { dose: sayQuantity(step.dose, t) }),
      step.timing && words(step.timing),
      step.asNeeded && asNeeded(step.asNeeded),
    ];
    const said = numbers.filter(Boolean).join(', ');
    return step.text !== null && said ? `${step.text} (${said})` : (step.text ?? said);
  };
  const words = (value: FactValue): string => {
    switch (value.type) {
      case 'text': {
        const word = findPlanWord(value.text);
        return word === null ? sayQuantity(value.text, t) : t(`word.${word}`);
      }
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
      case 'dosage':
        return dosage(value);
      case 'detailed': {
        const details = value.details.map((detail) => inside(detail, words(detail))).join(', ');
        return value.value === null ? details : `${words(value.value)} (${details})`;
      }
      case 'answered':
        return [value.question, value.answers.map(words).join('; ')].filter(Boolean).join(': ');
    }
  };
  return words;
}
