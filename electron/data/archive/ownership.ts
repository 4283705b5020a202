/**
 * Whom a record names: the patient in any of its elements, and the server that the name belongs to. Whose it then is,
 * `judge-owner.ts` decides.
 *
 * @see FHIR R4 2.3 (references; a reference within a Bundle is an entry's fullUrl), 2.3.0.3 (logical references)
 */
import { longestAddress } from '#shared/bounds';
import { claimTypes } from '#shared/model/claims/claim';
import { type PatientFacts, readPatientFacts } from '../fhir/patients/patient-facts.ts';
import {
  codingsOf,
  excerpt,
  type Json,
  listAt,
  objectAt,
  objectOf,
  type Resource,
  shortenText,
  textAt,
} from '../fhir/resource.ts';

/** `isShared`: others have it, too, so that it tells nobody who somebody is. */
export type OwnerNumber = { system: string | null; value: string; isShared: boolean };

/**
 * Whom an element names, before anybody is compared. `base`: the server of the id, `null` for a relative reference.
 * `thing`: a group, a device or a place, which is not another person. `contained`: a Patient within the record or the
 * Bundle, which has no id outside of it. `unknown`: whatever else stands there.
 */
export type NamedOwner =
  | { kind: 'thing'; base: string | null }
  | { kind: 'patient'; base: string | null; id: string }
  | { kind: 'contained'; facts: PatientFacts; numbers: readonly OwnerNumber[]; reference: string }
  | { kind: 'numbers'; numbers: readonly OwnerNumber[]; name: string | null }
  | { kind: 'name'; name: string }
  | { kind: 'unknown'; reference: string };

/** The Patients, groups and things that came along, by their fullUrl. */
export type SubjectByUrl = ReadonlyMap<string, Resource>;

/** The elements that name a resource's patient; the last three are a ResearchSubject's, a Task's and an EnrollmentRequest's. */
const ownerElements = ['patient', 'subject', 'beneficiary', 'individual', 'for', 'candidate'] as const;
/** Where else a patient may stand, among others who are none: an element, and the one within it. */
const sharedElements = new Map<string, readonly [string, string?]>([
  ['Appointment', ['participant', 'actor']],
  ['AppointmentResponse', ['actor']],
  ['Binary', ['securityContext']],
  ['Person', ['link', 'target']],
  ['Schedule', ['actor']],
  ['SupplyRequest', ['deliverTo']],
]);
/** What a record can be about that is nobody, or no single person. */
const thingTypes = new Set([
  ...['Device', 'Group', 'Location', 'Medication', 'MedicationKnowledge', 'Specimen', 'Substance'],
]);
/** HL7 v2-0203: numbers of a subscriber, a guarantor or an account, which a whole family has. */
const sharedNumberTypes = new Set(['SN', 'GI', 'GN', 'AN', 'ANC']);
const sharedNumberWords = /subscriber|guarantor|group|family|household|policy/i;
/** What stands where there is no number. */
const fillers = /^(?:unknown|none|null|undefined|nan|test|n\/?a|0+|9+|x+|[\W_]+)$/i;
const longestShown = 200;

/**
 * Whom the record names: for each element that names somebody, in each way in which it does, the surest first. A Patient
 * names itself. An element that cannot be read names somebody who is not known.
 */
export function listOwners(
  resource: Resource,
  fullUrl: string | null,
  subjectByUrl: SubjectByUrl,
): NamedOwner[][] {
  if (resource.resourceType === 'Patient') return [[namePatient(resource, fullUrl)]];
  const place = { resource, subjectByUrl };
  const named = ownerElements.flatMap((element) => [resource[element]].flat());
  const shared = listShared(resource).filter((one) => readTypes(one, place).some(isPatientType));
  return [...named, ...shared].map((one) => nameElement(one, place)).filter((ways) => ways.length > 0);
}

/** The record that holds a Reference, and what it may refer to. */
type ReferencePlace = { resource: Resource; subjectByUrl: SubjectByUrl };

