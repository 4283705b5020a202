/** What a health record says, in words: titles, values, ranges, dates. Our words where a code is known, else the plan's. */

import type { Coded } from '../model/claims/claim.ts';
import { factsOfKind } from '../model/health/health-kinds.ts';
import type { RecordRow } from '../model/health/health-record.ts';
import type { Measurement } from '../model/health/measurement.ts';
import { findClinicalName } from './clinical-names.ts';
import { isClear, saysNoMore } from './codes.ts';
import { findPlanWord, sayQuantity } from './plan-words.ts';
import { withUnit } from './units.ts';

/** Looks up a text of the `health` namespace. */
export type HealthTranslate = (key: string, values?: Record<string, string | number>) => string;

export type HealthFormats = {
  t: HealthTranslate;
  /** True for keys of the `health` namespace that have a text. */
  exists(key: string): boolean;
  /** The English text of a key, whatever the language. */
  english(key: string): string;
  locale: string;
  number(value: number): string;
  date(text: string | null): string | null;
  span(start: string | null, end: string | null): string | null;
};

export type RecordWords = {
  /** What a record is called; words for it when the plan sent no name. */
  title(coded: Coded): string;
  /** "less than 5 ng/mL", "Not found", "no value: not done". */
  value(measurement: Measurement): string;
  /** The values of a record in one line: "128/82 mmHg"; each with its name where that is not the record's. */
  values(of: Pick<RecordRow, 'title' | 'measurements'>): string | null;
  /** One value with its name: "Pulse 72 /min". */
  named(measurement: Measurement): string;
  /** "4 to 5.6", "up to 130", or the plan's own words; `null` when the plan sent no range. */
  range(of: Pick<Measurement, 'low' | 'high'> & { rangeText?: string | null }): string | null;
  /** "Usual range: 4 to 5.6", then what else the plan says of it: for whom it is, other ranges. */
  rangeLines(measurement: Measurement): string[];
  /** How the plan marked a value: "Marked high", else its own word; `null` when it did not. */
  mark(measurement: Pick<Measurement, 'interpretation' | 'interpretationText'>): string | null;
  /** What a list says of a record beside its name: the plan's words, an amount with our word for its unit. */
  summary(of: Pick<RecordRow, 'summary'>): string | null;
  /** "March 3, 2026", or that the plan sent no date. */
  when(of: Pick<RecordRow, 'start' | 'end'>): string;
  /** What the date means when it is not the day itself: "written down on this day"; otherwise `null`. */
  dateMeans(row: Pick<RecordRow, 'kind' | 'start' | 'end' | 'dateFrom'>): string | null;
  /** The state of a record, in the plan's word where we have none; `null` when it is the usual one or not stated. */
  state(of: Pick<RecordRow, 'kind' | 'state' | 'stateText'>): string | null;
  /** A number of a trend in words: "less than 10 ng/mL". */
  number(digits: string, comparator: string | null, unit: string | null): string;
};

const comparators = new Map([
  ['<', 'below'],
  ['<=', 'atMost'],
  ['>', 'above'],
  ['>=', 'atLeast'],
  ['ad', 'reaches'],
]);

/** The words for what a record says. */
export function createRecordWords({ t, exists, english, ...formats }: HealthFormats): RecordWords {
  const measured: Measured = (digits, comparator, unit) => {
    const number = withUnit(digits, unit, formats.locale);
    return comparator === null
      ? number
      : t(`value.${comparators.get(comparator) ?? 'other'}`, { number, comparator });
  };
  const known = (key: string) => (exists(key) ? t(key) : null);
  const own = ownWords({ t, exists, english, locale: formats.locale });
  const range = rangeWords(t, formats.number);
  return {
    ...valueWords(t, known, measured, (coded) => own(coded) ?? coded.text ?? coded.code),
    number: measured,
    title: (coded) => own(coded) ?? coded.text ?? coded.code ?? t('row.noTitle'),
    range,
    rangeLines(measurement) {
      const words = range(measurement);
      const { rangeText } = measurement;
      return [
        ...(words === null ? [] : [t('range.line', { range: words })]),
        ...(rangeText === null || rangeText === words ? [] : [t('record.planWord', { word: rangeText })]),
      ];
    },
    mark({ interpretation, interpretationText }) {
      if (interpretation !== null) return t(`mark.${interpretation}`);
      return interpretationText === null ? null : t('mark.other', { word: interpretationText });
    },
    summary: ({ summary }) => (summary === null ? null : sayQuantity(summary, t)),
    when({ start, end }) {
      return formats.span(start, end) ?? t('row.noDate');
    },
    dateMeans({ kind, start, end, dateFrom }) {
      // A prescription's own day is the day on which it was written.
      if (dateFrom === null || (kind === 'medicine' && dateFrom === 'authoredOn')) return null;
      return start === null && end === null ? null : known(`dateFrom.${dateFrom}`);
    },
    state({ kind, state, stateText }) {
      if (state === 'completed' && (kind === 'medicine' || kind === 'medicine-taken'))
        return t('state.finished');
      if (state !== null) return factsOfKind(kind).usualStates?.includes(state) ? null : t(`state.${state}`);
      // Every document that is not replaced is "current".
      return stateText === null || stateText === 'current' ? null : t('record.planWord', { word: stateText });
    },
  };
}

