/**
 * One measured value with its own unit, range and meaning, as the plan sent them. Nothing is converted or judged.
 *
 * @see US Core Laboratory Result, Vital Signs; FHIR R4 Observation.value[x], referenceRange, interpretation
 */
import { isFillerDate } from '#shared/dates';
import type { Coded } from '#shared/model/claims/claim';
import type { Interpretation, Measurement } from '#shared/model/health/measurement';
import { amountText, digitsOf, unitOf } from '../../fhir/amounts.ts';
import { absentReason, codesOf, readCoded, wordsOf } from '../../fhir/codes.ts';
import { choices } from '../../fhir/reading.ts';
import {
  isObject,
  type Json,
  listAt,
  numberOf,
  objectAt,
  objectOf,
  textAt,
  textOf,
} from '../../fhir/resource.ts';
import type { RecordReading } from './record-reading.ts';

type Range = Pick<Measurement, 'low' | 'high' | 'rangeText'>;
type Value = Pick<Measurement, 'value' | 'digits' | 'comparator' | 'unit' | 'unitCode' | 'text'>;

const noValue: Value = {
  value: null,
  digits: null,
  comparator: null,
  unit: null,
  unitCode: null,
  text: null,
};

/**
 * The value of an Observation or of one of its components; `null` when it has neither a value nor a reason why there
 * is none.
 */
export function readMeasurement(reading: RecordReading, parent: Json, label: Coded): Measurement | null {
  const value = readValue(reading, parent);
  const absent = readAbsent(reading, parent);
  if (value === null && absent === null) return null;
  const range = readRange(reading, parent, value);
  return { label, ...(value ?? noValue), absent, ...range, ...readInterpretation(reading, parent) };
}

function readValue(reading: RecordReading, parent: Json): Value | null {
  for (const [key, value] of choices(parent, 'value')) {
    const read = oneValue(key, value);
    if (read === null) continue;
    reading.take(parent, key);
    return read;
  }
  return null;
}

function oneValue(key: string, value: unknown): Value | null {
  if (typeof value === 'number') return { ...noValue, value: numberOf(value), digits: String(value) };
  if (typeof value === 'boolean') return { ...noValue, text: String(value) };
  if (typeof value === 'string') return textResult(textOf(value));
  if (!isObject(value)) return null;
  if (key === 'valueCodeableConcept') {
    const coded = readCoded(value);
    return textResult(coded?.text ?? coded?.code ?? null);
  }
  if (key === 'valuePeriod') {
    const ends = [endOf(value, 'start'), endOf(value, 'end')];
    return ends[0] === null && ends[1] === null
      ? null
      : textResult(ends.map((end) => end ?? '…').join(' – '));
  }
  return key === 'valueQuantity' ? quantityValue(value) : textResult(amountText(value));
}

/** The day and time as sent; `null` for none, and for one that only fills a place. */
function endOf(period: Json, key: string): string | null {
  return isFillerDate(period[key]) ? null : textAt(period, key);
}

function textResult(text: string | null): Value | null {
  return text === null ? null : { ...noValue, text };
}

function quantityValue(quantity: Json): Value | null {
  // Some plans write "<5" where FHIR wants a number.
  const [, sign, number] = /^([<>]=?)\s*(\S+)$/.exec(textAt(quantity, 'value') ?? '') ?? [];
  const digits = digitsOf(number ?? quantity['value']);
  if (digits === null) return null;
  return {
    value: Number(digits),
    digits,
    comparator: sign ?? textAt(quantity, 'comparator'),
    unit: unitOf(quantity),
    unitCode: unitCodeOf(quantity),
    text: null,
  };
}

/** The UCUM code; some plans write it as the unit only. */
function unitCodeOf(quantity: Json): string | null {
  const isUcum = textAt(quantity, 'system')?.replace(/\/$/, '').endsWith('unitsofmeasure.org') === true;
  return isUcum ? (textAt(quantity, 'code') ?? textAt(quantity, 'unit')) : null;
}

/** Why there is no value, in the plan's words. */
function readAbsent(reading: RecordReading, parent: Json): string | null {
  const reason = reading.coded(parent, 'dataAbsentReason');
  if (reason !== null) return reason.text ?? codeOfAbsent(parent) ?? reason.code ?? 'unknown';
  for (const [key, value] of choices(parent, '_value').concat(choices(parent, 'value'))) {
    const why = absentReason(objectOf(value));
    if (why !== null && (key.startsWith('_') || oneValue(key, value) === null)) {
      if (!key.startsWith('_')) reading.take(parent, key);
      return why;
    }
  }
  return null;
}