function listShared(resource: Resource): unknown[] {
  const [outer, inner] = sharedElements.get(resource.resourceType) ?? [];
  if (outer === undefined) return [];
  return inner === undefined
    ? [resource[outer]].flat()
    : listAt(resource, outer).flatMap((one) => [one[inner]].flat());
}

/** In each way in which one Reference names somebody; none when it says nothing. */
function nameElement(value: unknown, place: ReferencePlace): NamedOwner[] {
  const part = objectOf(value);
  if (part === null) return isBlank(value) ? [] : [nameUnreadable(value)];
  const reference = textAt(part, 'reference');
  const types = readTypes(part, place);
  // Somebody else's number beside the reference, or the family's, does not make them the patient.
  if (!types.every(isPatientType)) return [nameOther(reference ?? excerpt(part, longestShown), types, place)];
  const name = textAt(part, 'display');
  const ways = [
    reference === null ? null : nameReferenced(reference, place),
    nameNumbers(listAt(part, 'identifier'), name),
  ].filter((way) => way !== null);
  if (ways.length > 0) return ways;
  if (name !== null) return [{ kind: 'name', name }];
  return [part['reference'], part['identifier'], part['display']].every(isBlank)
    ? []
    : [nameUnreadable(part)];
}

/** The types that a Reference states: in its text, or by what it refers to, and in its `type`. There may be none. */
function readTypes(value: unknown, { resource, subjectByUrl }: ReferencePlace): string[] {
  const part = objectOf(value);
  const reference = textAt(part, 'reference');
  const target =
    reference === null ? null : (subjectByUrl.get(reference) ?? findContained(reference, resource));
  const stated = reference === null || !isAddress(reference) ? null : splitReference(reference).type;
  const types = [
    target ? (textAt(target, 'resourceType') ?? '') : stated,
    readLastPart(textAt(part, 'type')),
  ];
  return types.filter((type) => type !== null);
}

function nameOther(reference: string, types: readonly string[], { resource }: ReferencePlace): NamedOwner {
  // Money is nobody's until it says whose, and never a thing's.
  if (claimTypes.has(resource.resourceType) || !types.every((type) => thingTypes.has(type)))
    return { kind: 'unknown', reference };
  const isAbsolute = /^https?:/i.test(reference);
  return { kind: 'thing', base: isAbsolute ? splitReference(reference).base : null };
}

function nameReferenced(reference: string, { resource, subjectByUrl }: ReferencePlace): NamedOwner {
  if (reference.startsWith('#')) return nameContained(reference, resource);
  const named = subjectByUrl.get(reference);
  if (named) return namePatient(named, reference);
  if (!isAddress(reference)) return { kind: 'unknown', reference };
  const { base, type, id } = splitReference(reference);
  const isOnServer = base === null || (/^https?:/i.test(base) && type !== null);
  return id !== '' && isOnServer ? { kind: 'patient', base, id } : { kind: 'unknown', reference };
}

function nameContained(reference: string, resource: Resource): NamedOwner {
  const found = findContained(reference, resource);
  return found === null ? { kind: 'unknown', reference } : nameByFacts(found, reference);
}

/** Only who it is and its numbers tell whom a Patient without an id means. */
function nameByFacts(patient: Json, reference: string): NamedOwner {
  const numbers = readNumbers(listAt(patient, 'identifier'));
  return { kind: 'contained', facts: readPatientFacts(patient), numbers, reference };
}

/** What a fragment refers to; `null` for another reference, and where there is none. */
export function findContained(reference: string, resource: Resource): Json | null {
  const id = reference.slice(1);
  if (!reference.startsWith('#') || id === '') return null;
  const ids: unknown[] = [id, reference];
  return listAt(resource, 'contained').find((one) => ids.includes(textAt(one, 'id'))) ?? null;
}

