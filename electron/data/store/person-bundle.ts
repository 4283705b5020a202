import type { Connections } from './connections.ts';
import type { Db } from './database.ts';
import { notFound } from './faults.ts';

type Stored = { type: string; id: string; full_url: string | null; json: string };

/**
 * Everything the plans sent about one person, as the JSON text of one FHIR collection Bundle in UTF-8. A resource
 * that came without an id of its own has a fullUrl that no server knows.
 */
export function personBundle(db: Db, connections: Connections, personId: string): Uint8Array {
  if (!connections.person(personId)) throw notFound('person');
  const parts: Buffer[] = [Buffer.from('{"resourceType":"Bundle","type":"collection","entry":[')];
  let separator = '';
  for (const { id, fhirBaseUrl } of connections.ofPerson(personId)) {
    const resources = db
      .prepare<[string], Stored>(
        'SELECT type, id, full_url, json FROM resource JOIN resource_json USING (key) WHERE connection_id = ? ORDER BY key',
      )
      .iterate(id);
    const base = fhirBaseUrl.replace(/\/+$/, '');
    for (const resource of resources) {
      const fullUrl = resource.full_url ?? `${base}/${resource.type}/${resource.id}`;
      parts.push(
        Buffer.from(`${separator}{"fullUrl":${JSON.stringify(fullUrl)},"resource":${resource.json}}`),
      );
      separator = ',';
    }
  }
  parts.push(Buffer.from(']}'));
  return new Uint8Array(Buffer.concat(parts));
}
