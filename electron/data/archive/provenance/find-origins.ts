import type { Db } from '../../database/database.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import { readProvenance, targetsOf } from './provenance.ts';

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
  const name = `${type}/${id}`;
  return db
    .prepare<[string, string], string>(
      `SELECT json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = 'Provenance' AND instr(json, ?) > 0 ORDER BY key`,
    )
    .pluck()
    .all(connectionId, name)
    .map((json) => JSON.parse(json as unknown as string) as Resource)
    .filter((one) => targetsOf(one).some((target) => target === name || target.endsWith(`/${name}`)))
    .map((one) => readProvenance(one, resolve));
}
