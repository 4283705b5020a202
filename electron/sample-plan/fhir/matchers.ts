import type { Extension, Identifier } from 'fhir/r4';
import type { ServedResource } from '../model.ts';
import { hasToken, isWithin, type Parameter, parseDateTest, type Token } from './query.ts';
import { collectReferences } from './references.ts';

/** One search parameter: its FHIR type, and whether a resource passes it. Throws a Refusal for a bad value. */
export type SearchParameter = {
  type: 'token' | 'date' | 'reference' | 'string' | 'uri';
  matches(resource: ServedResource, value: string, modifier: string): boolean;
  /** Of a reference parameter: the references that it looks at. */
  targets?(resource: ServedResource): string[];
};

/** Names of elements from the resource down, through lists. One name alone is an element of the resource. */
export type Path = string | readonly string[];

/** The parameters that one resource type knows, by name. */
export type SearchParameters = Readonly<Record<string, SearchParameter>>;

/** Finds codes below any of the paths: plain codes, codings, concepts and lists of them; with `:text` their words. */
export function matchToken(...paths: readonly Path[]): SearchParameter {
  return {
    type: 'token',
    matches: (resource, value, modifier) => {
      const found = paths.flatMap((path) => collectBelow(resource, path));
      if (modifier === 'text') return found.flatMap(listWords).some((one) => isLike(one, value, 'contains'));
      return hasToken(value, found.flatMap(listTokens));
    },
  };
}

/** Finds dates, instants and periods in the given elements. */
export function matchDate(...elements: readonly string[]): SearchParameter {
  return {
    type: 'date',
    matches: (resource, value) => {
      const test = parseDateTest(value);
      const spans = elements.flatMap((element) => collectBelow(resource, element)).map(readSpan);
      return spans.some((span) => span !== null && isWithin(test, span[0], span[1]));
    },
  };
}

/** Finds references below the path; the value may leave out the type. */
export function matchReference(...path: readonly string[]): SearchParameter {
  return matchTargets((resource) =>
    collectBelow(resource, path).flatMap((one) => collectReferences(one, [])),
  );
}

/** Finds references that an extension holds. */
export function matchExtensionReference(url: string): SearchParameter {
  return matchTargets((resource) =>
    listExtensions(resource, url).flatMap((one) => collectReferences(one.valueReference, [])),
  );
}

/** Finds the code of an extension. */
export function matchExtensionToken(url: string): SearchParameter {
  return {
    type: 'token',
    matches: (resource, value) =>
      hasToken(
        value,
        listExtensions(resource, url).flatMap((one) => listTokens(one.valueCode ?? one.valueCodeableConcept)),
      ),
  };
}

function matchTargets(targets: (resource: ServedResource) => string[]): SearchParameter {
  return {
    type: 'reference',
    targets,
    matches: (resource, value) =>
      value
        .split(',')
        .some((one) => targets(resource).some((found) => found === one || found.endsWith(`/${one}`))),
  };
}

/** Finds text below any of the paths: at the start of a word, or anywhere with `:contains`. */
export function matchText(...paths: readonly Path[]): SearchParameter {
  return {
    type: 'string',
    matches: (resource, value, modifier) => {
      const found = paths.flatMap((path) => collectBelow(resource, path)).flatMap(listWords);
      return value.split(',').some((asked) => found.some((one) => isLike(one, asked, modifier)));
    },
  };
}

/** Finds business identifiers. */
export const identifier: SearchParameter = {
  type: 'token',
  matches: (resource, value) => hasToken(value, listIdentifiers(resource)),
};

/** The parameters of every type. */
export const usual: SearchParameters = {
  _id: { type: 'token', matches: (resource, value) => value.split(',').includes(resource.id) },
  _lastUpdated: {
    type: 'date',
    matches: (resource, value) => {
      const changed = Date.parse(resource.meta.lastUpdated);
      return isWithin(parseDateTest(value), changed, changed);
    },
  },
  _profile: {
    type: 'uri',
    matches: (resource, value) =>
      (resource.meta.profile ?? []).some((profile) => profile.split('|')[0] === value.split('|')[0]),
  },
};

/** True when a resource passes every parameter that its type knows. */
export function passesAll(
  resource: ServedResource,
  known: SearchParameters,
  parameters: readonly Parameter[],
): boolean {
  return parameters.every(
    ({ name, value, modifier }) => known[name]?.matches(resource, value, modifier) ?? true,
  );
}

/** FHIR's string search, without regard to case. */
function isLike(found: string, asked: string, modifier: string): boolean {
  const [have, want] = [found.toLowerCase(), asked.toLowerCase()];
  if (modifier === 'exact') return found === asked;
  if (modifier === 'contains') return have.includes(want);
  return have.startsWith(want) || have.includes(` ${want}`);
}

function collectBelow(value: unknown, path: Path): unknown[] {
  const [step, ...rest] = typeof path === 'string' ? [path] : path;
  if (Array.isArray(value)) return value.flatMap((one) => collectBelow(one, path));
  if (step === undefined) return value === undefined ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return collectBelow((value as Record<string, unknown>)[step], rest);
}

function listExtensions(resource: ServedResource, url: string): Extension[] {
  return 'extension' in resource ? (resource.extension ?? []).filter((one) => one.url.endsWith(url)) : [];
}

function listTokens(value: unknown): Token[] {
  if (typeof value === 'string') return [{ code: value }];
  if (Array.isArray(value)) return value.flatMap(listTokens);
  if (typeof value !== 'object' || value === null) return [];
  const { coding, code, system } = value as { coding?: unknown; code?: unknown; system?: unknown };
  if (coding !== undefined) return listTokens(coding);
  if (typeof code !== 'string') return [];
  return [typeof system === 'string' ? { system, code } : { code }];
}

function readSpan(value: unknown): readonly [number, number] | null {
  if (typeof value === 'string') {
    const { low, high } = parseDateTest(value);
    return [low, high];
  }
  if (typeof value !== 'object' || value === null) return null;
  const { start, end } = value as { start?: string; end?: string };
  const from = start ? parseDateTest(start).low : Number.NEGATIVE_INFINITY;
  const to = end ? parseDateTest(end).high : Number.POSITIVE_INFINITY;
  return start || end ? [from, to] : null;
}

function listIdentifiers(resource: ServedResource): Token[] {
  const found = collectBelow(resource, 'identifier') as Identifier[];
  return found.map(({ system, value = '' }) =>
    system === undefined ? { code: value } : { system, code: value },
  );
}

/** All strings in a value, codes and their systems left out. */
function listWords(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listWords);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'system' || name === 'code' ? [] : listWords(member),
  );
}
