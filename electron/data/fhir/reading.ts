import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Coded } from '#shared/model/claim';
import { readCoded } from './codes.ts';
import { PeopleReader } from './parties.ts';
import type { ResolveReference } from './references.ts';
import { type Json, listAt, objectAt, objectOf, type Resource, textAt } from './resource.ts';
import { findUnread, type ReadElements, Unread, type UnreadValue } from './unread.ts';

export type Dates = {
  readonly start: FhirDate | null;
  readonly end: FhirDate | null;
  readonly from: string | null;
};

const noDates: Dates = { start: null, end: null, from: null };

/**
 * A resource being read, and a record of which elements were read, so that the rest can be shown as not understood.
 * Every subject that shows what it did not understand reads through a `Reading`:
 *
 * - `take`, `text`, `coded`, `dates`: the whole value counts as read.
 * - `open`: of the objects under a key, only the elements that are read count as read.
 * - `extension`: finds an extension by the last part of its address.
 * - `unreadable.add`: notes a value that was read but not understood.
 *
 * To look without marking anything as read, use the plain accessors of `resource.ts` on the same objects. Helper
 * functions take the `Json` they need; their callers mark the element as read.
 *
 * A claim needs one `Reading`: `open` its `item`, `adjudication`, `total` and `supportingInfo`, and `take` what is read
 * whole. Each key costs one look-up in a map and one in a set; objects that are not opened cost nothing. `unread()` then
 * replaces hand-made lists of known elements, and `unreadable` replaces an `Unread` that is passed along.
 */
export class Reading {
  readonly resource: Resource;
  readonly people: PeopleReader;
  /** Values that were read but not understood. */
  readonly unreadable = new Unread();
  readonly #read: ReadElements = { keys: new Map(), extensions: new Set() };

  constructor(resource: Resource, resolve: ResolveReference) {
    this.resource = resource;
    this.people = new PeopleReader(resource, resolve);
  }

  /** What was not understood: values that were noted as such, then the elements that nobody read. */
  unread(): UnreadValue[] {
    return [...this.unreadable.list, ...findUnread(this.resource, this.#read)];
  }

  /** The value under a key, counted as read whole. */
  take(parent: Json | null, key: string): unknown {
    if (parent === null) return undefined;
    this.#keysOf(parent).add(key);
    return parent[key];
  }

  /** The objects under a key, to be read by their own elements. */
  open(parent: Json | null, key: string): readonly Json[] {
    const children = parent === null ? [] : listAt(parent, key);
    if (children.length > 0) this.take(parent, key);
    for (const child of children) this.#keysOf(child);
    return children;
  }

  /** The text under a key; anything else stays unread. */
  text(parent: Json | null, key: string): string | null {
    const text = textAt(parent, key);
    if (text !== null) this.take(parent, key);
    return text;
  }

  /** The first concept under a key. */
  coded(parent: Json | null, key: string): Coded | null {
    const coded = readCoded(listAt(parent, key)[0] ?? null);
    if (coded !== null && !Array.isArray(parent?.[key])) this.take(parent, key);
    return coded;
  }

  /**
   * The first of these elements that holds a date: `onset` also finds `onsetDateTime` and `onsetPeriod`. A path goes
   * into an element: `collection.collected`.
   */
  dates(...paths: readonly string[]): Dates {
    for (const path of paths) {
      const [first = '', second] = path.split('.');
      const parents = second === undefined ? [this.resource] : listAt(this.resource, first);
      for (const parent of parents)
        for (const [key, value] of choices(parent, second ?? first)) {
          const start = parseFhirDate(value);
          if (start) {
            this.take(parent, key);
            return { start, end: null, from: path };
          }
          const period = spanOf(objectOf(value));
          if (period.start || period.end) return { ...period, from: path };
        }
    }
    return noDates;
  }

  /** The extension of that name, whatever version its address names; `null` when there is none. */
  extension(parent: Json | null, ...names: readonly string[]): Json | null {
    for (const extension of listAt(parent, 'extension'))
      if (names.includes(extensionName(extension))) {
        this.#read.extensions.add(extension);
        return extension;
      }
    return null;
  }

  /** The first name among the parties that these elements refer to. */
  nameAt(...paths: readonly string[]): string | null {
    for (const path of paths) {
      const [first = '', second] = path.split('.');
      for (const child of listAt(this.resource, first)) {
        const reference = second === undefined ? child : objectAt(child, second);
        const name = this.people.party(reference)?.name ?? null;
        if (name !== null) return name;
      }
    }
    return null;
  }

  #keysOf(parent: Json): Set<string> {
    const keys = this.#read.keys.get(parent);
    if (keys) return keys;
    const fresh = new Set<string>();
    this.#read.keys.set(parent, fresh);
    return fresh;
  }
}

const knownHosts = /^https?:\/\/(?:hl7\.org|terminology\.hl7\.org|bluebutton\.cms\.gov)\//;

/** The last part of an extension's address; empty for hosts whose extensions are not known. */
function extensionName(extension: Json): string {
  const url = textAt(extension, 'url') ?? '';
  if (url.includes('://') && !knownHosts.test(url)) return '';
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The elements of that name, of whatever type: `onset` itself and `onsetAge`, `onsetPeriod`… */
export function choices(parent: Json, name: string): (readonly [string, unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  for (const key in parent) {
    if (!key.startsWith(name)) continue;
    const next = key.charCodeAt(name.length);
    if (key.length === name.length || (next >= 65 && next <= 90)) found.push([key, parent[key]]);
  }
  return found;
}

/** The calendar dates of a period; an end before its start is left out. */
export function spanOf(period: Json | null): { start: FhirDate | null; end: FhirDate | null } {
  const start = parseFhirDate(period?.['start']);
  const end = parseFhirDate(period?.['end']);
  return { start, end: start && end && end < start && !start.startsWith(end) ? null : end };
}