function nameUnreadable(value: unknown): NamedOwner {
  return { kind: 'unknown', reference: excerpt(value, longestShown) };
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isPatientType(type: string): boolean {
  return type.toLowerCase() === 'patient';
}

/** True for what a record can be about and is no person. */
export function isThingType(type: string): boolean {
  return thingTypes.has(type);
}

/** A Patient by its id on the server of its fullUrl; without an id, by who it is and its numbers. */
export function namePatient(patient: Resource, fullUrl: string | null): NamedOwner {
  const { id: stated }: { id?: unknown } = patient;
  const id = typeof stated === 'number' ? String(stated) : textAt(patient, 'id');
  if (fullUrl !== null && /^https?:/i.test(fullUrl)) {
    const { base, id: lastPart } = splitReference(fullUrl);
    return { kind: 'patient', base: base ?? fullUrl, id: id ?? lastPart };
  }
  if (id !== null) return { kind: 'patient', base: null, id };
  return nameByFacts(patient, fullUrl ?? 'Patient');
}

/** The patient that a plain reference (`Patient/1`, absolute or relative) names; `null` for all others. */
export function nameReference(reference: string | null): { base: string | null; id: string } | null {
  if (reference === null || !isAddress(reference)) return null;
  const { base, type, id } = splitReference(reference);
  return type !== null && isPatientType(type) && id !== '' ? { base, id } : null;
}

/** `name`: what the element calls them beside it. */
function nameNumbers(identifiers: readonly Json[], name: string | null): NamedOwner | null {
  const numbers = readNumbers(identifiers);
  return numbers.length === 0 ? null : { kind: 'numbers', numbers, name };
}

/** The numbers that identifiers give. */
export function readNumbers(identifiers: readonly Json[]): OwnerNumber[] {
  return identifiers.flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    if (value === null) return [];
    return [{ value, system: textAt(identifier, 'system'), isShared: isSharedNumber(identifier) }];
  });
}

/** The base of an entry's fullUrl; `null` when that is not the record's own address. */
export function readEntryBase({ resourceType }: Resource, fullUrl: string): string | null {
  const { base, type } = splitReference(fullUrl);
  return type?.toLowerCase() === resourceType.toLowerCase() ? base : null;
}

/** `base`: what stands before type and id of an absolute reference; `null` for a relative one. */
function splitReference(reference: string): { base: string | null; type: string | null; id: string } {
  const parts = (reference.split('/_history/')[0] ?? reference).split('/');
  const id = parts.at(-1) ?? '';
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(reference);
  if (!isAbsolute) return { base: null, type: parts.length < 2 ? null : parts.slice(0, -1).join('/'), id };
  return { base: parts.slice(0, -2).join('/') || reference, type: parts.at(-2) ?? null, id };
}

/** True for a reference that may be an address: no search, and not longer than one. */
function isAddress(reference: string): boolean {
  return reference.length <= longestAddress && !/[?#]/.test(reference);
}

/** `Patient` of `http://hl7.org/fhir/StructureDefinition/Patient`, as a Reference may write its type. */
function readLastPart(type: string | null): string | null {
  return type === null ? null : type.slice(type.lastIndexOf('/') + 1);
}

/** The host of an address, with its port; `null` for what is no address. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

/** The number with its system as one text; `null` for one that tells nobody who somebody is. */
export function joinNumber({ system, value, isShared }: OwnerNumber): string | null {
  return system === null || isShared || fillers.test(value) ? null : `${system}|${value}`;
}

function isSharedNumber(identifier: Json): boolean {
  const type = objectAt(identifier, 'type');
  const codings = codingsOf(type);
  const words = [type, ...codings].flatMap((one) =>
    ['text', 'display', 'code'].map((key) => shortenText(textAt(one, key) ?? '')),
  );
  return (
    codings.some((coding) => sharedNumberTypes.has((textAt(coding, 'code') ?? '').toUpperCase())) ||
    words.some((word) => sharedNumberWords.test(word))
  );
}