/** Here, codes of the data-absent-reason system are the reason itself, not a missing code. */
function codeOfAbsent(parent: Json): string | null {
  const coding = listAt(objectAt(parent, 'dataAbsentReason'), 'coding')[0] ?? null;
  return textAt(coding, 'code') ?? textAt(coding, 'display');
}

/**
 * Limits of the normal range, as numbers only when they are in the value's own unit. Everything else that the plan sent
 * with a range, and further ranges, is kept in words.
 */
function readRange(reading: RecordReading, parent: Json, value: Value | null): Range {
  const ranges = listAt(parent, 'referenceRange');
  if (ranges.length === 0) return { low: null, high: null, rangeText: null };
  reading.take(parent, 'referenceRange');
  const [usual = null, ...others] = ranges.filter((range) => isUsual(range) && inUnit(range, value));
  // Several normal ranges apply to different people; which one applies here is not ours to say.
  const known = others.length === 0 ? usual : null;
  const low = limitOf(known, 'low');
  const high = limitOf(known, 'high');
  const words = ranges.flatMap((range) => rangeWords(range, range === known && ranges.length === 1) ?? []);
  return { low, high, rangeText: [...new Set(words)].join('; ') || null };
}

function limitOf(range: Json | null, end: 'low' | 'high'): number | null {
  const digits = digitsOf(objectAt(range, end)?.['value']);
  return digits === null ? null : Number(digits);
}

function isUsual(range: Json): boolean {
  const codes = codesOf(objectAt(range, 'type'));
  return codes.length === 0 || codes.includes('normal');
}

function inUnit(range: Json, value: Value | null): boolean {
  const limits = [objectAt(range, 'low'), objectAt(range, 'high')].filter((limit) => limit !== null);
  return (
    limits.some((limit) => digitsOf(limit['value']) !== null) &&
    limits.every((limit) => {
      const code = unitCodeOf(limit);
      const unit = unitOf(limit);
      return (code !== null && code === value?.unitCode) || unit === null || unit === (value?.unit ?? null);
    })
  );
}

/** A range as text: its words, whom it is for, and its limits unless they stand as numbers already. */
function rangeWords(range: Json, limitsAreKnown: boolean): string | null {
  const limits = limitsAreKnown ? null : amountText(range);
  const about = [objectAt(range, 'type'), ...listAt(range, 'appliesTo')].map((concept) => {
    const coded =
      concept === null || (limitsAreKnown && concept === range['type']) ? null : readCoded(concept);
    return coded?.text ?? coded?.code ?? null;
  });
  const notes = [...about, amountText(objectAt(range, 'age'))].filter((note) => note !== null).join(', ');
  const words = [textAt(range, 'text'), limits].filter((text) => text !== null).join(' ');
  return (words && notes ? `${words} (${notes})` : words || notes) || null;
}

const interpretations = new Map<string, Interpretation>([
  ['n', 'normal'],
  ['l', 'low'],
  ['h', 'high'],
  ['ll', 'critical-low'],
  ['hh', 'critical-high'],
  ['a', 'abnormal'],
  ['aa', 'critical'],
  ['pos', 'positive'],
  ['neg', 'negative'],
]);

function readInterpretation(
  reading: RecordReading,
  parent: Json,
): Pick<Measurement, 'interpretation' | 'interpretationText'> {
  const concepts = listAt(parent, 'interpretation');
  let interpretation: Interpretation | null = null;
  const words: string[] = [];
  for (const concept of concepts) {
    const text = wordsWithoutCode(concept);
    if (text !== null) words.push(text);
    for (const code of codesOf(concept)) interpretation ??= interpretations.get(code) ?? null;
  }
  if (words.length > 0) reading.take(parent, 'interpretation');
  return { interpretation, interpretationText: words.join('; ') || null };
}

/** How the plan marked an observation that has no value of its own, in the plan's words. */
export function readMark(reading: RecordReading, parent: Json): string | null {
  return readInterpretation(reading, parent).interpretationText;
}

function wordsWithoutCode(concept: Json): string | null {
  const coded = readCoded(concept);
  return coded?.text ?? coded?.code ?? wordsOf(concept);
}
