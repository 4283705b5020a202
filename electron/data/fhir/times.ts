/**
 * Ages and spans as numbers and units, so that every language can say them.
 *
 * @see FHIR R4 Age, Duration, Range; the Unified Code for Units of Measure
 */
import { parseFhirDate } from '#shared/dates';
import { type PlainValue, type TimeUnit, timeUnits } from '#shared/model/health/record-fact';
import { digitsOf } from './amounts.ts';
import { type Json, objectAt, type Resource, textAt, textOf } from './resource.ts';

export type Time = Extract<PlainValue, { type: 'time' }>;

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
  const [low, high] = [objectAt(range, 'low'), objectAt(range, 'high')];
  const [digits, most] = [digitsOf(low?.['value']), digitsOf(high?.['value'])];
  const unit = unitOf(high);
  const isOneUnit = unit !== null && unit === (unitOf(low) ?? unit);
  return digits !== null && most !== null && isOneUnit ? { type: 'time', digits, most, unit } : null;
}

function unitOf(quantity: Json | null): TimeUnit | null {
  for (const key of ['code', 'unit']) {
    const unit = timeUnitOf(quantity?.[key]);
    if (unit !== null) return unit;
  }
  return null;
}

/** The unit of time that a code or an English word names; `null` for any other. */
export function timeUnitOf(value: unknown): TimeUnit | null {
  return units.get(textOf(value)?.toLowerCase() ?? '') ?? null;
}

/** From when until when; none without a date. */
export function periodValues(period: Json | null): PlainValue[] {
  const start = parseFhirDate(period?.['start']);
  const end = parseFhirDate(period?.['end']);
  return start || end ? [{ type: 'period', start, end }] : [];
}

/** When the server last wrote the record, as sent; `null` for no time, and for one that only fills its place. */
export function readLastUpdated(resource: Resource): string | null {
  const text = textAt(objectAt(resource, 'meta'), 'lastUpdated');
  return parseFhirDate(text) === null ? null : text;
}
