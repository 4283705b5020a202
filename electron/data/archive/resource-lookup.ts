import { trimSlashes } from '#shared/trim-end';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import type { ReferenceIndex, ResolveReference } from '../fhir/references.ts';
import { isObject, type Resource, textOf } from '../fhir/resource.ts';
import type { ConnectionBook } from './subject.ts';

/** A stored resource of one connection. */
export type FoundResource = { key: number; type: string; id: string; json: string };

export type ResourceId = { connectionId: string; type: string; resourceId: string };

/** The parts of `<connection id>/<type>/<resource id>`. @throws {StoreError} store/not-found */
export function parseResourceId(id: string): ResourceId {
  const [connectionId, type, resourceId, ...more] = id.split('/');
  if (!connectionId || !type || !resourceId || more.length > 0) throw notFoundError('record');
  return { connectionId, type, resourceId };
}

/** Finds stored resources one by one. */
export class ResourceLookup {
  readonly #byId;
  readonly #byUrl;
  readonly #connections: ConnectionBook;

  constructor(db: Db, connections: ConnectionBook) {
    this.#byId = db.prepare<[string, string, string], FoundResource>(
      `SELECT key, type, id, json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = ? AND id = ?`,
    );
    this.#byUrl = db.prepare<[string, string], FoundResource>(
      `SELECT key, type, id, json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND full_url = ?`,
    );
    this.#connections = connections;
  }

  get({ connectionId, type, resourceId }: ResourceId): FoundResource | null {
    return this.#byId.get(connectionId, type, resourceId) ?? null;
  }

  /** The resource that a reference names: within the plan's server or `urn:`; `null` when it is not here. */
  named(connectionId: string, reference: string): FoundResource | null {
    if (reference.startsWith('urn:')) return this.#byUrl.get(connectionId, reference) ?? null;
    const { fhirBaseUrl } = this.#connections.get(connectionId);
    const base = `${trimSlashes(fhirBaseUrl)}/`;
    const relative = reference.startsWith(base) ? reference.slice(base.length) : reference;
    const [type = '', resourceId = '', version] = relative.split('/');
    if (version !== undefined && version !== '_history') return null;
    return this.get({ connectionId, type, resourceId });
  }

  /** Resolves by the index, then among everything that is stored of the connection. */
  resolver(connectionId: string, index: ReferenceIndex): ResolveReference {
    return (reference, owner) => {
      const found = index.resolve(reference, owner);
      const text = isObject(reference) ? textOf(reference['reference']) : textOf(reference);
      if (found !== null || text === null || text.startsWith('#')) return found;
      const stored = this.named(connectionId, text);
      return stored === null ? null : (JSON.parse(stored.json) as Resource);
    };
  }
}
