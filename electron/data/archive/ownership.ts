/**
 * Whose a record is: decided by the patient that it names and the server that the name belongs to, never assumed.
 *
 * @see FHIR R4 2.3 (references; a reference within a Bundle is an entry's fullUrl), 2.3.0.3 (logical references)
 */
import { longestAddress } from '#shared/bounds';
import { plainBase, shortenName } from '../fhir/identity.ts';
import { nameOf } from '../fhir/parties.ts';
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

/**
 * Why nobody can tell whose a record is. `nobody`: a claim that names no patient. `patient`: one of another server.
 * `number`: a number that is not known as the person's. `name`: a name alone. `unknown`: a reference that nothing answers.
 */
export type OwnerDoubt = {
  kind: 'nobody' | 'patient' | 'number' | 'name' | 'unknown';
  name: string | null;
  /** The server of a `patient`, or the system of a `number`. */
  place: string | null;
};

export type Ownership = { whose: 'own' | 'other' } | { whose: 'undecided'; doubt: OwnerDoubt };

/** `isShared`: others have it, too, so that it tells nobody who somebody is. */
type OwnerNumber = { system: string | null; value: string; isShared: boolean };

/**
 * Whom an element names, before anybody is compared. `base`: the server of the id, `null` for a relative reference.
 * `thing`: a group, a device or a place, which is not another person. `unknown`: whatever else stands there.
 */
export type NamedOwner =
  | { kind: 'thing'; base: string | null }
  | { kind: 'patient'; base: string | null; id: string }
  | { kind: 'numbers'; numbers: readonly OwnerNumber[] }
  | { kind: 'name'; name: string }
  | { kind: 'unknown'; reference: string };

/** What is known of the person whose records were asked for. */
export type OwnerFacts = {
  fhirBaseUrl: string;
  /** The plan's id for the person; `null` where a file names nobody: then nobody whom a record names is known. */
  patientId: string | null;
  /** Further hosts that are the plan's own. */
  hosts: readonly string[];
  /** The base that a plan behind a proxy writes into an answer, where all of the answer shows that it is its own. */
  innerBase: string | null;
  /** The Patients, groups and things that came along, by their fullUrl. */
  subjectByUrl: ReadonlyMap<string, Resource>;
  /** The person's own numbers, see {@link joinNumber}. */
  ownNumbers(): ReadonlySet<string>;
};

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
/**
 * Money is nobody's until it says whose, and never a thing's. All other records without a patient are taken for the answer to a search for
 * this person: FHIR lets most of them name none, and many plans send minimal coverages.
 */
const claimTypes = new Set(['ExplanationOfBenefit', 'Claim', 'ClaimResponse']);
/** HL7 v2-0203: numbers of a subscriber, a guarantor or an account, which a whole family has. */
const sharedNumberTypes = new Set(['SN', 'GI', 'GN', 'AN', 'ANC']);
const sharedNumberWords = /subscriber|guarantor|group|family|household|policy/i;
const longestShown = 200;

const own: Ownership = { whose: 'own' };
const other: Ownership = { whose: 'other' };

/**
 * Whose the record is. A record that names another patient in any of its elements is theirs. What it names by a relative
 * reference is on the server of its own fullUrl.
 */
export function judgeOwner(resource: Resource, fullUrl: string | null, facts: OwnerFacts): Ownership {
  const server = readServer(resource, fullUrl, facts);
  const judged = listOwners(resource, fullUrl, facts.subjectByUrl).map((ways) =>
    judgeWays(
      ways.map((way) => ('base' in way ? { ...way, base: way.base ?? server } : way)),
      facts,
    ),
  );
  if (judged.length === 0)
    return facts.patientId !== null && claimTypes.has(resource.resourceType) ? doubt('nobody') : own;
  return (
    judged.find(({ whose }) => whose === 'other') ?? judged.find(({ whose }) => whose === 'undecided') ?? own
  );
}

/**
 * Whom the record names: for each element that names somebody, in each way in which it does, the surest first. A Patient
 * names itself. An element that cannot be read names somebody who is not known.
 */
export function listOwners(
  resource: Resource,
  fullUrl: string | null,
  subjectByUrl: OwnerFacts['subjectByUrl'],
): NamedOwner[][] {
  if (resource.resourceType === 'Patient') return [[namePatient(resource, fullUrl)]];
  const place = { resource, subjectByUrl };
  const named = ownerElements.flatMap((element) => [resource[element]].flat());
  const shared = listShared(resource).filter((one) => readTypes(one, place).some(isPatientType));
  return [...named, ...shared].map((one) => nameElement(one, place)).filter((ways) => ways.length > 0);
}

/** The record that holds a Reference, and what it may refer to. */
type ReferencePlace = { resource: Resource; subjectByUrl: OwnerFacts['subjectByUrl'] };

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
  const ways = [
    reference === null ? null : nameReferenced(reference, place),
    nameNumbers(listAt(part, 'identifier')),
  ].filter((way) => way !== null);
  if (ways.length > 0) return ways;
  const name = textAt(part, 'display');
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

