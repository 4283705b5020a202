/** What of a resource no reader looked at. */
import { excerpt, isObject, type Json, listOf, textAt } from './resource.ts';

/** The keys that were taken from each opened object, and the extensions that were read. */
export type Looked = { readonly keys: Map<Json, Set<string>>; readonly extensions: Set<Json> };

type Unread = { path: string; text: string };

/** Elements that tie the resource together and say nothing about the person's health. */
const housekeeping = new Set([
  'resourceType',
  'id',
  'meta',
  'implicitRules',
  'language',
  'text',
  'contained',
  'subject',
  'patient',
]);
const deepest = 12;

/** Paths of elements that were not looked at, each with the beginning of what it holds. */
export function leftOver(resource: Json, looked: Looked): Unread[] {
  const unread: Unread[] = [];
  walkOpened(resource, '', looked, unread, true);
  return unread;
}

function walkOpened(object: Json, path: string, looked: Looked, unread: Unread[], isTop: boolean): void {
  const taken = looked.keys.get(object);
  for (const key in object) {
    const value = object[key];
    if (value === undefined || value === null || key === 'id' || (isTop && housekeeping.has(key))) continue;
    const here = path === '' ? key : `${path}.${key}`;
    if (key === 'extension') noteExtensions(value, path, looked, unread);
    else if (key.startsWith('_')) noteInside(value, here, looked, unread, 0);
    else if (!taken?.has(key)) unread.push({ path: here, text: excerpt(value) });
    else walkTaken(value, here, looked, unread);
  }
}

function walkTaken(value: unknown, path: string, looked: Looked, unread: Unread[]): void {
  const isList = Array.isArray(value);
  for (const [index, child] of (isList ? value : [value]).entries()) {
    const here = isList ? `${path}[${index}]` : path;
    if (isObject(child) && looked.keys.has(child)) walkOpened(child, here, looked, unread, false);
    else noteInside(child, here, looked, unread, 0);
  }
}

/** Values taken whole may still hold extensions that nobody knows. */
function noteInside(value: unknown, path: string, looked: Looked, unread: Unread[], depth: number): void {
  if (depth > deepest) return;
  if (Array.isArray(value)) for (const child of value) noteInside(child, path, looked, unread, depth + 1);
  else if (isObject(value))
    for (const key in value)
      if (key === 'extension' || key === 'modifierExtension')
        noteExtensions(value[key], path, looked, unread);
      else if (typeof value[key] === 'object')
        noteInside(value[key], `${path}.${key}`, looked, unread, depth + 1);
}

function noteExtensions(value: unknown, path: string, looked: Looked, unread: Unread[]): void {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value) && !isObject(value))
    unread.push({ path: `${path}.extension`, text: excerpt(value) });
  for (const extension of listOf(value)) {
    const url = textAt(extension, 'url') ?? '';
    if (url.endsWith('data-absent-reason') || looked.keys.has(extension)) continue;
    if (looked.extensions.has(extension)) {
      noteExtensions(extension['extension'], path, looked, unread);
      continue;
    }
    const name = url.slice(url.lastIndexOf('/') + 1);
    unread.push({
      path: `${path === '' ? '' : `${path}.`}extension(${name})`,
      text: excerpt(valueOfExtension(extension)),
    });
  }
}

/** What an extension says: its value, or its parts; its address is in the path. */
function valueOfExtension(extension: Json): unknown {
  for (const key in extension) if (key.startsWith('value')) return extension[key];
  return extension['extension'] ?? extension;
}
