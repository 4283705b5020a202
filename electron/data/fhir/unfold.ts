/**
 * Unfolds a FHIR document: a lone resource, the entries of a Bundle, the resources in Parameters, however deeply
 * they are nested. Answers of plans and files of people go through the same code.
 *
 * @see FHIR R4 Bundle, Parameters
 */
import { asResource, isObject, type Json, listAt, objectAt, type Resource, textAt } from './resource.ts';

/** Types that hold other resources. */
export type Wrapper = 'Bundle' | 'Parameters';

/** Why there is no resource at a place. */
export type UnfoldProblem =
  | 'not-an-object'
  | 'no-resource'
  | 'no-resource-type'
  | 'nothing-wrapped'
  | 'nested-too-deep';

/** One thing in a document. `path`: index of the entry, then of the entry inside it; empty for the document itself. */
export type Unfolded = { readonly path: readonly number[] } & (
  | { readonly kind: 'resource'; resource: Resource; fullUrl: string | null; searchMode: string | null }
  /** An OperationOutcome. `isBeside`: the same entry holds a resource as well. */
  | { readonly kind: 'outcome'; outcome: Resource; isBeside: boolean }
  | { readonly kind: 'problem'; reason: UnfoldProblem; value: unknown }
  /** Comes before what the wrapper holds. `parts`: how many entries or resources that are. */
  | { readonly kind: 'opened'; wrapper: Resource; parts: number }
);

/** Real documents nest Bundles two deep. */
const deepest = 8;

/** Everything in the document, in its order. Wrappers that are not in `opens` are resources like any other. */
export function unfold(document: unknown, opens: readonly Wrapper[]): Generator<Unfolded> {
  return new Unfolder(opens).unfold(document, { path: [], fullUrl: null, searchMode: null });
}

type Place = { path: readonly number[]; fullUrl: string | null; searchMode: string | null };

class Unfolder {
  readonly #opens: readonly Wrapper[];

  constructor(opens: readonly Wrapper[]) {
    this.#opens = opens;
  }

  *unfold(value: unknown, at: Place): Generator<Unfolded> {
    const { path } = at;
    const resource = asResource(value);
    if (resource === null) {
      const reason = isObject(value) ? 'no-resource-type' : 'not-an-object';
      yield { kind: 'problem', path, reason, value };
    } else if (this.#isWrapper(resource)) yield* this.#open(resource, path);
    else if (resource.resourceType === 'OperationOutcome')
      yield { kind: 'outcome', path, outcome: resource, isBeside: false };
    else yield { kind: 'resource', resource, ...at };
  }

  #isWrapper({ resourceType }: Resource): boolean {
    return this.#opens.some((wrapper) => wrapper === resourceType);
  }

  *#open(wrapper: Resource, path: readonly number[]): Generator<Unfolded> {
    if (path.length > deepest) {
      yield { kind: 'problem', path, reason: 'nested-too-deep', value: wrapper };
      return;
    }
    if (wrapper.resourceType === 'Bundle') {
      const entries: readonly unknown[] = Array.isArray(wrapper['entry']) ? wrapper['entry'] : [];
      yield { kind: 'opened', path, wrapper, parts: entries.length };
      for (const [index, entry] of entries.entries()) yield* this.#openEntry(entry, [...path, index]);
      return;
    }
    const resources = resourcesInParameters(wrapper);
    yield { kind: 'opened', path, wrapper, parts: resources.length };
    if (resources.length === 0) yield { kind: 'problem', path, reason: 'nothing-wrapped', value: wrapper };
    for (const [index, resource] of resources.entries())
      yield* this.unfold(resource, { path: [...path, index], fullUrl: null, searchMode: null });
  }

  *#openEntry(entry: unknown, path: readonly number[]): Generator<Unfolded> {
    if (!isObject(entry)) {
      yield { kind: 'problem', path, reason: 'not-an-object', value: entry };
      return;
    }
    const resource = asResource(entry['resource']);
    const outcome = asResource(objectAt(entry, 'response')?.['outcome']);
    if (outcome !== null) yield { kind: 'outcome', path, outcome, isBeside: resource !== null };
    if (resource !== null) {
      const searchMode = textAt(objectAt(entry, 'search'), 'mode');
      yield* this.unfold(resource, { path, fullUrl: textAt(entry, 'fullUrl'), searchMode });
    } else if (outcome === null) {
      const typeless = objectAt(entry, 'resource') ?? objectAt(objectAt(entry, 'response'), 'outcome');
      const reason = isObject(entry['resource']) ? 'no-resource-type' : 'no-resource';
      yield { kind: 'problem', path, reason, value: typeless ?? entry };
    }
  }
}

/** The resources of all parameters and their parts, in their order. */
function resourcesInParameters(parameters: Json): Json[] {
  const found: Json[] = [];
  const todo = [...listAt(parameters, 'parameter')].reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const resource = objectAt(next, 'resource');
    if (resource !== null) found.push(resource);
    todo.push(...[...listAt(next, 'part')].reverse());
  }
  return found;
}
