import type { FhirResource } from '../model.ts';
import { matchesToken, type Parameter, parseDateTest, passes } from './query.ts';
import { at } from './references.ts';

/** One search parameter: its FHIR type, and whether a resource passes it. A bad value throws a Refusal. */
export type SearchParameter = {
  type: 'token' | 'date' | 'reference' | 'string' | 'uri';
  matches(resource: FhirResource, value: string, modifier: string): boolean;
};

/** The parameters that one resource type knows, by name. */
export type SearchParameters = Readonly<Record<string, SearchParameter>>;

/** Finds codes in the given elements: plain codes, codings, concepts and lists of them. */
export function token(...elements: readonly string[]): SearchParameter {
  return {
    type: 'token',
    matches: (resource, value) =>
      matchesToken(
        value,
        elements.flatMap((element) => tokensOf(resource[element])),
      ),
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
  return {
    type: 'reference',
    matches: (resource, value) =>
      value
        .split(',')
        .some((one) => at(resource, path).some((found) => found === one || found.endsWith(`/${one}`))),
  };
}

/** Finds words in all texts of an element; with `key`, only in its members of that name. */
export function text(element: string, key?: string): SearchParameter {
  return {
    type: 'string',
    matches: (resource, value, modifier) =>
      value
        .split(',')
        .some((one) =>
          texts(resource[element], key).some((found) => isLike(found, one, modifier === 'contains')),
        ),
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

/** FHIR's string search: the beginning of a word, or any part with `:contains`, without regard to case. */
function isLike(found: string, asked: string, anywhere: boolean): boolean {
  const [have, want] = [found.toLowerCase(), asked.toLowerCase()];
  return anywhere ? have.includes(want) : have.startsWith(want) || have.includes(` ${want}`);
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

/** All strings below a value; with `key`, only those of that member. */
function texts(value: unknown, key?: string): string[] {
  if (typeof value === 'string') return key === undefined ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, key));
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value).filter(([name]) => key === undefined || name === key);
  return members.flatMap(([, member]) => texts(member));
}