type Measured = RecordWords['number'];

/**
 * Our words for one of FHIR's own codes ("clinical-note"), whose systems have no short name. A text of the plan that
 * says more than the code is kept. Tests and vaccines have names of ours where the plan sent only a code, and for
 * people who read another language than plans write. Forms of medicines and ways to take them are said in our words.
 */
export function ownWords({
  t,
  exists,
  english,
  locale,
}: Pick<HealthFormats, 't' | 'exists' | 'english' | 'locale'>): (coded: Coded) => string | null {
  return ({ text, code, system }) => {
    const name = findClinicalName({ system, code });
    if (name !== null) return text === null || !isPlanLanguage(locale) ? t(`name.${name}`) : null;
    const word = findPlanWord(text ?? code);
    if (word !== null) return t(`word.${word}`);
    if (code === null || system !== null) return null;
    const key = [`term.${code}`, `state.${code}`].find(exists);
    if (key === undefined) return null;
    return (text === null ? isClear(code) : saysNoMore(text, code, english(key))) ? t(key) : null;
  };
}

/** True for the language in which plans of this country write. */
export function isPlanLanguage(locale: string): boolean {
  return locale.startsWith('en');
}

const flags = new Map([
  ['true', 'record.yes'],
  ['false', 'record.no'],
]);

function valueWords(
  t: HealthTranslate,
  known: (key: string) => string | null,
  measured: Measured,
  nameOf: (coded: Coded) => string | null,
): Pick<RecordWords, 'value' | 'values' | 'named'> {
  const why = (absent: string) => known(`why.${absent.toLowerCase().replaceAll(' ', '-')}`) ?? absent;
  const value = ({ digits, comparator, unit, text, absent }: Measurement) => {
    if (digits !== null) return measured(digits, comparator, unit);
    if (text !== null) {
      const flag = flags.get(text);
      if (flag !== undefined) return t(flag);
      const word = findPlanWord(text);
      return word === null ? text : t(`word.${word}`);
    }
    return absent === null ? t('value.none') : t('value.absent', { why: why(absent) });
  };
  const named = (measurement: Measurement) =>
    [nameOf(measurement.label), value(measurement)].filter(Boolean).join(' ');
  const values = ({ title, measurements }: Pick<RecordRow, 'title' | 'measurements'>) => {
    const [first, second, ...others] = measurements;
    if (!first) return null;
    const isOwn = first.label.code === title.code && first.label.text === title.text;
    if (!second) return isOwn ? value(first) : named(first);
    if (!isBloodPressure(first, second)) return measurements.map(named).join(', ');
    const pressure = `${first.digits ?? '–'}/${second.digits ?? '–'}`;
    return [measured(pressure, null, first.unit ?? second.unit), ...others.map(named)].join(', ');
  };
  return { value, values, named };
}

/**
 * True for two values that are shown as one, "128/82 mmHg"; one of them may be missing.
 *
 * @see US Core Blood Pressure: components 8480-6 (systolic) and 8462-4 (diastolic)
 */
function isBloodPressure(first: Measurement, second: Measurement): boolean {
  const numbers = [first, second].filter(({ digits }) => digits !== null);
  return (
    first.label.code === '8480-6' &&
    second.label.code === '8462-4' &&
    numbers.length > 0 &&
    [first, second].every(({ comparator, text }) => comparator === null && text === null) &&
    new Set(numbers.map(({ unit }) => unit)).size === 1
  );
}

function rangeWords(t: HealthTranslate, number: HealthFormats['number']): RecordWords['range'] {
  return ({ low, high, rangeText = null }) => {
    if (low !== null && high !== null) return t('range.between', { low: number(low), high: number(high) });
    if (low !== null) return t('range.from', { low: number(low) });
    if (high !== null) return t('range.upTo', { high: number(high) });
    return rangeText;
  };
}