/** A contained Patient has no id outside the record; only a number tells who it is. */
function nameContained(reference: string, resource: Resource): NamedOwner {
  const found = findContained(reference, resource);
  if (found === null) return { kind: 'unknown', reference };
  const name = nameOf(found);
  return (
    nameNumbers(listAt(found, 'identifier')) ??
    (name === null ? { kind: 'unknown', reference } : { kind: 'name', name })
  );
}

function findContained(reference: string, resource: Resource): Json | null {
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

/** A Patient by its id on the server of its fullUrl; without an id, by its numbers. */
export function namePatient(patient: Resource, fullUrl: string | null): NamedOwner {
  const { id: stated }: { id?: unknown } = patient;
  const id = typeof stated === 'number' ? String(stated) : textAt(patient, 'id');
  if (fullUrl !== null && /^https?:/i.test(fullUrl)) {
    const { base, id: lastPart } = splitReference(fullUrl);
    return { kind: 'patient', base: base ?? fullUrl, id: id ?? lastPart };
  }
  if (id !== null) return { kind: 'patient', base: null, id };
  return nameNumbers(listAt(patient, 'identifier')) ?? { kind: 'unknown', reference: fullUrl ?? 'Patient' };
}

function nameNumbers(identifiers: readonly Json[]): NamedOwner | null {
  const numbers = readNumbers(identifiers);
  return numbers.length === 0 ? null : { kind: 'numbers', numbers };
}

/** The numbers that identifiers give. */
export function readNumbers(identifiers: readonly Json[]): OwnerNumber[] {
  return identifiers.flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    if (value === null) return [];
    return [{ value, system: textAt(identifier, 'system'), isShared: isSharedNumber(identifier) }];
  });
}

function judgeWays(ways: readonly NamedOwner[], facts: OwnerFacts): Ownership {
  const judged = ways.map((way) => judgeNamed(way, facts));
  return judged.find(({ whose }) => whose !== 'undecided') ?? judged[0] ?? own;
}

function judgeNamed(named: NamedOwner, facts: OwnerFacts): Ownership {
  switch (named.kind) {
    case 'thing':
      return named.base === null || isOwnBase(named.base, facts)
        ? own
        : doubt('unknown', shownBase(named.base));
    case 'patient':
      return judgeId(named, facts);
    case 'numbers':
      return judgeNumbers(named.numbers, facts);
    case 'name':
      return doubt('name', named.name);
    case 'unknown':
      return doubt('unknown', named.reference);
  }
}

function judgeId({ base, id }: NamedOwner & { kind: 'patient' }, facts: OwnerFacts): Ownership {
  if (base !== null && !isOwnBase(base, facts)) return doubt('patient', id, shownBase(base));
  if (facts.patientId === null) return doubt('unknown', id);
  return id === facts.patientId ? own : other;
}

/** The person's when one of the numbers is known as theirs. */
function judgeNumbers(numbers: readonly OwnerNumber[], facts: OwnerFacts): Ownership {
  if (numbers.some((number) => facts.ownNumbers().has(joinNumber(number) ?? ''))) return own;
  const [first] = numbers;
  return doubt('number', first?.value, first?.system);
}

/** The base of a fullUrl that is the address of the record; of any other one its host, unless that is the plan's. */
function readServer(resource: Resource, fullUrl: string | null, { fhirBaseUrl }: OwnerFacts): string | null {
  if (fullUrl === null || fhirBaseUrl === '' || !/^https?:/i.test(fullUrl)) return null;
  const base = readEntryBase(resource, fullUrl);
  if (base !== null || hostOf(fullUrl) === hostOf(fhirBaseUrl)) return base;
  return URL.canParse(fullUrl) ? new URL(fullUrl).origin : fullUrl;
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

function isOwnBase(base: string, { fhirBaseUrl, innerBase, hosts }: OwnerFacts): boolean {
  if ([fhirBaseUrl, innerBase].some((own) => own !== null && plainBase(own) === plainBase(base))) return true;
  const host = hostOf(base);
  return host !== null && hosts.includes(host);
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

/** The number with its system as one text; `null` for one that tells nobody who somebody is. */
export function joinNumber({ system, value, isShared }: OwnerNumber): string | null {
  return system === null || isShared ? null : `${system}|${value}`;
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

function shownBase(base: string): string {
  return plainBase(base).replace(/^\/\//, '');
}

function doubt(kind: OwnerDoubt['kind'], name: string | null = null, place: string | null = null): Ownership {
  const cut = (text: string | null) => (text === null ? null : shortenName(text, longestShown));
  return { whose: 'undecided', doubt: { kind, name: cut(name), place: cut(place) } };
}
