import { createHash } from 'node:crypto';
import { trimSlashes } from '#shared/trim-end';
import type { Db } from '../database/database.ts';
import type { ArchiveConnection } from './subject.ts';
import { listUnread } from './unread-lines.ts';

type Stored = { type: string; id: string; full_url: string | null; json: string; seenIn: string };
type Sender = Pick<ArchiveConnection, 'id' | 'fhirBaseUrl' | 'origin'>;

/**
 * Everything that these connections of one person brought, as the JSON text of one FHIR collection Bundle in UTF-8. A resource
 * that came without an id of its own has a fullUrl that no server knows. Text of files that is no record is there as
 * Binary. A Provenance names all that came from a file: unlike `meta.source` or a tag it leaves each resource as it came.
 *
 * @see FHIR R4 Provenance; Bundle, bdl-7 (each fullUrl once)
 */
export function buildPersonBundle(db: Db, connections: readonly Sender[]): Uint8Array {
  const bundle = new BundleText();
  const plansFirst = connections.toSorted(
    (a, b) => Number(a.origin === 'file') - Number(b.origin === 'file'),
  );
  for (const connection of plansFirst) {
    if (connection.origin === 'plan') addAll(db, connection, bundle);
    else bundle.addProvenance(addAll(db, connection, bundle));
  }
  return bundle.end();
}

type Brought = { urls: string[]; lastSeen: string };

/** Adds what a connection brought. */
function addAll(db: Db, { id: connectionId, fhirBaseUrl }: Sender, bundle: BundleText): Brought {
  const resources = db
    .prepare<[string], Stored>(
      `SELECT type, id, full_url, json, seen_in AS seenIn FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? ORDER BY key`,
    )
    .iterate(connectionId);
  const base = trimSlashes(fhirBaseUrl);
  const brought: Brought = { urls: [], lastSeen: '' };
  for (const { type, id, full_url, json, seenIn } of resources) {
    const url = full_url ?? (base === '' ? null : `${base}/${type}/${id}`);
    brought.urls.push(bundle.add(url, `${connectionId}/${type}/${id}`, json));
    if (seenIn > brought.lastSeen) brought.lastSeen = seenIn;
  }
  for (const { text } of listUnread(db, connectionId)) {
    const data = Buffer.from(text).toString('base64');
    const json = JSON.stringify({ resourceType: 'Binary', contentType: 'text/plain', data });
    brought.urls.push(bundle.add(null, `${connectionId}/unread/${data}`, json));
  }
  return brought;
}

class BundleText {
  readonly #parts: Buffer[] = [Buffer.from('{"resourceType":"Bundle","type":"collection","entry":[')];
  readonly #urls = new Set<string>();

  /** Adds a resource; its fullUrl. One without an address, or with one that is taken, gets one of its own by its name. */
  add(url: string | null, name: string, json: string): string {
    const fullUrl = url === null || this.#urls.has(url) ? nameUrn(name) : url;
    const separator = this.#urls.size === 0 ? '' : ',';
    this.#urls.add(fullUrl);
    this.#parts.push(Buffer.from(`${separator}{"fullUrl":${JSON.stringify(fullUrl)},"resource":${json}}`));
    return fullUrl;
  }

  addProvenance({ urls, lastSeen }: Brought): void {
    if (urls.length === 0) return;
    const system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
    const provenance = {
      resourceType: 'Provenance',
      target: urls.map((reference) => ({ reference })),
      recorded: lastSeen,
      agent: [{ type: { coding: [{ system, code: 'assembler' }] }, who: { display: 'Claimfolio' } }],
      entity: [
        { role: 'source', what: { display: 'A file that the person opened; no health plan sent this.' } },
      ],
    };
    this.add(null, `provenance of ${urls[0]}`, JSON.stringify(provenance));
  }

  end(): Uint8Array {
    this.#parts.push(Buffer.from(']}'));
    return new Uint8Array(Buffer.concat(this.#parts));
  }
}

/** The same name has the same urn, so that a file that is saved and opened again adds nothing. RFC 9562, version 8. */
function nameUrn(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
