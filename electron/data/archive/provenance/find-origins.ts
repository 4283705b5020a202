import type { Db } from '../../database/database.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import { readProvenance, targetsOf } from './provenance.ts';

/** Which stored records each Provenance names, so that not all of them are unpacked to find one. */
export class ProvenanceTargets {
  readonly #forget;
  readonly #add;

  constructor(db: Db) {
    this.#forget = db.prepare('DELETE FROM provenance_target WHERE key = ?');
    this.#add = db.prepare('INSERT INTO provenance_target (key, target) VALUES (?, ?)');
  }

  /** Notes what a new or changed Provenance names, as `Type/id`. */
  note(key: number, provenance: Resource): void {
    this.#forget.run(key);
    const targets = targetsOf(provenance).map((target) => target.split('/').slice(-2).join('/'));
    for (const target of new Set(targets)) this.#add.run(key, target);
  }
}

/**
 * Where the plan had a stored record from, by each Provenance that names it.
 *
 * @see US Core Provenance
 */
export function findOrigins(
  db: Db,
  { connectionId, type, id }: { connectionId: string; type: string; id: string },
  resolve: ResolveReference,
): ReturnType<typeof readProvenance>[] {
  return db
    .prepare<[string, string], string>(
      `SELECT json FROM provenance_target JOIN resource USING (key) JOIN resource_json USING (key)
       WHERE target = ? AND connection_id = ? ORDER BY key`,
    )
    .pluck()
    .all(`${type}/${id}`, connectionId)
    .map((json) => JSON.parse(json as unknown as string) as Resource)
    .map((one) => readProvenance(one, resolve));
}
