import type { FhirResource } from '../model.ts';
import { matchesToken, type Parameter, parseDateTest, passes } from './query.ts';
import { at } from './references.ts';

/** One search parameter: its FHIR type, and whether a resource passes it. A bad value throws a Refusal. */
export type SearchParameter = {
  type: 'token' | 'date' | 'reference' | 'string' | 'uri';
  matches(resource: FhirResource, value: string, modifier: string): boolean;
  /** The references that a reference parameter looks at. */
  targets?(resource: FhirResource): string[];
};

/** Names of elements from the resource down, through lists; a single element may be given by its name. */
export type Path = string | readonly string[];

/** The parameters that one resource type knows, by name. */
export type SearchParameters = Readonly<Record<string, SearchParameter>>;

/** Finds codes below any of the given paths: plain codes, codings, concepts and lists of them; `:text` finds their words. */
export function token(...paths: readonly Path[]): SearchParameter {
  return {
    type: 'token',
    matches: (resource, value, modifier) => {
      const found = paths.flatMap((path) => below(resource, path));
      if (modifier === 'text') return found.flatMap(wordsOf).some((one) => isLike(one, value, 'contains'));
      return matchesToken(value, found.flatMap(tokensOf));
    },
  };
}

/** Finds dates, moments and periods in the given elements. */
export function date(...elements: readonly string[]): SearchParameter {
  return {
    type: 'date',
    matches: (resource, value) => {
      const test = parseDateTest(value);
      return elements.some((element) => {
        const span = spanOf(resource[element]);
        return span !== null && passes(test, span[0], span[1]);
      });
    },
  };
}

/** Finds references below the given path; the value may leave out the type. */
export function reference(...path: readonly string[]): SearchParameter {
  return referenceFrom((resource) => below(resource, path).flatMap((one) => at(one, [])));
}

/** Finds references that an extension holds. */
export function extensionReference(url: string): SearchParameter {
  return referenceFrom((resource) =>
    extensionsOf(resource, url).flatMap((one) => at(one['valueReference'], [])),
  );
}

/** Finds the code of an extension. */
export function extensionToken(url: string): SearchParameter {
  return {
    type: 'token',
    matches: (resource, value) =>
      matchesToken(
        value,
        extensionsOf(resource, url).flatMap((one) =>
          tokensOf(one['valueCode'] ?? one['valueCodeableConcept']),
        ),
      ),
  };
}

function referenceFrom(targets: (resource: FhirResource) => string[]): SearchParameter {
  return {
    type: 'reference',
    targets,
    matches: (resource, value) =>
      value
        .split(',')
        .some((one) => targets(resource).some((found) => found === one || found.endsWith(`/${one}`))),
  };
}

/** Finds words in all texts below any of the given paths: at the start of a word, anywhere with `:contains`. */
export function text(...paths: readonly Path[]): SearchParameter {
  return {
    type: 'string',
    matches: (resource, value, modifier) => {
      const found = paths.flatMap((path) => below(resource, path)).flatMap(wordsOf);
      return value.split(',').some((asked) => found.some((one) => isLike(one, asked, modifier)));
    },
  };
}

/** Finds business identifiers. */
export const identifier: SearchParameter = {
  type: 'token',
  matches: (resource, value) => matchesToken(value, identifiersOf(resource['identifier'])),
};

/** What every type knows. */
export const usual: SearchParameters = {
  _id: { type: 'token', matches: (resource, value) => value.split(',').includes(resource.id) },
  _lastUpdated: {
    type: 'date',
    matches: (resource, value) => {
      const changed = Date.parse(resource.meta.lastUpdated);
      return passes(parseDateTest(value), changed, changed);
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
  resource: FhirResource,
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

function below(value: unknown, path: Path): unknown[] {
  const [step, ...rest] = typeof path === 'string' ? [path] : path;
  if (Array.isArray(value)) return value.flatMap((one) => below(one, path));
  if (step === undefined) return value === undefined ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return below((value as Record<string, unknown>)[step], rest);
}

function extensionsOf(resource: FhirResource, url: string): Record<string, unknown>[] {
  const list = resource['extension'];
  return Array.isArray(list) ? list.filter((one: { url?: string }) => one.url?.endsWith(url)) : [];
}

function tokensOf(value: unknown): { system?: string; code: string }[] {
  if (typeof value === 'string') return [{ code: value }];
  if (Array.isArray(value)) return value.flatMap(tokensOf);
  if (typeof value !== 'object' || value === null) return [];
  const { coding, code, system } = value as { coding?: unknown; code?: unknown; system?: unknown };
  if (coding !== undefined) return tokensOf(coding);
  if (typeof code !== 'string') return [];
  return [typeof system === 'string' ? { system, code } : { code }];
}

function spanOf(value: unknown): readonly [number, number] | null {
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

function identifiersOf(list: unknown): { system?: string; code: string }[] {
  if (!Array.isArray(list)) return [];
  return list.map((one: { system?: string; value?: string }) => ({
    ...(one.system === undefined ? {} : { system: one.system }),
    code: one.value ?? '',
  }));
}

/** All strings in a value, codes and their systems left out. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'system' || name === 'code' ? [] : wordsOf(member),
  );
}
