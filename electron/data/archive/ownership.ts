/**
 * Whose a record is: decided by the patient that it names and the server that the name belongs to, never assumed.
 *
 * @see FHIR R4 2.3 (references; a reference within a Bundle is an entry's fullUrl), 2.3.0.3 (logical references)
 */
import { longestAddress } from '#shared/bounds';
import { plainBase, shortenName } from '../fhir/identity.ts';
import { nameOf } from '../fhir/parties.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../fhir/resource.ts';

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

/**
 * Whom an element names, before anybody is compared. `base`: the server of the id, `null` for a relative reference.
 * `thing`: a group, a device or a place, which is not another person.
 */
export type NamedOwner =
  | { kind: 'thing' }
  | { kind: 'patient'; base: string | null; id: string }
  | { kind: 'numbers'; numbers: readonly { system: string | null; value: string }[] }
  | { kind: 'name'; name: string }
  | { kind: 'unknown'; reference: string };

/** What is known of the person whose records were asked for. */
export type OwnerFacts = {
  fhirBaseUrl: string;
  /** The plan's id for the person; `null` where a file names nobody: then nobody whom a record names is known. */
  patientId: string | null;
  /** Further hosts that are the plan's own. */
  hosts: readonly string[];
  /** The Patients, groups and things that came along, by their fullUrl. */
  subjectByUrl: ReadonlyMap<string, Resource>;
  isOwnNumber(system: string, value: string): boolean;
};

/** The elements that name a resource's patient. */
const ownerElements = ['patient', 'subject', 'beneficiary', 'individual'] as const;
/**
 * Money is nobody's until it says whose. All other records without a patient are taken for the answer to a search for
 * this person: FHIR lets most of them name none, and many plans send minimal coverages.
 */
const claimTypes = new Set(['ExplanationOfBenefit', 'Claim', 'ClaimResponse']);
const longestShown = 200;

const own: Ownership = { whose: 'own' };
const other: Ownership = { whose: 'other' };

/** Whose the record is. A record that names another patient in any of its elements is theirs. */
export function judgeOwner(resource: Resource, fullUrl: string | null, facts: OwnerFacts): Ownership {
  const judged = listOwners(resource, fullUrl, facts.subjectByUrl).map((ways) => judgeWays(ways, facts));
  if (judged.length === 0)
    return facts.patientId !== null && claimTypes.has(resource.resourceType) ? doubt('nobody') : own;
  return (
    judged.find(({ whose }) => whose === 'other') ?? judged.find(({ whose }) => whose === 'undecided') ?? own
  );
}

/**
 * Whom the record names: for each element that names somebody, in each way in which it does, the surest first. A Patient
 * names itself.
 */
export function listOwners(
  resource: Resource,
  fullUrl: string | null,
  subjectByUrl: OwnerFacts['subjectByUrl'],
): NamedOwner[][] {
  if (resource.resourceType === 'Patient') return [[namePatient(resource, fullUrl)]];
  return ownerElements.flatMap((element) => {
    const part = objectAt(resource, element);
    const reference = textAt(part, 'reference');
    const identifier = objectAt(part, 'identifier');
    const ways = [
      reference === null ? null : nameReferenced(reference, resource, subjectByUrl),
      identifier === null ? null : nameNumbers([identifier]),
    ].filter((way) => way !== null);
    const name = textAt(part, 'display');
    if (ways.length > 0) return [ways];
    return name === null ? [] : [[{ kind: 'name', name } as const]];
  });
}

function nameReferenced(
  reference: string,
  resource: Resource,
  subjectByUrl: OwnerFacts['subjectByUrl'],
): NamedOwner {
  if (reference.startsWith('#')) return nameContained(reference, resource);
  const named = subjectByUrl.get(reference);
  if (named) return named.resourceType === 'Patient' ? namePatient(named, reference) : { kind: 'thing' };
  if (reference.length > longestAddress || /[?#]/.test(reference)) return { kind: 'unknown', reference };
  const { base, type, id } = splitReference(reference);
  if (type !== null && type !== 'Patient' && /^[A-Z]/.test(type)) return { kind: 'thing' };
  if (base !== null && (!/^https?:/i.test(base) || type !== 'Patient')) return { kind: 'unknown', reference };
  return { kind: 'patient', base, id };
}

/** A contained Patient has no id outside the record; only a number tells who it is. */
function nameContained(reference: string, resource: Resource): NamedOwner {
  const id = reference.slice(1);
  const found = listAt(resource, 'contained').find(
    (one) => id !== '' && [id, reference].includes(textAt(one, 'id') ?? ''),
  );
  if (!found) return { kind: 'unknown', reference };
  if (/^(?:Group|Device|Location)$/.test(textAt(found, 'resourceType') ?? '')) return { kind: 'thing' };
  const name = nameOf(found);
  return (
    nameNumbers(listAt(found, 'identifier')) ??
    (name === null ? { kind: 'unknown', reference } : { kind: 'name', name })
  );
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
  const numbers = identifiers.flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    return value === null ? [] : [{ value, system: textAt(identifier, 'system') }];
  });
  return numbers.length === 0 ? null : { kind: 'numbers', numbers };
}

function judgeWays(ways: readonly NamedOwner[], facts: OwnerFacts): Ownership {
  const judged = ways.map((way) => judgeNamed(way, facts));
  return judged.find(({ whose }) => whose !== 'undecided') ?? judged[0] ?? own;
}

function judgeNamed(named: NamedOwner, facts: OwnerFacts): Ownership {
  switch (named.kind) {
    case 'thing':
      return own;
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
function judgeNumbers(
  numbers: readonly { system: string | null; value: string }[],
  facts: OwnerFacts,
): Ownership {
  if (numbers.some(({ system, value }) => system !== null && facts.isOwnNumber(system, value))) return own;
  const [first] = numbers;
  return doubt('number', first?.value, first?.system);
}

/** `base`: what stands before type and id of an absolute reference; `null` for a relative one. */
function splitReference(reference: string): { base: string | null; type: string | null; id: string } {
  const parts = (reference.split('/_history/')[0] ?? reference).split('/');
  const id = parts.at(-1) ?? '';
  const type = parts.at(-2) ?? null;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(reference);
  return { base: isAbsolute ? parts.slice(0, -2).join('/') || reference : null, type, id };
}

function isOwnBase(base: string, { fhirBaseUrl, hosts }: OwnerFacts): boolean {
  if (plainBase(base) === plainBase(fhirBaseUrl)) return true;
  return URL.canParse(base) && hosts.includes(new URL(base).host);
}

/** A number with its system, as one text. */
export function joinNumber(system: string, value: string): string {
  return `${system}|${value}`;
}

function shownBase(base: string): string {
  return plainBase(base).replace(/^\/\//, '');
}

function doubt(kind: OwnerDoubt['kind'], name: string | null = null, place: string | null = null): Ownership {
  const cut = (text: string | null) => (text === null ? null : shortenName(text, longestShown));
  return { whose: 'undecided', doubt: { kind, name: cut(name), place: cut(place) } };
}
