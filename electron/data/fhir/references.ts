import { asResource, isObject, type Json, listAt, objectAt, type Resource, textAt } from './resource.ts';

/** The resource that a Reference (or its text) names, seen from the resource that holds it; `null` when not here. */
export type ResolveReference = (reference: unknown, owner: Resource) => Resource | null;

/** What a {@link ReferenceIndex} knows, as plain data. */
export type KnownResources = { byKey: Map<string, Resource>; byIdentifier: Map<string, Resource> };

/**
 * Finds resources by every form of reference that plans use: `#id` in the owner's contained resources, fullUrl,
 * `urn:uuid:`, `Type/id`, absolute URLs by their ending, versioned references, and logical identifiers.
 *
 * @see FHIR R4 references, resolving references in Bundles
 */
export class ReferenceIndex {
  readonly #byKey: Map<string, Resource>;
  readonly #byIdentifier: Map<string, Resource>;

  /** `known`: that of another index, also of another thread. */
  constructor({ byKey, byIdentifier }: KnownResources = { byKey: new Map(), byIdentifier: new Map() }) {
    this.#byKey = byKey;
    this.#byIdentifier = byIdentifier;
  }

  get known(): KnownResources {
    return { byKey: this.#byKey, byIdentifier: this.#byIdentifier };
  }

  /** Makes a resource findable; a later one of the same type and id wins. */
  add(resource: Resource, fullUrl?: string | null): void {
    if (fullUrl) this.#byKey.set(fullUrl, resource);
    if (typeof resource.id === 'string') this.#byKey.set(`${resource.resourceType}/${resource.id}`, resource);
    for (const identifier of listAt(resource, 'identifier')) {
      const value = textAt(identifier, 'value');
      const system = textAt(identifier, 'system');
      if (value && system) this.#byIdentifier.set(`${resource.resourceType}|${system}|${value}`, resource);
    }
  }

  /** The resource that the reference names, or `null`; see {@link ResolveReference}. */
  readonly resolve: ResolveReference = (reference, owner) => {
    const text =
      typeof reference === 'string' ? reference : isObject(reference) ? textAt(reference, 'reference') : null;
    if (text !== null) {
      if (text.startsWith('#')) return contained(owner, text.slice(1));
      const found = this.#find(text);
      if (found) return found;
    }
    return isObject(reference) ? this.#logical(reference) : null;
  };

  #find(text: string): Resource | null {
    const exact = this.#byKey.get(text);
    if (exact) return exact;
    const version = text.indexOf('/_history/');
    const plain = version < 0 ? text : text.slice(0, version);
    const current = version < 0 ? undefined : this.#byKey.get(plain);
    if (current) return current;
    if (plain.startsWith('urn:')) return null;
    const idStart = plain.lastIndexOf('/');
    const typeStart = plain.lastIndexOf('/', idStart - 1);
    return idStart > 0 && typeStart >= 0 ? (this.#byKey.get(plain.slice(typeStart + 1)) ?? null) : null;
  }

  #logical(reference: Json): Resource | null {
    const identifier = objectAt(reference, 'identifier');
    const system = textAt(identifier, 'system');
    const value = textAt(identifier, 'value');
    if (!system || !value) return null;
    const type = textAt(reference, 'type');
    for (const kind of type ? [type] : ['Organization', 'Practitioner', 'Patient', 'Coverage', 'Location']) {
      const found = this.#byIdentifier.get(`${kind}|${system}|${value}`);
      if (found) return found;
    }
    return null;
  }
}

function contained(owner: Resource, id: string): Resource | null {
  if (id === '') return owner;
  for (const resource of listAt(owner, 'contained')) if (resource['id'] === id) return asResource(resource);
  return null;
}

/** `Type/id` of a reference, without server and version; `null` for `#id`, `urn:` and nothing. */
export function referenceKey(reference: string | null): string | null {
  const plain = (reference ?? '').split('/_history/')[0] ?? '';
  return /(?:^|\/)([A-Z][A-Za-z]+\/[\w.-]{1,64})$/.exec(plain)?.[1] ?? null;
}
