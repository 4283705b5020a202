/** Dates and periods of a claim's elements, as the plan wrote them. */
import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Json } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';

export type Span = { readonly start: FhirDate | null; readonly end: FhirDate | null };

/** The date under a key; a value that is no date is noted as unread. */
export function readDate(parent: Json | null, key: string, path: string, unread: Unread): FhirDate | null {
  const value = parent === null ? undefined : parent[key];
  if (value === undefined || value === null) return null;
  const date = parseFhirDate(value);
  if (date === null) unread.add(path, value);
  return date;
}

/** A period. An end before its start is left out and noted as unread. */
export function readSpan(period: Json | null, path: string, unread: Unread): Span {
  const start = readDate(period, 'start', `${path}.start`, unread);
  const end = readDate(period, 'end', `${path}.end`, unread);
  if (start && end && end < start && !start.startsWith(end)) {
    unread.add(`${path}.end`, end);
    return { start, end: null };
  }
  return { start, end };
}
