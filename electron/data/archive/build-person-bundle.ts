import { trimSlashes } from '#shared/trim-end';
import type { Db } from '../database/database.ts';
import type { ArchiveConnection } from './subject.ts';
import { listUnread } from './unread-lines.ts';

type Stored = { type: string; id: string; full_url: string | null; json: string };

/**
 * Everything that these connections of one person brought, as the JSON text of one FHIR collection Bundle in UTF-8. A resource
 * that came without an id of its own has a fullUrl that no server knows. Text of files that is no record is there as
 * Binary.
 */
export function buildPersonBundle(
  db: Db,
  connections: readonly Pick<ArchiveConnection, 'id' | 'fhirBaseUrl'>[],
): Uint8Array {
  const parts: Buffer[] = [Buffer.from('{"resourceType":"Bundle","type":"collection","entry":[')];
  let separator = '';
  const add = (fullUrl: string | null, json: string) => {
    const url = fullUrl === null ? '' : `"fullUrl":${JSON.stringify(fullUrl)},`;
    parts.push(Buffer.from(`${separator}{${url}"resource":${json}}`));
    separator = ',';
  };
  for (const { id, fhirBaseUrl } of connections) {
    const resources = db
      .prepare<[string], Stored>(
        'SELECT type, id, full_url, json FROM resource JOIN resource_json USING (key) WHERE connection_id = ? ORDER BY key',
      )
      .iterate(id);
    const base = trimSlashes(fhirBaseUrl);
    for (const { type, id: resourceId, full_url, json } of resources)
      add(full_url ?? (base === '' ? null : `${base}/${type}/${resourceId}`), json);
    for (const { text } of listUnread(db, id)) {
      const data = Buffer.from(text).toString('base64');
      add(null, JSON.stringify({ resourceType: 'Binary', contentType: 'text/plain', data }));
    }
  }
  parts.push(Buffer.from(']}'));
  return new Uint8Array(Buffer.concat(parts));
}
