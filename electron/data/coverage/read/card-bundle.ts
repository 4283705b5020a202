/**
 * Bundles that a plan makes for one answer, with an insurance card for whoever signed in. Their ids are made up for
 * the answer and differ the next time, and their Patient is the person under such an id.
 *
 * @see CARIN Digital Insurance Card; Blue Button v3 `Patient/$generate-insurance-card`
 */
import { createHash } from 'node:crypto';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import { isObject, type Json, listOf, objectAt, type Resource, textAt, textOf } from '../../fhir/resource.ts';

/**
 * The entries with ids that are the same in each answer, about the person as the plan knows them (`patientId`). The
 * Patient is left out: the plan's own record of the person says more.
 */
export function readCardEntries(
  entries: readonly BundleEntry[],
  { patientId }: { patientId: string | null },
): BundleEntry[] {
  const renamed = new Map<string, string>();
  for (const { resource, fullUrl } of entries) {
    const { resourceType } = resource;
    const id = resourceType === 'Patient' ? patientId : stableId(resource);
    const name = `${resourceType}/${id}`;
    if (typeof resource.id === 'string') renamed.set(`${resourceType}/${resource.id}`, name);
    if (fullUrl !== null) renamed.set(fullUrl, name);
  }
  return entries
    .filter(({ resource }) => resource.resourceType !== 'Patient')
    .map(({ resource, place }) => ({
      resource: { ...(withNames(resource, renamed) as Resource), id: stableId(resource) },
      fullUrl: null,
      place,
    }));
}

/** By what the record is about, so that a change of its other words is a change of the same record. */
function stableId(resource: Resource): string {
  const values = (list: unknown) => listOf(list).map(({ value, name }) => [textOf(value), textOf(name)]);
  const about = [
    resource.resourceType,
    textAt(resource, 'name'),
    values(resource['identifier']),
    values(resource['class']),
    textAt(objectAt(resource, 'period'), 'start'),
  ];
  return `card-${createHash('sha256').update(JSON.stringify(about)).digest('base64url').slice(0, 24)}`;
}

/** A copy in which references name the new ids. */
function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => withNames(one, names));
  if (!isObject(value)) return value;
  const copy: { [key: string]: unknown } = {};
  for (const [key, inner] of Object.entries(value as Json)) {
    const name = key === 'reference' && typeof inner === 'string' ? names.get(inner) : undefined;
    copy[key] = name ?? withNames(inner, names);
  }
  return copy;
}
