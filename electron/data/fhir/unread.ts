/** What a reader did not understand of a resource. It is shown to the person as it came. */
import { excerpt, isObject, type Json, listOf, textAt } from './resource.ts';

/** The path of an element, and the beginning of its content. */
export type UnreadValue = { path: string; text: string };

/** Values that a reader came across and did not understand. */
export class Unread {
  readonly list: UnreadValue[] = [];

  /** Notes a value under its element path; long values are cut. */
  add(path: string, value: unknown): void {
    this.list.push({ path, text: excerpt(value) });
  }
}

/** The keys that were read of each object, and the extensions that were read. */
export type ReadElements = { readonly keys: Map<Json, Set<string>>; readonly extensions: Set<Json> };

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

/** The elements of the resource that nobody read. */
export function findUnread(resource: Json, read: ReadElements): UnreadValue[] {
  const finder = new UnreadFinder(read);
  finder.walkOpened(resource, '');
  return finder.found;
}

class UnreadFinder {
  readonly found: UnreadValue[] = [];
  readonly #read: ReadElements;

  constructor(read: ReadElements) {
    this.#read = read;
  }

  /** An object that was read element by element; the resource itself has an empty path. */
  walkOpened(object: Json, path: string): void {
    const keys = this.#read.keys.get(object);
    for (const key in object) {
      const value = object[key];
      const isHousekeeping = key === 'id' || (path === '' && housekeeping.has(key));
      if (value === undefined || value === null || isHousekeeping) continue;
      const here = path === '' ? key : `${path}.${key}`;
      if (key === 'extension') this.#noteExtensions(value, path);
      else if (key.startsWith('_')) this.#noteInside(value, here, 0);
      else if (!keys?.has(key)) this.found.push({ path: here, text: excerpt(value) });
      else this.#walkTaken(value, here);
    }
  }

  #walkTaken(value: unknown, path: string): void {
    const isList = Array.isArray(value);
    for (const [index, child] of (isList ? value : [value]).entries()) {
      const here = isList ? `${path}[${index}]` : path;
      if (isObject(child) && this.#read.keys.has(child)) this.walkOpened(child, here);
      else this.#noteInside(child, here, 0);
    }
  }

  /** Values that were read whole may still hold extensions that nobody knows. */
  #noteInside(value: unknown, path: string, depth: number): void {
    if (depth > deepest) return;
    if (Array.isArray(value)) for (const child of value) this.#noteInside(child, path, depth + 1);
    else if (isObject(value))
      for (const key in value)
        if (key === 'extension' || key === 'modifierExtension') this.#noteExtensions(value[key], path);
        else if (typeof value[key] === 'object') this.#noteInside(value[key], `${path}.${key}`, depth + 1);
  }

  #noteExtensions(value: unknown, path: string): void {
    if (value === undefined || value === null) return;
    if (!Array.isArray(value) && !isObject(value))
      this.found.push({ path: `${path}.extension`, text: excerpt(value) });
    for (const extension of listOf(value)) {
      const url = textAt(extension, 'url') ?? '';
      if (url.endsWith('data-absent-reason') || this.#read.keys.has(extension)) continue;
      if (this.#read.extensions.has(extension)) {
        this.#noteExtensions(extension['extension'], path);
        continue;
      }
      const name = url.slice(url.lastIndexOf('/') + 1);
      this.found.push({
        path: `${path === '' ? '' : `${path}.`}extension(${name})`,
        text: excerpt(valueOfExtension(extension)),
      });
    }
  }
}

/** What an extension says: its value, or its parts; its address is in the path. */
function valueOfExtension(extension: Json): unknown {
  for (const key in extension) if (key.startsWith('value')) return extension[key];
  return extension['extension'] ?? extension;
}
