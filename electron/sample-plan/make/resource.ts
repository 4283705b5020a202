import type { FhirResource } from 'fhir/r4';
import type { Served, ServedMeta } from '../model.ts';

export type ResourceType = FhirResource['resourceType'];
export type ResourceOf<T extends ResourceType> = Extract<FhirResource, { resourceType: T }>;
/** What a resource of a type says, apart from what every resource has. */
export type Elements<T extends ResourceType> = Omit<ResourceOf<T>, 'resourceType' | 'id' | 'meta'>;

/** Puts a resource together from its parts. */
export function makeResource<T extends ResourceType>(
  resourceType: T,
  id: string,
  meta: ServedMeta,
  elements: Elements<T>,
): Served<ResourceOf<T>> {
  // The types of the parts make up the resource; TypeScript cannot see that for a type parameter.
  return { resourceType, id, meta, ...elements } as unknown as Served<ResourceOf<T>>;
}

/** Makes the resources of one service: their type, the name of their profile, their id, and what they say. */
export type MakeResource = <T extends ResourceType>(
  resourceType: T,
  profile: string,
  id: string,
  elements: Elements<T>,
) => Served<ResourceOf<T>>;
