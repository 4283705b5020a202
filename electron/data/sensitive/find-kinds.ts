import type { SensitiveKind } from '#shared/sensitive-kinds';
import { codeAt } from '../fhir/codes.ts';
import { isObject, type Json, listAt, type Resource, textAt, textOf } from '../fhir/resource.ts';
import { findKindOfCode, findKindOfLabel } from './sensitive-codes.ts';
import { findKindsOfWords } from './sensitive-words.ts';

/**
 * Elements that say nothing about the care itself: who is insured and by whom, the plan's rules and limits, money, and
 * free text, in which "no sign of depression" would count.
 */
const notAboutCare: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'subject',
  'patient',
  'beneficiary',
  'insurer',
  'insurance',
  'coverage',
  'payee',
  'benefitBalance',
  'processNote',
  'adjudication',
  'total',
  'payment',
  'note',
  'extension',
  'contained',
]);

/** Elements whose text is a label. */
const labelled = ['text', 'display', 'name', 'title'] as const;

/** References of the record, as they came. Those of elements that say nothing about the care are none. */
export function listReferences(resource: Resource): Json[] {
  const found: Json[] = [];
  visit(resource, (part) => {
    if (textAt(part, 'reference') !== null) found.push(part);
  });
  return found;
}

/**
 * The kinds of sensitive care that a record names: in the plan's security labels, in codes, and in what codes and parties
 * are called.
 */
export function findSensitiveKinds(resource: Resource): ReadonlySet<SensitiveKind> {
  const kinds = new Set<SensitiveKind>();
  const meta = isObject(resource['meta']) ? resource['meta'] : null;
  for (const label of listAt(meta, 'security')) {
    const kind = findKindOfLabel(textAt(label, 'code') ?? '');
    if (kind) kinds.add(kind);
  }
  visit(resource, (part) => {
    const kind = findKindOfCode(textAt(part, 'system') ?? '', codeAt(part) ?? '');
    if (kind) kinds.add(kind);
    for (const key of labelled) for (const one of findKindsOfWords(textOf(part[key]) ?? '')) kinds.add(one);
  });
  return kinds;
}

/** Calls back for each object that is about the care. No recursion: a record may be nested deeply. */
function visit(resource: Resource, see: (part: Json) => void): void {
  const todo: unknown[] = [resource];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (Array.isArray(next)) todo.push(...next);
    else if (isObject(next)) {
      see(next);
      for (const [key, value] of Object.entries(next))
        if (typeof value === 'object' && value !== null && !notAboutCare.has(key)) todo.push(value);
    }
  }
}
