/** Reads the answer of a public service: a Bundle of any kind, or one resource. */
import { parseText } from '../fhir/json-text.ts';
import { type BundleEntry, readBundle } from '../fhir/read-bundle.ts';
import { asResource, type Resource, textAt } from '../fhir/resource.ts';
import type { PageSize } from './page-room.ts';

/** What every page of a public look-up has in common. */
export type PublicPage = PageSize & {
  next: string | null;
  total: number | null;
  /** Resource type of the top level; `null` when the body is no FHIR at all. */
  resourceType: string | null;
  /** Texts of the OperationOutcomes. */
  warnings: string[];
};

/** Reads the bytes; a body that is not JSON has no resources and no type. */
export function readPublicPage(bytes: Uint8Array): {
  page: Omit<PublicPage, keyof PageSize>;
  resources: Resource[];
} {
  const json = parse(bytes);
  const top = asResource(json);
  const bundle = readBundle(json);
  const page = {
    next: bundle.next,
    total: bundle.total,
    resourceType: top?.resourceType ?? null,
    warnings: bundle.outcomes.flatMap(({ text }) => (text === null ? [] : [text])),
  };
  if (top !== null && !bundle.isBundle)
    return { page, resources: top.resourceType === 'OperationOutcome' ? [] : [top] };
  return { page, resources: [...bundle.matches, ...bundle.included].map(resourceOf) };
}

/** `Type/id`; servers that leave the id out may still give it by the entry's address. */
export function keyOf(resource: Resource): string {
  return `${resource.resourceType}/${textAt(resource, 'id') ?? ''}`;
}

function resourceOf({ resource, fullUrl }: BundleEntry): Resource {
  if (typeof resource.id === 'string' && resource.id !== '') return resource;
  const id = fullUrl?.split('/').at(-1);
  return id === undefined ? resource : { ...resource, id };
}

function parse(bytes: Uint8Array): unknown {
  const read = parseText(new TextDecoder().decode(bytes));
  return 'json' in read ? read.json : null;
}
