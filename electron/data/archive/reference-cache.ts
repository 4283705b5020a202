import type { Db } from '../database/database.ts';
import { type KnownResources, ReferenceIndex } from '../fhir/references.ts';
import type { Resource } from '../fhir/resource.ts';
import { referenceableSql } from './referenceable-types.ts';

/** The resources that claims and records refer to by name, by connection, read from the database once. */
export class ReferenceCache {
  readonly #db: Db;
  readonly #onRecall;
  /** Connections whose references another thread has. */
  readonly #lent = new Set<string>();
  #connectionId: string | null = null;
  #index = new ReferenceIndex();

  /** `onRecall`: what was lent of a connection is not what is known here any more, and is to be forgotten. */
  constructor(db: Db, onRecall: (connectionId: string) => void) {
    this.#db = db;
    this.#onRecall = onRecall;
  }

  /** What is known of a connection, for another thread. */
  lend(connectionId: string): KnownResources {
    this.#lent.add(connectionId);
    return this.of(connectionId).known;
  }

  recall(connectionId: string): void {
    if (this.#lent.delete(connectionId)) this.#onRecall(connectionId);
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
    for (const connectionId of this.#lent) this.recall(connectionId);
  }
}
