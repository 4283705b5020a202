/** Identity of a resource: stable ids and relative references. */
import { createHash } from 'node:crypto';
import { trimSlashes } from '#shared/trim-end';
import { isObject, type Json, listAt, type Resource, textAt } from './resource.ts';

const idPattern = /^[A-Za-z0-9._~-]{1,128}$/;
/**
 * Types that are read by reference: they complete a claim or a health record. Each sync reads the Patient anyway. Some
 * servers make ids longer than FHIR's 64 characters.
 */
const relativePattern =
  /^(?:Organization|Practitioner|PractitionerRole|Coverage|Location|RelatedPerson|Medication)\/[A-Za-z0-9.-]{1,128}$/;

/**
 * The resource's own id. One that FHIR does not allow is a stable id made of it, so that records of different ids stay
 * different; without any, one made of its identifiers or else its content, so that the record is found again.
 */
export function resourceIdOf(resource: Resource): string {
  const { id }: { id?: unknown } = resource;
  const keptAs = twinIds.get(resource);
  if (keptAs !== undefined) return keptAs;
  if (typeof id === 'string' && idPattern.test(id)) return id;
  const identifiers = numbersOf(resource);
  const hasId = (typeof id === 'string' && id !== '') || typeof id === 'number';
  const unnamed = identifiers.length > 0 ? identifiers : { ...resource, id: undefined, meta: undefined };
  const source = hasId ? { id } : unnamed;
  const text = JSON.stringify([resource.resourceType, source]);
  return `x-${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
}

/** Ids of resources whose own id another one has. */
const twinIds = new WeakMap<Resource, string>();

/** Has the resource go by another id than its own, which another one has. */
export function nameTwin(resource: Resource, id: string): void {
  twinIds.set(resource, id);
}

/** System and value of each identifier that has a value. */
export function numbersOf(resource: Resource): (string | null)[][] {
  return listAt(resource, 'identifier')
    .map((identifier) => [textAt(identifier, 'system'), textAt(identifier, 'value')])
    .filter(([, value]) => value !== null);
}

/** `Type/id` of a resource, by {@link resourceIdOf}. */
export function nameOfRecord(resource: Resource): string {
  return `${resource.resourceType}/${resourceIdOf(resource)}`;
}

/** `Organization/12` for a reference within the plan's server; `null` for all others. */
export function relativeReference(reference: unknown, fhirBaseUrl: string): string | null {
  const text = isObject(reference) ? textAt(reference, 'reference') : reference;
  if (typeof text !== 'string') return null;
  const relative = shortenReference(text, fhirBaseUrl);
  return relativePattern.test(relative) ? relative : null;
}

/** A reference without the plan's own base and without a version: `Type/id`, where it is one within the plan's server. */
export function shortenReference(reference: string, fhirBaseUrl: string): string {
  const base = `${trimSlashes(fhirBaseUrl)}/`;
  const relative = reference.startsWith(base) ? reference.slice(base.length) : reference;
  return relative.split('/_history/')[0] ?? '';
}

/** References of a Coverage, a role or a Provenance that lead to further names. */
export function referencesOf(resource: Resource): readonly Json[] {
  if (resource.resourceType === 'Coverage') return listAt(resource, 'payor');
  if (resource.resourceType === 'PractitionerRole')
    return [...listAt(resource, 'practitioner'), ...listAt(resource, 'organization')];
  if (resource.resourceType === 'Provenance')
    return listAt(resource, 'agent')
      .flatMap((agent) => [...listAt(agent, 'who'), ...listAt(agent, 'onBehalfOf')])
      .filter((party) => textAt(party, 'display') === null);
  return [];
}

/** A name of a plan's that must stay different from others, at most so long and an ending of 16 characters. */
export function shortenName(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const digest = createHash('sha256').update(name).digest('base64url');
  return `${name.slice(0, longest)}… (${digest.slice(0, 12)})`;
}

/** A base address for comparison: without protocol, trailing slash and capitals of the host. Those of the path count. */
export function plainBase(fhirBaseUrl: string): string {
  const address = fhirBaseUrl.replace(/^https?:/i, '');
  return trimSlashes(address.replace(/^\/\/[^/]*/, (host) => host.toLowerCase()));
}
