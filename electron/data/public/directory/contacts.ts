/**
 * Phones, hours and references, as several resources of a directory have them.
 *
 * @see Plan-Net contactpoint-availabletime, newpatients, network-reference
 */
import type { DirectoryPhone, NewPatients, OpenHours } from '#shared/model/plans/lookup';
import { codesOf } from '../../fhir/codes.ts';
import { referenceKey } from '../../fhir/references.ts';
import { type Json, listAt, objectAt, textAt, textOf } from '../../fhir/resource.ts';
import type { PublicReading } from '../public-reading.ts';
import type { NamedReference, NewPatientsFacts } from './directory-facts.ts';

/** A Reference's key and words; `null` when it has neither. */
export function namedReference(value: Json | null): NamedReference | null {
  const key = referenceKey(textAt(value, 'reference'));
  const display = textAt(value, 'display') ?? textAt(objectAt(value, 'identifier'), 'value');
  return key === null && display === null ? null : { key, display };
}

/** The References under a key. */
export function namedReferences(reading: PublicReading, parent: Json, key: string): NamedReference[] {
  reading.take(parent, key);
  return listAt(parent, key).flatMap((one) => namedReference(one) ?? []);
}

/**
 * Phone numbers with the hours when somebody answers, and addresses of web pages. Fax and mail stay unread. `name`:
 * whom the numbers reach.
 */
export function readTelecom(
  reading: PublicReading,
  parent: Json,
  name: string | null = null,
): { phones: DirectoryPhone[]; websites: string[] } {
  const phones: DirectoryPhone[] = [];
  const websites: string[] = [];
  for (const way of reading.open(parent, 'telecom')) {
    const system = textAt(way, 'system') ?? 'phone';
    if (system !== 'phone' && system !== 'url') continue;
    reading.guide(way, 'system', 'use', 'rank');
    const value = reading.text(way, 'value');
    if (value === null) continue;
    if (system === 'url') websites.push(value);
    else phones.push({ name, number: value, hours: phoneHours(reading, way) });
  }
  return { phones, websites };
}

/** Hours of `hoursOfOperation` and `availableTime`, which name their times differently. */
export function hoursOf(reading: PublicReading, key: 'hoursOfOperation' | 'availableTime'): OpenHours[] {
  return reading.open(reading.resource, key).flatMap((one) => {
    const days = Array.isArray(one['daysOfWeek'])
      ? one['daysOfWeek'].flatMap((day) => textOf(day) ?? [])
      : [];
    const time = (...keys: string[]) => keys.map((name) => timeAt(reading, one, name)).find(Boolean) ?? null;
    const from = time('openingTime', 'availableStartTime');
    const to = time('closingTime', 'availableEndTime');
    reading.takeAll(one, 'daysOfWeek', 'allDay');
    return hours(days, one['allDay'] === true, from, to);
  });
}

function phoneHours(reading: PublicReading, way: Json): OpenHours[] {
  return reading.extensions(way, 'contactpoint-availabletime').flatMap((extension) => {
    const days = reading.extensions(extension, 'daysOfWeek').flatMap((one) => textAt(one, 'valueCode') ?? []);
    const time = (name: string) => timeAt(reading, reading.extensionNamed(extension, name), 'valueTime');
    const isAllDay = reading.booleanIn(extension, 'allDay') === true;
    return hours(days, isAllDay, time('availableStartTime'), time('availableEndTime'));
  });
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function hours(days: string[], allDay: boolean, from: string | null, to: string | null): OpenHours[] {
  if (days.length === 0 && !allDay && from === null && to === null) return [];
  const sorted = [...days].sort((a, b) => week.indexOf(a) - week.indexOf(b));
  return [{ days: sorted, allDay, from, to }];
}

/** Hours and minutes of a time; another one than of a whole minute stays to be seen as technical. */
function timeAt(reading: PublicReading, parent: Json | null, key: string): string | null {
  const text = textAt(parent, key);
  const minutes = /^(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text ?? '')?.[1] ?? null;
  if (parent === null || minutes === null) return null;
  if (text === minutes || text === `${minutes}:00`) reading.take(parent, key);
  else reading.guide(parent, key);
  return minutes;
}

const accepts = new Map<string, NewPatients['accepts']>([
  ['nopt', 'no'],
  ['newpt', 'new'],
  ['existptonly', 'existing-only'],
  ['existptfam', 'existing-and-family'],
]);

/** Whether new patients are taken, and for which network. */
export function newPatientsOf(reading: PublicReading): NewPatientsFacts[] {
  return reading.extensions(reading.resource, 'newpatients').flatMap((one) => {
    const taken = reading.extensionNamed(one, 'acceptingPatients');
    const codes = codesOf(objectAt(taken, 'valueCodeableConcept'));
    const from = reading.extensionNamed(one, 'fromNetwork');
    const network = namedReference(objectAt(from, 'valueReference'));
    return { accepts: accepts.get(codes[0] ?? '') ?? 'not-stated', network };
  });
}
