/** Plain access to JSON for the second reading of claims, which shares nothing with the reader that it checks. */

export type Json = { readonly [key: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list, or a lone object. */
export function list(value: unknown, ...keys: string[]): Json[] {
  const found = at(value, ...keys);
  return (Array.isArray(found) ? found : [found]).filter(isJson);
}

/** What stands under these keys. */
export function at(value: unknown, ...keys: string[]): unknown {
  let found = value;
  for (const key of keys) found = isJson(found) ? found[key] : undefined;
  return found;
}

export function child(value: unknown, ...keys: string[]): Json | null {
  const found = at(value, ...keys);
  return isJson(found) ? found : null;
}

export function text(value: unknown, ...keys: string[]): string | null {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found.trim() || null : null;
}

export function number(value: unknown, ...keys: string[]): number | null {
  const found = at(value, ...keys);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** The day of a FHIR date or moment as it is written: year, month or day; `null` for anything else. */
export function day(value: unknown, ...keys: string[]): string | null {
  const written = text(value, ...keys) ?? '';
  const found = /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:T.*)?$/.exec(written)?.[1];
  if (found === undefined) return null;
  const moment = new Date(found);
  return moment.toISOString().startsWith(found) ? found : null;
}

/** A period; an end before its start is no end. */
export function period(value: unknown, ...keys: string[]): { start: string | null; end: string | null } {
  const start = day(value, ...keys, 'start');
  const end = day(value, ...keys, 'end');
  return { start, end: start && end && end < start && !start.startsWith(end) ? null : end };
}

/** The last part of an address. */
export function lastPart(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
