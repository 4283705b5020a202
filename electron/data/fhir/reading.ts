import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Coded } from '#shared/model/claim';
import type { FactLabel, FactValue, RecordFact } from '#shared/model/record-fact';
import { readCoded } from './codes.ts';
import { type Looked, leftOver } from './left-over.ts';
import { PeopleReader } from './parties.ts';
import type { ResolveReference } from './references.ts';
import { type Json, listAt, objectAt, objectOf, type Resource, textAt } from './resource.ts';
import { asText, factValues } from './values.ts';

export type Dates = {
  readonly start: FhirDate | null;
  readonly end: FhirDate | null;
  readonly from: string | null;
};

const noDates: Dates = { start: null, end: null, from: null };

/**
 * One resource being read. It remembers which elements were looked at, so that what nobody looked at is shown as
 * unread: a value taken as a whole counts as read, an opened one only by what was taken from it.
 */
export class Reading {
  readonly resource: Resource;
  readonly people: PeopleReader;
  readonly #facts = new Map<FactLabel, Map<string, FactValue>>();
  readonly #looked: Looked = { keys: new Map(), extensions: new Set() };

  constructor(resource: Resource, resolve: ResolveReference) {
    this.resource = resource;
    this.people = new PeopleReader(resource, resolve);
  }

  /** The facts found so far, one entry per label. */
  get facts(): RecordFact[] {
    return [...this.#facts].map(([label, values]) => ({ label, values: [...values.values()] }));
  }

  /** Element paths that nobody looked at, with their beginning. */
  unread(): { path: string; text: string }[] {
    return leftOver(this.resource, this.#looked);
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
        this.#looked.extensions.add(extension);
        return extension;
      }
    return null;
  }

  /** Adds values to a fact; none adds nothing, and the same value is not added twice. */
  addFact(label: FactLabel, values: readonly FactValue[]): void {
    if (values.length === 0) return;
    const known = this.#facts.get(label) ?? new Map<string, FactValue>();
    for (const value of values) known.set(JSON.stringify(value), value);
    this.#facts.set(label, known);
  }

  /** Adds one value to a fact; `null` adds nothing. */
  addValue(label: FactLabel, value: FactValue | null): void {
    if (value !== null) this.addFact(label, [value]);
  }

  /** Adds a text as a fact; `null` adds nothing. */
  addText(label: FactLabel, text: string | null): void {
    this.addValue(label, asText(text));
  }

  /**
   * Adds what an element says to a fact, whatever its type. A path goes into elements: `hospitalization.origin`;
   * `onset[x]` means an element of any type.
   */
  addElement(label: FactLabel, path: string, from: Json = this.resource): void {
    const dot = path.indexOf('.');
    if (dot > 0) {
      for (const child of this.open(from, path.slice(0, dot)))
        this.addElement(label, path.slice(dot + 1), child);
      return;
    }
    const found = path.endsWith('[x]') ? choices(from, path.slice(0, -3)) : [[path, from[path]] as const];
    for (const [key, value] of found) {
      if (value === undefined) continue;
      const values = factValues(key, value, this.people);
      if (values.complete) this.take(from, key);
      this.addFact(label, values.list);
    }
  }

  /** {@link addElement} for a table of labels and paths. */
  addElements(table: readonly (readonly [FactLabel, string])[], from: Json = this.resource): void {
    for (const [label, path] of table) this.addElement(label, path, from);
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
    const keys = this.#looked.keys.get(parent);
    if (keys) return keys;
    const fresh = new Set<string>();
    this.#looked.keys.set(parent, fresh);
    return fresh;
  }
}

const knownHosts = /^https?:\/\/(?:hl7\.org|terminology\.hl7\.org|bluebutton\.cms\.gov)\//;

/** The last part of an extension's address; empty for an address of a host that means nothing here. */
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
