import type { Db } from '../database/database.ts';
import { ReferenceIndex } from '../fhir/references.ts';
import type { Resource } from '../fhir/resource.ts';
import { referenceableSql } from './referenceable-types.ts';

/** The resources that claims and records refer to by name, by connection, read from the database once. */
export class ReferenceCache {
  readonly #db: Db;
  #connectionId: string | null = null;
  #index = new ReferenceIndex();

  constructor(db: Db) {
    this.#db = db;
  }

  /** The index of the connection. Only the latest connection's is kept. */
  of(connectionId: string): ReferenceIndex {
    if (this.#connectionId === connectionId) return this.#index;
    const index = new ReferenceIndex();
    const stored = this.#db
      .prepare<[string], { json: string; full_url: string | null }>(
        `SELECT json, full_url FROM resource JOIN resource_json USING (key)
         WHERE connection_id = ? AND type IN ${referenceableSql}`,
      )
      .iterate(connectionId);
    for (const { json, full_url } of stored) index.add(JSON.parse(json) as Resource, full_url);
    this.#connectionId = connectionId;
    this.#index = index;
    return index;
  }

  /** Forgets what is kept, after a page that was not committed or a connection that was erased. */
  clear(): void {
    this.#connectionId = null;
    this.#index = new ReferenceIndex();
  }
}
