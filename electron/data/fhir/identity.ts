/** Identity of a resource: stable ids, owners and relative references. */
import { createHash } from 'node:crypto';
import { trimSlashes } from '#shared/trim-end';
import { isObject, type Json, listAt, objectAt, type Resource, textAt } from './resource.ts';

const idPattern = /^[A-Za-z0-9._~-]{1,128}$/;
/** Types that are read by reference: they complete a claim or a health record. Each sync reads the Patient anyway. */
const relativePattern =
  /^(?:Organization|Practitioner|PractitionerRole|Coverage|Location|RelatedPerson|Medication)\/[A-Za-z0-9.-]{1,64}$/;

/**
 * The resource's own id. One that FHIR does not allow is a stable id made of it, so that records of different ids stay
 * different; without any, one made of its identifiers or else its content, so that the record is found again.
 */
export function resourceIdOf(resource: Resource): string {
  const { id }: { id?: unknown } = resource;
  if (typeof id === 'string' && idPattern.test(id)) return id;
  const identifiers = listAt(resource, 'identifier')
    .map((identifier) => [textAt(identifier, 'system'), textAt(identifier, 'value')])
    .filter(([, value]) => value !== null);
  const hasId = (typeof id === 'string' && id !== '') || typeof id === 'number';
  const unnamed = identifiers.length > 0 ? identifiers : { ...resource, id: undefined, meta: undefined };
  const source = hasId ? { id } : unnamed;
  const text = JSON.stringify([resource.resourceType, source]);
  return `x-${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
}

/** The elements that name a resource's patient; each type has at most one of them. */
const ownerElements = ['patient', 'subject', 'beneficiary'] as const;

/** True when the resource states that it is about someone else. Contained or missing patients cannot tell. */
export function isAboutOther(
  resource: Resource,
  patientId: string | null,
  patientByUrl: ReadonlyMap<string, Resource>,
): boolean {
  if (patientId === null) return false;
  if (resource.resourceType === 'Patient')
    return typeof resource.id === 'string' && resource.id !== patientId;
  return ownerElements.some((element) => {
    const reference = textAt(objectAt(resource, element), 'reference');
    return reference !== null && namesOther(reference, patientId, patientByUrl);
  });
}

function namesOther(
  reference: string,
  patientId: string,
  patientByUrl: ReadonlyMap<string, Resource>,
): boolean {
  if (reference.startsWith('#')) return false;
  const named = patientByUrl.get(reference);
  if (named) return typeof named.id === 'string' && named.id !== patientId;
  if (reference.startsWith('urn:')) return false;
  const parts = (reference.split('/_history/')[0] ?? reference).split('/');
  const type = parts.at(-2) ?? 'Patient';
  // A Group, Device or Location is not another person.
  return (type === 'Patient' || !/^[A-Z]/.test(type)) && parts.at(-1) !== patientId;
}

/** `Organization/12` for a reference within the plan's server; `null` for all others. */
export function relativeReference(reference: unknown, fhirBaseUrl: string): string | null {
  const text = isObject(reference) ? textAt(reference, 'reference') : reference;
  if (typeof text !== 'string') return null;
  const base = fhirBaseUrl.endsWith('/') ? fhirBaseUrl : `${fhirBaseUrl}/`;
  const relative = (text.startsWith(base) ? text.slice(base.length) : text).split('/_history/')[0] ?? '';
  return relativePattern.test(relative) ? relative : null;
}

/** References of a Coverage or a role that lead to further names. */
export function referencesOf(resource: Resource): readonly Json[] {
  if (resource.resourceType === 'Coverage') return listAt(resource, 'payor');
  if (resource.resourceType === 'PractitionerRole')
    return [...listAt(resource, 'practitioner'), ...listAt(resource, 'organization')];
  return [];
}

/** A base address for comparison: without protocol, trailing slash and capitals. */
export function plainBase(fhirBaseUrl: string): string {
  return trimSlashes(fhirBaseUrl.replace(/^https?:/, '')).toLowerCase();
}
