/**
 * Phones, hours and references, as several resources of a directory have them.
 *
 * @see Plan-Net contactpoint-availabletime, newpatients, network-reference
 */
import type { DirectoryPhone, NewPatients, OpenHours } from '#shared/model/lookup';
import { codesOf } from '../../fhir/codes.ts';
import { extensionOf, extensionsOf } from '../../fhir/extensions.ts';
import { referenceKey } from '../../fhir/references.ts';
import { type Json, listAt, objectAt, type Resource, textAt, textOf } from '../../fhir/resource.ts';
import type { NamedReference, NewPatientsFacts } from './directory-facts.ts';

/** A Reference's key and words; `null` when it has neither. */
export function namedReference(value: Json | null): NamedReference | null {
  const key = referenceKey(textAt(value, 'reference'));
  const display = textAt(value, 'display') ?? textAt(objectAt(value, 'identifier'), 'value');
  return key === null && display === null ? null : { key, display };
}

/** The References under a key. */
export function namedReferences(parent: Json, key: string): NamedReference[] {
  return listAt(parent, key).flatMap((one) => namedReference(one) ?? []);
}

/** Phone numbers with the hours when somebody answers. */
export function phonesOf(parent: Json): DirectoryPhone[] {
  return listAt(parent, 'telecom').flatMap((one) => {
    const number = textAt(one, 'value');
    const system = textAt(one, 'system') ?? 'phone';
    if (number === null || system !== 'phone') return [];
    return { number, hours: extensionsOf(one, 'contactpoint-availabletime').flatMap(phoneHours) };
  });
}

/** Addresses of web pages. */
export function websitesOf(parent: Json): string[] {
  return listAt(parent, 'telecom').flatMap((one) =>
    textAt(one, 'system') === 'url' ? (textAt(one, 'value') ?? []) : [],
  );
}

/** Hours of `hoursOfOperation` and `availableTime`, which name their times differently. */
export function hoursOf(parent: Json, key: 'hoursOfOperation' | 'availableTime'): OpenHours[] {
  return listAt(parent, key).flatMap((one) => {
    const days = Array.isArray(one['daysOfWeek'])
      ? one['daysOfWeek'].flatMap((day) => textOf(day) ?? [])
      : [];
    const from = textAt(one, 'openingTime') ?? textAt(one, 'availableStartTime');
    const to = textAt(one, 'closingTime') ?? textAt(one, 'availableEndTime');
    return hours(days, one['allDay'] === true, from, to);
  });
}

function phoneHours(extension: Json): OpenHours[] {
  const days = extensionsOf(extension, 'daysOfWeek').flatMap((one) => textAt(one, 'valueCode') ?? []);
  const time = (name: string) => textAt(extensionOf(extension, name), 'valueTime');
  const isAllDay = extensionOf(extension, 'allDay')?.['valueBoolean'] === true;
  return hours(days, isAllDay, time('availableStartTime'), time('availableEndTime'));
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function hours(days: string[], allDay: boolean, from: string | null, to: string | null): OpenHours[] {
  if (days.length === 0 && !allDay && from === null && to === null) return [];
  const sorted = [...days].sort((a, b) => week.indexOf(a) - week.indexOf(b));
  return [{ days: sorted, allDay, from: minutes(from), to: minutes(to) }];
}

function minutes(time: string | null): string | null {
  return /^\d{2}:\d{2}/.exec(time ?? '')?.[0] ?? null;
}

const accepts = new Map<string, NewPatients['accepts']>([
  ['nopt', 'no'],
  ['newpt', 'new'],
  ['existptonly', 'existing-only'],
  ['existptfam', 'existing-and-family'],
]);

/** Whether new patients are taken, and for which network. */
export function newPatientsOf(resource: Resource): NewPatientsFacts[] {
  return extensionsOf(resource, 'newpatients').flatMap((one) => {
    const codes = codesOf(objectAt(extensionOf(one, 'acceptingPatients'), 'valueCodeableConcept'));
    const network = namedReference(objectAt(extensionOf(one, 'fromNetwork'), 'valueReference'));
    return { accepts: accepts.get(codes[0] ?? '') ?? 'not-stated', network };
  });
}
