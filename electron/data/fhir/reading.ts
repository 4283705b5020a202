import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Coded } from '#shared/model/claims/claim';
import type { Leftover } from '#shared/model/leftover';
import { readCoded } from './codes.ts';
import { lastPartOf } from './extensions.ts';
import { markAddress, PeopleReader } from './parties.ts';
import type { ResolveReference } from './references.ts';
import { type Json, listAt, objectAt, objectOf, type Resource, textAt } from './resource.ts';
import { Books, type Leftovers, Unread } from './unread.ts';

export type Dates = {
  readonly start: FhirDate | null;
  readonly end: FhirDate | null;
  readonly from: string | null;
};

const noLeftovers: Leftovers = { unread: [], technical: [] };
const noDates: Dates = { start: null, end: null, from: null };

/**
 * A resource being read, and a record of which elements were read, so that the rest can be told: as not understood, or
 * as technical. Every subject reads through a `Reading`:
 *
 * - `take`, `text`, `coded`, `dates`: the whole value counts as read; its codings, identifiers and references are told as
 *   technical besides.
 * - `open`: of the objects under a key, only the elements that are read count as read.
 * - `guide`: an element that ties others together; told as technical.
 * - `extension`, `everyExtension`: find extensions by the last part of their address.
 * - `unreadable.add`: notes a value that was read but not understood.
 *
 * To look without marking anything as read, use the plain accessors of `resource.ts` on the same objects. Helper
 * functions take the `Json` they need; their callers mark the element as read. An examiner in the tests takes away and
 * changes each leaf in turn, so a mark on what is not told is found.
 */
export class Reading {
  readonly resource: Resource;
  readonly people: PeopleReader;
  /** Values that were read but not understood. */
  readonly unreadable = new Unread();
  /** `null` where nobody asks for what is left over: then reading is quicker. */
  readonly #books: Books | null;
  #leftovers: Leftovers | null = null;

  constructor(resource: Resource, resolve: ResolveReference, keepsBooks = true) {
    this.resource = resource;
    this.#books = keepsBooks ? new Books() : null;
    this.people = new PeopleReader(resource, resolve, this.#books);
  }

  /** False where nobody asks for what is left over: then marks need not be made. */
  get keepsBooks(): boolean {
    return this.#books !== null;
  }

  /** What was not understood: values that were noted as such, then the elements that nobody read. */
  unread(): Leftover[] {
    return [...this.unreadable.list, ...this.#findLeftovers().unread];
  }

  /** What only computers need: codes as sent, identifiers, references, versions. */
  technical(): Leftover[] {
    return [...this.#findLeftovers().technical];
  }

  #findLeftovers(): Leftovers {
    this.#leftovers ??= this.#books?.findLeftovers(this.resource) ?? noLeftovers;
    return this.#leftovers;
  }

  /** The value under a key, counted as read whole. */
  take(parent: Json | null, key: string): unknown {
    if (parent === null) return undefined;
    this.#books?.take(parent, key);
    return parent[key];
  }

  /** Counts the elements under these keys as read whole. */
  takeAll(parent: Json, ...keys: readonly string[]): void {
    this.#books?.take(parent, ...keys);
  }

  /** Elements that only help to find others, such as sequence numbers. */
  guide(parent: Json, ...keys: readonly string[]): void {
    this.#books?.guide(parent, ...keys);
  }

  /** The objects under a key, to be read by their own elements. */
  open(parent: Json | null, key: string): readonly Json[] {
    const children = parent === null ? [] : listAt(parent, key);
    if (this.#books === null || parent === null || children.length === 0) return children;
    this.#books.take(parent, key);
    for (const child of children) this.#books.open(child);
    return children;
  }

  /** The lone object under a key, to be read by its own elements. */
  openOne(parent: Json | null, key: string): Json | null {
    const child = objectAt(parent, key);
    if (this.#books === null || parent === null || child === null) return child;
    this.#books.take(parent, key);
    this.#books.open(child);
    return child;
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
    const found = listAt(parent, 'extension').find((one) => names.includes(extensionName(one))) ?? null;
    if (found !== null) this.#books?.takeExtension(found);
    return found;
  }

  /** Every extension of that name, where a guide allows several. */
  everyExtension(parent: Json | null, ...names: readonly string[]): Json[] {
    const found = listAt(parent, 'extension').filter((one) => names.includes(extensionName(one)));
    for (const one of found) this.#books?.takeExtension(one);
    return found;
  }

  /** Counts an extension as read, one that the reader found by itself. */
  takeExtension(extension: Json): void {
    this.#books?.takeExtension(extension);
  }

  /** Counts the parts of an address that make its one line as read. */
  markAddress(address: Json): void {
    if (this.#books !== null) markAddress(address, this.#books);
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
}

const knownHosts = /^https?:\/\/(?:hl7\.org|terminology\.hl7\.org|bluebutton\.cms\.gov)\//;

/** The last part of an extension's address; empty for hosts whose extensions are not known. */
function extensionName(extension: Json): string {
  const url = textAt(extension, 'url') ?? '';
  if (url.includes('://') && !knownHosts.test(url)) return '';
  return lastPartOf(url);
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
  return { start, end: isBackward(start, end) ? null : end };
}

/** True for an end before its start. */
export function isBackward(start: FhirDate | null, end: FhirDate | null): boolean {
  return start !== null && end !== null && end < start && !start.startsWith(end);
}
