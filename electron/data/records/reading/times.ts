/**
 * Ages, spans and schedules as numbers and units, so that every language can say them.
 *
 * @see FHIR R4 Age, Duration, Range, Timing; the Unified Code for Units of Measure
 */
import { parseFhirDate } from '#shared/dates';
import { type PlainValue, type TimeUnit, type TimingValue, timeUnits } from '#shared/model/health-record';
import { integerOf, type Json, numberOf, objectOf, textOf } from '../../bundle/resource.ts';
import { readCoded } from '../../elements/codes.ts';
import { amountText, digitsOf } from './amounts.ts';

type Time = Extract<PlainValue, { type: 'time' }>;

/** The code of each unit, and its English words as plans send them. */
const spellings: Record<TimeUnit, string> = {
  a: 'a year years yr yrs',
  mo: 'mo month months',
  wk: 'wk week weeks',
  d: 'd day days',
  h: 'h hour hours hr hrs',
  min: 'min minute minutes',
};
const units = new Map(
  timeUnits.flatMap((unit) => spellings[unit].split(' ').map((word) => [word, unit] as const)),
);

/** A quantity or a range of years, months… as such; `null` for any other, and for one without an end. */
export function timeValue(value: Json): Time | null {
  if (value['low'] !== undefined || value['high'] !== undefined) return rangeOfTime(value);
  const digits = digitsOf(value['value']);
  const unit = unitOf(value);
  return digits === null || unit === null || value['comparator'] !== undefined
    ? null
    : { type: 'time', digits, most: null, unit };
}

function rangeOfTime(range: Json): Time | null {
  const [low, high] = [objectOf(range['low']), objectOf(range['high'])];
  const [digits, most] = [digitsOf(low?.['value']), digitsOf(high?.['value'])];
  const unit = unitOf(high);
  const isOneUnit = unit !== null && unit === (unitOf(low) ?? unit);
  return digits !== null && most !== null && isOneUnit ? { type: 'time', digits, most, unit } : null;
}

function unitOf(quantity: Json | null): TimeUnit | null {
  for (const key of ['code', 'unit']) {
    const unit = units.get(textOf(quantity?.[key])?.toLowerCase() ?? '');
    if (unit !== undefined) return unit;
  }
  return null;
}

/** How often and when; `null` when it says nothing. */
export function timingValue(timing: Json): TimingValue | null {
  const repeat = objectOf(timing['repeat']);
  const value: TimingValue = {
    type: 'timing',
    name: readCoded(objectOf(timing['code'])),
    times: integerOf(repeat?.['frequency']),
    timesMost: integerOf(repeat?.['frequencyMax']),
    every: everyOf(repeat),
    moments: texts(repeat?.['when']),
    days: texts(repeat?.['dayOfWeek']),
    hours: texts(repeat?.['timeOfDay']),
    within: [...boundsOf(repeat), ...texts(timing['event']).map(dayOrText)],
  };
  const said = [value.name, value.times, value.every].some((part) => part !== null);
  const lists = [value.moments, value.days, value.hours, value.within];
  return said || lists.some((list) => list.length > 0) ? value : null;
}

function everyOf(repeat: Json | null): Time | null {
  const [period, most] = [numberOf(repeat?.['period']), numberOf(repeat?.['periodMax'])];
  const unit = units.get(textOf(repeat?.['periodUnit']) ?? '');
  if (period === null || unit === undefined) return null;
  return { type: 'time', digits: String(period), most: most === null ? null : String(most), unit };
}

function boundsOf(repeat: Json | null): PlainValue[] {
  const period = objectOf(repeat?.['boundsPeriod']);
  const amount = objectOf(repeat?.['boundsDuration']) ?? objectOf(repeat?.['boundsRange']);
  if (period !== null) return periodValues(period);
  const time = amount && timeValue(amount);
  if (time !== null) return [time];
  const text = amountText(amount);
  return text === null ? [] : [{ type: 'text', text }];
}

/** From when until when; none without a date. */
export function periodValues(period: Json | null): PlainValue[] {
  const start = parseFhirDate(period?.['start']);
  const end = parseFhirDate(period?.['end']);
  return start || end ? [{ type: 'period', start, end }] : [];
}

function dayOrText(text: string): PlainValue {
  const start = parseFhirDate(text);
  return start ? { type: 'date', start, end: null } : { type: 'text', text };
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((text) => typeof text === 'string');
}
