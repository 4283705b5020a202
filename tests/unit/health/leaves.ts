/** Every text and number of a resource, and whether a record holds it: a reader that drops something is found here. */
import { isObject, type Json, type Resource } from '../../../electron/data/fhir/resource.ts';
import { parseFhirDate } from '../../../shared/dates.ts';

/** Elements that name or tie resources together. */
const tiesOnTop = 'resourceType id meta implicitRules language text contained subject patient'.split(' ');
/** Elements that say in which code system, form or server a value stands. */
const ties = new Set(
  'id system url reference version userSelected use linkId sequence profile hash data questionnaire'.split(
    ' ',
  ),
);

type Leaf = { path: string; value: string | number; concept: Json | null };

/** The leaves that `shown` holds neither as text, number or date, nor under one of its unread paths. */
export function droppedLeaves(
  resource: Resource,
  shown: { unread: { path: string }[]; technical: unknown },
  parts: readonly Json[] = [],
): string[] {
  const text = JSON.stringify([{ ...shown, technical: [] }, parts]);
  const words = text.toLowerCase();
  const unread = shown.unread.map(({ path }) => plain(path));
  return leavesOf(resource)
    .filter(({ path, value, concept }) => {
      if (unread.some((start) => isBelow(plain(path), start))) return false;
      return !holds(text, words, value) && !(concept !== null && saysTheSame(text, words, concept));
    })
    .map(({ path, value }) => `${path} = ${value}`);
}

function isBelow(path: string, start: string): boolean {
  return path === start || path.startsWith(`${start}.`);
}

function plain(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}

function holds(text: string, words: string, value: string | number): boolean {
  const date = typeof value === 'string' && value.length >= 4 ? parseFhirDate(value) : null;
  if (date !== null && text.includes(date)) return true;
  if (typeof value === 'number')
    return new RegExp(`(?<![\\d.])${String(value).replace('.', '\\.')}(?![\\d.]*\\d)`).test(text);
  return words.includes(JSON.stringify(value.trim()).slice(1, -1).toLowerCase());
}

/** UCUM's codes of times that were sent in words. */
const timeCodes: Record<string, string> = { years: 'a', days: 'd' };

/** Codings of one concept, and the words and code of one unit, say the same thing: one of them is enough. */
function saysTheSame(text: string, words: string, concept: Json): boolean {
  const codings = Array.isArray(concept['coding']) ? concept['coding'] : [];
  const names = [concept['text'], concept['unit'], concept['display'], concept['code']];
  for (const coding of codings) if (isObject(coding)) names.push(coding['display'], coding['code']);
  if (JSON.stringify(concept).includes('CodeSystem/data-absent-reason')) return true;
  const time = timeCodes[String(concept['unit'])];
  if (time !== undefined && text.includes(`"unit":"${time}"`)) return true;
  return names.some((name) => typeof name === 'string' && holds(text, words, name));
}

function leavesOf(resource: Resource): Leaf[] {
  const leaves: Leaf[] = [];
  for (const [key, value] of Object.entries(resource))
    if (!tiesOnTop.includes(key)) collect(value, { key, path: key, concept: null }, leaves);
  return leaves;
}

type Place = { key: string; path: string; concept: Json | null };

function collect(value: unknown, { key, path, concept }: Place, leaves: Leaf[]): void {
  if (typeof value === 'string' || typeof value === 'number') {
    if (!ties.has(key)) leaves.push({ path, value, concept });
  } else if (Array.isArray(value)) {
    for (const [index, child] of value.entries())
      collect(child, { key, path: `${path}[${index}]`, concept }, leaves);
  } else if (isObject(value)) {
    const isConcept =
      ['coding', 'unit'].some((part) => value[part] !== undefined) ||
      (concept === null && value['display'] !== undefined);
    for (const [name, child] of Object.entries(value)) {
      if (name !== 'extension')
        collect(child, { key: name, path: `${path}.${name}`, concept: isConcept ? value : concept }, leaves);
      else
        for (const extension of Array.isArray(child) ? child : []) collectExtension(extension, path, leaves);
    }
  }
}

function collectExtension(extension: unknown, path: string, leaves: Leaf[]): void {
  if (!isObject(extension)) return;
  const url = String(extension['url'] ?? '');
  if (url.endsWith('data-absent-reason')) return;
  collect(
    extension,
    { key: 'extension', path: `${path}.extension(${url.slice(url.lastIndexOf('/') + 1)})`, concept: null },
    leaves,
  );
}

/** Every number that stands in a JSON value, also written as text. */
export function numbersIn(json: unknown, found = new Set<number>()): Set<number> {
  if (typeof json === 'number') found.add(json);
  else if (typeof json === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(json)) found.add(Number(json));
  else if (typeof json === 'object' && json !== null)
    for (const value of Object.values(json)) numbersIn(value, found);
  return found;
}
