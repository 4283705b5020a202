/**
 * The books of a reader: what it read of a resource. The rest is told: what was not understood, and what only
 * computers need. Nothing that a plan sent goes without a word.
 */
import type { Leftover } from '#shared/model/leftover';
import { isAbsence, lastPartOf } from './extensions.ts';
import { excerpt, isObject, type Json, listOf, textAt } from './resource.ts';

/** What nobody read. */
export type Leftovers = {
  /** Elements that were not understood. */
  readonly unread: readonly Leftover[];
  /** Elements that name and tie things together for computers: codes as sent, identifiers, references, versions. */
  readonly technical: readonly Leftover[];
};

/** Values that a reader came across and did not understand. */
export class Unread {
  readonly list: Leftover[] = [];

  /** Notes a value under its element path; long values are cut. */
  add(path: string, value: unknown): void {
    this.list.push({ path, text: excerpt(value) });
  }
}

/** Which elements of a resource were read. */
export class Books {
  readonly #keys = new Map<Json, Set<string>>();
  readonly #guides = new Map<Json, Set<string>>();
  readonly #extensions = new Set<Json>();

  /** The elements under these keys were read. */
  take(parent: Json, ...keys: readonly string[]): void {
    const taken = keysOf(this.#keys, parent);
    for (const key of keys) taken.add(key);
  }

  /** Of this object, only the elements that are taken are read. */
  open(object: Json): void {
    keysOf(this.#keys, object);
  }

  /** Elements that only help to find others, such as sequence numbers: they are told as technical, also if read. */
  guide(parent: Json, ...keys: readonly string[]): void {
    const guides = keysOf(this.#guides, parent);
    for (const key of keys) guides.add(key);
  }

  /** The extension was read; of its parts, only those that are read as well. */
  takeExtension(extension: Json): void {
    this.#extensions.add(extension);
  }

  isOpened(object: Json): boolean {
    return this.#keys.has(object);
  }

  isTaken(parent: Json, key: string): boolean {
    return this.#keys.get(parent)?.has(key) === true;
  }

  isGuide(parent: Json, key: string): boolean {
    return this.#guides.get(parent)?.has(key) === true;
  }

  isTakenExtension(extension: Json): boolean {
    return this.#extensions.has(extension) || this.#keys.has(extension);
  }

  /** What nobody read of the resource. */
  findLeftovers(resource: Json): Leftovers {
    const finder = new LeftoverFinder(this);
    finder.walkResource(resource, '');
    return finder;
  }
}

function keysOf(map: Map<Json, Set<string>>, parent: Json): Set<string> {
  const keys = map.get(parent);
  if (keys) return keys;
  const fresh = new Set<string>();
  map.set(parent, fresh);
  return fresh;
}

/** Elements of any resource that say nothing about the person. */
const housekeeping = new Set(['id', 'meta', 'implicitRules', 'language', 'text']);
/** What ties a resource to its patient. */
const owners = new Set(['subject', 'patient']);
const deepest = 12;
/** Longer content is told part by part. */
const longestExcerpt = 200;

class LeftoverFinder implements Leftovers {
  readonly unread: Leftover[] = [];
  readonly technical: Leftover[] = [];
  readonly #books: Books;

  constructor(books: Books) {
    this.#books = books;
  }

  /** A resource that was read; the one that the reader began with has an empty path. */
  walkResource(resource: Json, path: string): void {
    for (const key in resource) {
      const here = path === '' ? key : `${path}.${key}`;
      const value = resource[key];
      if (value === undefined || value === null) continue;
      if (key === 'resourceType') this.#tell(this.technical, value, here, 0);
      else if (housekeeping.has(key) && !this.#books.isTaken(resource, key))
        this.#tell(this.technical, value, here, 0);
      else if (owners.has(key) && !this.#books.isTaken(resource, key)) this.#walkInside(value, here, 0);
      else if (key === 'contained') this.#walkContained(value, here);
      else this.#walkElement(resource, key, path);
    }
  }

  #walkContained(value: unknown, path: string): void {
    for (const [index, child] of (Array.isArray(value) ? value : [value]).entries()) {
      const here = `${path}[${index}]`;
      if (isObject(child) && this.#books.isOpened(child)) this.walkResource(child, here);
      else this.#tell(this.unread, child, here, 0);
    }
  }

  /** An object that was read element by element. */
  #walkOpened(object: Json, path: string): void {
    if (this.#tellTechnical(object, path, 0)) return;
    for (const key in object) this.#walkElement(object, key, path);
  }

  #walkElement(object: Json, key: string, path: string): void {
    const value = object[key];
    if (value === undefined || value === null) return;
    const here = path === '' ? key : `${path}.${key}`;
    if (key === 'extension') this.#noteExtensions(value, path);
    else if (key.startsWith('_')) this.#walkInside(value, here, 0);
    else if (key === 'id' || this.#books.isGuide(object, key) || saysNothing(value))
      this.#tell(this.technical, value, here, 0);
    else if (this.#books.isTaken(object, key)) this.#walkTaken(value, here);
    else this.#tell(this.unread, value, here, 0);
  }

  #walkTaken(value: unknown, path: string): void {
    const isList = Array.isArray(value);
    for (const [index, child] of (isList ? value : [value]).entries()) {
      const here = isList ? `${path}[${index}]` : path;
      if (isObject(child) && this.#books.isOpened(child)) this.#walkOpened(child, here);
      else this.#walkInside(child, here, 0);
    }
  }

  /** Values that were read whole may still hold extensions that nobody knows, and what only computers need. */
  #walkInside(value: unknown, path: string, depth: number): void {
    if (depth > deepest) return;
    if (Array.isArray(value)) {
      for (const [index, child] of value.entries()) this.#walkInside(child, `${path}[${index}]`, depth + 1);
      return;
    }
    if (hasTime(value)) this.#tell(this.technical, value, path, depth);
    if (!isObject(value) || this.#tellTechnical(value, path, depth)) return;
    for (const key in value)
      if (key === 'extension' || key === 'modifierExtension') this.#noteExtensions(value[key], path);
      else if (key === 'id') this.#tell(this.technical, value[key], `${path}.id`, depth);
      else this.#walkInside(value[key], `${path}.${key}`, depth + 1);
  }

  /** Tells an object of a type whose content is for computers; false for any other object. */
  #tellTechnical(object: Json, path: string, depth: number): boolean {
    if (isConcept(object) && typeof object['text'] === 'string')
      this.#tell(this.technical, object['text'], `${path}.text`, depth);
    if (isCoding(object) || isIdentifier(object) || isReference(object)) {
      const { extension, ...rest } = object;
      this.#tell(this.technical, rest, path, depth);
      if (extension !== undefined) this.#noteExtensions(extension, path);
      return true;
    }
    if (isQuantity(object)) {
      const { unit, system, code } = object;
      // A unit whose words are its code is lost with neither of them.
      if (system !== undefined || code !== undefined)
        this.#tell(this.technical, { unit, system, code }, path, depth);
    }
    if (isAttachment(object)) {
      const { data, ...rest } = object;
      this.#tell(this.technical, rest, path, depth);
      if (typeof data === 'string')
        this.technical.push({ path: `${path}.data`, text: excerpt(data, longestData) });
      return true;
    }
    return false;
  }

  #noteExtensions(value: unknown, path: string): void {
    if (value === undefined || value === null) return;
    if (!Array.isArray(value) && !isObject(value)) this.#tell(this.unread, value, `${path}.extension`, 0);
    for (const extension of listOf(value)) {
      const url = textAt(extension, 'url') ?? '';
      const here = `${path === '' ? '' : `${path}.`}extension(${lastPartOf(url)})`;
      if (isAbsence(extension) || saysNothing(valueOfExtension(extension)))
        this.#tell(this.technical, valueOfExtension(extension), here, 0);
      else if (this.#books.isTakenExtension(extension)) {
        this.technical.push({ path: here, text: url });
        this.#walkRead(extension, here);
      } else {
        if (url.includes('/')) this.technical.push({ path: here, text: url });
        this.#tell(this.unread, valueOfExtension(extension), here, 0);
      }
    }
  }

  /** An extension that was read: its value as taken, its parts each by itself. */
  #walkRead(extension: Json, path: string): void {
    for (const key in extension)
      if (key.startsWith('value')) {
        if (this.#books.isGuide(extension, key)) this.#tell(this.technical, extension[key], path, 0);
        else this.#walkTaken(extension[key], path);
      } else if (key === 'extension') this.#noteExtensions(extension[key], path);
  }

  /** Adds the value; one that is too long for an excerpt part by part. */
  #tell(list: Leftover[], value: unknown, path: string, depth: number): void {
    if (value === undefined || value === null) return;
    const text = excerpt(value);
    if (typeof value === 'object' && depth < deepest && text.length > longestExcerpt) {
      for (const [key, child] of Object.entries(value))
        this.#tell(list, child, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, depth + 1);
      return;
    }
    list.push({ path, text });
  }
}

const conceptKeys = new Set(['coding', 'text', 'id', 'extension']);

/** FHIR R4 CodeableConcept: a reader chooses among its words. */
function isConcept(object: Json): boolean {
  return Object.keys(object).every((key) => conceptKeys.has(key));
}

/** Empty lists and objects; codings, or a concept of codings, that name a system and no code in it. */
function saysNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return true;
  const codings =
    isObject(value) && 'coding' in value && Object.keys(value).length === 1 ? value['coding'] : value;
  const list = Array.isArray(codings) ? codings : [codings];
  return list.length > 0 && list.every((one) => isObject(one) && Object.keys(one).join() === 'system');
}

/** FHIR R4 Coding: its words are shown where its concept is; a system has an address, so a phone is none. */
function isCoding(object: Json): boolean {
  if (object['value'] !== undefined) return false;
  const isCode = typeof object['code'] === 'string' || typeof object['code'] === 'number';
  return isCode || isAddress(object['system']);
}

const identifierKeys = new Set(['use', 'type', 'system', 'value', 'period', 'assigner', 'id', 'extension']);

/** FHIR R4 Identifier. */
function isIdentifier(object: Json): boolean {
  if (typeof object['value'] !== 'string' || !Object.keys(object).every((key) => identifierKeys.has(key)))
    return false;
  return isAddress(object['system']) || isObject(object['type']) || object['assigner'] !== undefined;
}

const referenceKeys = new Set(['reference', 'type', 'identifier', 'display', 'id', 'extension']);

/** FHIR R4 Reference; other elements, such as a payment, may have an identifier too. */
function isReference(object: Json): boolean {
  if (typeof object['reference'] === 'string') return true;
  if (isObject(object['identifier'])) return Object.keys(object).every((key) => referenceKeys.has(key));
  return Object.keys(object).every((key) => key === 'display' || key === 'type') && 'display' in object;
}

/** Of files, the beginning is enough. */
const longestData = 40;

/** FHIR R4 Attachment. */
function isAttachment(object: Json): boolean {
  return ['contentType', 'data', 'hash', 'creation'].some((key) => typeof object[key] === 'string');
}

/** FHIR R4 dateTime and instant: screens show the day. */
function hasTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

/** FHIR R4 Quantity; some plans write its number as text. */
function isQuantity(object: Json): boolean {
  if (object['currency'] !== undefined) return false;
  const value = object['value'];
  return typeof value === 'number' || (typeof value === 'string' && object['unit'] !== undefined);
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && value.includes(':');
}

/** What an extension says: its value, or its parts; its address is in the path. */
function valueOfExtension(extension: Json): unknown {
  for (const key in extension) if (key.startsWith('value')) return extension[key];
  return extension['extension'] ?? extension;
}
