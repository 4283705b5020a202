/** The records in one JSON document: itself, or what its Bundles, Parameters and lists hold. */
import type { NotUnderstoodWhy } from '#shared/model/import';
import { issuesOf } from '../fhir/read-bundle.ts';
import {
  asResource,
  isObject,
  type Json,
  listOf,
  objectOf,
  type Resource,
  textOf,
} from '../fhir/resource.ts';
import { baseOf, baseOfRequest, isBeforeR4 } from './fhir-types.ts';

/** What a file holds at one place: a record, or something that is none. */
export type Found =
  | { kind: 'record'; place: number; resource: Resource; fullUrl: string | null }
  | { kind: 'unread'; place: number; why: NotUnderstoodWhy; value: unknown };

export type Unfolded = {
  found: Found[];
  /** The plan's base address, as far as links and full addresses say it. */
  base: string | null;
};

/** Bundles in Bundles in Bundles: honest files have two of them. */
const deepest = 8;

/** Everything in the document, each with its place: the given one, or for entries at the top their number. */
export function unfold(document: unknown, place: number): Unfolded {
  const unfolded: Unfolded = { found: [], base: null };
  if (Array.isArray(document)) {
    for (const [index, item] of document.entries()) add(item, null, index + 1, unfolded, 0);
    return unfolded;
  }
  add(document, null, place, unfolded, 0);
  return unfolded;
}

function add(value: unknown, fullUrl: string | null, place: number, to: Unfolded, depth: number): void {
  const resource = asResource(value);
  if (resource === null) {
    to.found.push({ kind: 'unread', place, why: 'not-fhir', value });
    return;
  }
  const parts = partsOf(resource);
  if (parts !== null) {
    if (resource.resourceType === 'Bundle') to.base ??= linkBase(resource);
    if (depth >= deepest) to.found.push({ kind: 'unread', place, why: 'too-deep', value });
    else
      for (const [index, part] of parts.entries())
        add(part.value, part.fullUrl, depth === 0 && parts.length > 1 ? index + 1 : place, to, depth + 1);
    return;
  }
  to.base ??= baseOf(fullUrl);
  if (resource.resourceType === 'OperationOutcome') {
    const text = issuesOf(resource)
      .map((issue) => issue.text ?? issue.code)
      .join(' ');
    to.found.push({ kind: 'unread', place, why: 'message', value: text });
  } else if (isBeforeR4(resource)) to.found.push({ kind: 'unread', place, why: 'wrong-version', value });
  else to.found.push({ kind: 'record', place, resource, fullUrl });
}

type Part = { value: unknown; fullUrl: string | null };

/** What a wrapper holds; `null` for a record. */
function partsOf(resource: Resource): Part[] | null {
  if (resource.resourceType === 'Bundle') return bundleParts(resource);
  if (resource.resourceType !== 'Parameters') return null;
  const parts = parameterParts(resource['parameter']);
  // Parameters that wrap nothing say something themselves.
  return parts.length > 0 ? parts : [{ value: { ...resource, resourceType: '' }, fullUrl: null }];
}

function bundleParts(bundle: Resource): Part[] {
  const entries = bundle['entry'];
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown): Part[] => {
    if (!isObject(entry)) return [{ value: entry, fullUrl: null }];
    if (isObject(entry['resource'])) return [{ value: entry['resource'], fullUrl: textOf(entry['fullUrl']) }];
    const outcome = objectOf(objectOf(entry['response'])?.['outcome']);
    // A request without a body and a response without an answer bring nothing.
    if (outcome === null && (isObject(entry['request']) || isObject(entry['response']))) return [];
    return [{ value: outcome ?? entry, fullUrl: null }];
  });
}

function parameterParts(parameters: unknown): Part[] {
  return listOf(parameters).flatMap((parameter: Json): Part[] => [
    ...(isObject(parameter['resource']) ? [{ value: parameter['resource'], fullUrl: null }] : []),
    ...parameterParts(parameter['part']),
  ]);
}

function linkBase(bundle: Resource): string | null {
  const self = listOf(bundle['link']).find((link) => textOf(link['relation']) === 'self');
  return baseOfRequest(textOf(self?.['url']));
}
