/** The records in one JSON document of a file, each with its place, and what there is no record. */
import type { NotUnderstoodWhy } from '#shared/model/files/import';
import { issuesOf } from '../fhir/read-bundle.ts';
import { isObject, listAt, type Resource, textAt } from '../fhir/resource.ts';
import { type Unfolded, type UnfoldProblem, unfold } from '../fhir/unfold.ts';
import { baseOf, baseOfRequest, isBeforeR4 } from './fhir-types.ts';

export type FileRecord = { kind: 'record'; place: number; resource: Resource; fullUrl: string | null };

/** What a file holds at one place: a record, or something that is none. */
export type FileItem = FileRecord | { kind: 'unread'; place: number; why: NotUnderstoodWhy; value: unknown };

export type DocumentItems = {
  items: FileItem[];
  /** The plan's base address, as far as links and full addresses say it. */
  base: string | null;
};

/** Everything in the document, each with its place: the given one, or for entries at the top their number. */
export function unfoldDocument(document: unknown, place: number): DocumentItems {
  const unfolded: DocumentItems = { items: [], base: null };
  if (!Array.isArray(document)) addAll(document, place, unfolded);
  else for (const [index, item] of document.entries()) addAll(item, index + 1, unfolded);
  return unfolded;
}

function addAll(document: unknown, place: number, to: DocumentItems): void {
  let isNumbered = false;
  for (const one of unfold(document, ['Bundle', 'Parameters'])) {
    const [first] = one.path;
    if (one.kind === 'opened') {
      if (first === undefined) isNumbered = one.parts > 1;
      to.base ??= linkBase(one.wrapper);
    } else {
      const item = itemOf(one, isNumbered && first !== undefined ? first + 1 : place);
      if (item?.kind === 'record') to.base ??= baseOf(item.fullUrl);
      if (item !== null) to.items.push(item);
    }
  }
}

/** `null` where nothing was meant to be: a request without a body, a response without an answer. */
function itemOf(one: Exclude<Unfolded, { kind: 'opened' }>, place: number): FileItem | null {
  if (one.kind === 'problem') {
    if (one.reason === 'no-resource' && isObject(one.value) && isExchange(one.value)) return null;
    return { kind: 'unread', place, why: whyUnread[one.reason], value: one.value };
  }
  if (one.kind === 'outcome') {
    if (one.isBeside) return null;
    const text = issuesOf(one.outcome)
      .map((issue) => issue.text ?? issue.code)
      .join(' ');
    return { kind: 'unread', place, why: 'message', value: text };
  }
  const { resource, fullUrl } = one;
  return isBeforeR4(resource)
    ? { kind: 'unread', place, why: 'wrong-version', value: resource }
    : { kind: 'record', place, resource, fullUrl };
}

const whyUnread: Record<UnfoldProblem, NotUnderstoodWhy> = {
  'not-an-object': 'not-fhir',
  'no-resource': 'not-fhir',
  'no-resource-type': 'not-fhir',
  'nothing-wrapped': 'not-fhir',
  'nested-too-deep': 'too-deep',
};

/** True for an entry of a transaction or batch that carries no resource. */
function isExchange(entry: object): boolean {
  return isObject(entry) && (isObject(entry['request']) || isObject(entry['response']));
}

function linkBase(bundle: Resource): string | null {
  const self = listAt(bundle, 'link').find((link) => textAt(link, 'relation') === 'self');
  return baseOfRequest(textAt(self ?? null, 'url'));
}
