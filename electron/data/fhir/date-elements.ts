/** Dates and periods of elements, as the plan wrote them. */
import { type FhirDate, isFillerDate, parseFhirDate } from '#shared/dates';
import { isBackward, type Reading } from './reading.ts';
import type { Json } from './resource.ts';

export type Span = { readonly start: FhirDate | null; readonly end: FhirDate | null };

/** The date under a key; a value that is no date is noted as unread, a time of day as technical, and so is a filler. */
export function readDate(parent: Json | null, key: string, path: string, reading: Reading): FhirDate | null {
  const value = parent === null ? undefined : parent[key];
  if (parent === null || value === undefined || value === null) return null;
  const date = parseFhirDate(value);
  if (isFillerDate(value)) reading.guide(parent, key);
  else if (date === null) {
    reading.take(parent, key);
    reading.unreadable.add(path, value);
  } else if (date === value) reading.take(parent, key);
  else reading.guide(parent, key);
  return date;
}

/** The period under a key; `null` without one. An end before its start is left out and noted as unread. */
export function readSpan(parent: Json | null, key: string, path: string, reading: Reading): Span | null {
  const period = reading.openOne(parent, key);
  if (period === null) return null;
  const start = readDate(period, 'start', `${path}.start`, reading);
  const end = readDate(period, 'end', `${path}.end`, reading);
  if (isBackward(start, end)) {
    reading.unreadable.add(`${path}.end`, end);
    return { start, end: null };
  }
  if (start !== null && start === end) reading.guide(period, 'start');
  return { start, end };
}
