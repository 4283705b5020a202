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

/** What is known of the person whose records were asked for. */
export type OwnerFacts = {
  fhirBaseUrl: string;
  /** The plan's id for the person; `null` where nothing can be told apart. */
  patientId: string | null;
  /** Further hosts that are the plan's own. */
  hosts: readonly string[];
  /** The Patients, groups and things that came along, by their fullUrl. */
  subjectByUrl: ReadonlyMap<string, Resource>;
  isOwnNumber(system: string, value: string): boolean;
};

/** The elements that name a resource's patient. */
const ownerElements = ['patient', 'subject', 'beneficiary'] as const;
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
  if (facts.patientId === null) return own;
  if (resource.resourceType === 'Patient') return judgePatient(resource, fullUrl, facts);
  const named = ownerElements.flatMap((element) => judgeElement(resource, element, facts) ?? []);
  if (named.length === 0) return claimTypes.has(resource.resourceType) ? doubt('nobody') : own;
  return (
    named.find(({ whose }) => whose === 'other') ?? named.find(({ whose }) => whose === 'undecided') ?? own
  );
}

/** `null` when the element names nobody. */
function judgeElement(resource: Resource, element: string, facts: OwnerFacts): Ownership | null {
  const part = objectAt(resource, element);
  const reference = textAt(part, 'reference');
  const found = reference === null ? null : judgeReference(reference, resource, facts);
  if (found !== null && found.whose !== 'undecided') return found;
  const identifier = objectAt(part, 'identifier');
  const byNumber = judgeNumbers(identifier === null ? [] : [identifier], facts);
  if (byNumber?.whose === 'own') return own;
  const name = textAt(part, 'display');
  return found ?? byNumber ?? (name === null ? null : doubt('name', name));
}

function judgeReference(reference: string, resource: Resource, facts: OwnerFacts): Ownership {
  if (reference.startsWith('#')) return judgeContained(reference, resource, facts);
  const named = facts.subjectByUrl.get(reference);
  // A Group, Device or Location is not another person.
  if (named) return named.resourceType === 'Patient' ? judgePatient(named, reference, facts) : own;
  if (reference.length > longestAddress || /[?#]/.test(reference)) return doubt('unknown', reference);
  const { base, type, id } = splitReference(reference);
  if (type !== null && type !== 'Patient' && /^[A-Z]/.test(type)) return own;
  if (base === null) return id === facts.patientId ? own : other;
  if (!/^https?:/i.test(base) || type !== 'Patient') return doubt('unknown', reference);
  if (!isOwnBase(base, facts)) return doubt('patient', id, shownBase(base));
  return id === facts.patientId ? own : other;
}

/** A contained Patient has no id outside the record; only a number tells who it is. */
function judgeContained(reference: string, resource: Resource, facts: OwnerFacts): Ownership {
  const id = reference.slice(1);
  const found = listAt(resource, 'contained').find(
    (one) => id !== '' && [id, reference].includes(textAt(one, 'id') ?? ''),
  );
  if (!found) return doubt('unknown', reference);
  if (/^(?:Group|Device|Location)$/.test(textAt(found, 'resourceType') ?? '')) return own;
  const name = nameOf(found);
  return (
    judgeNumbers(listAt(found, 'identifier'), facts) ??
    (name === null ? doubt('unknown', reference) : doubt('name', name))
  );
}

function judgePatient(patient: Resource, fullUrl: string | null, facts: OwnerFacts): Ownership {
  const { id: stated }: { id?: unknown } = patient;
  const id = typeof stated === 'number' ? String(stated) : textAt(patient, 'id');
  if (fullUrl !== null && /^https?:/i.test(fullUrl)) {
    const { base, id: lastPart } = splitReference(fullUrl);
    if (base === null || !isOwnBase(base, facts))
      return doubt('patient', id ?? lastPart, shownBase(base ?? fullUrl));
  }
  if (id !== null) return id === facts.patientId ? own : other;
  return judgeNumbers(listAt(patient, 'identifier'), facts) ?? doubt('unknown', fullUrl ?? 'Patient');
}

/** The person's when one of the numbers is known as theirs; `null` without any number. */
function judgeNumbers(identifiers: readonly Json[], facts: OwnerFacts): Ownership | null {
  const numbers = identifiers.flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    return value === null ? [] : [{ value, system: textAt(identifier, 'system') }];
  });
  if (numbers.some(({ system, value }) => system !== null && facts.isOwnNumber(system, value))) return own;
  const [first] = numbers;
  return first ? doubt('number', first.value, first.system) : null;
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

function shownBase(base: string): string {
  return plainBase(base).replace(/^\/\//, '');
}

function doubt(kind: OwnerDoubt['kind'], name: string | null = null, place: string | null = null): Ownership {
  const cut = (text: string | null) => (text === null ? null : shortenName(text, longestShown));
  return { whose: 'undecided', doubt: { kind, name: cut(name), place: cut(place) } };
}
