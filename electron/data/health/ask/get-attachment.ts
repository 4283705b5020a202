import { parseResourceId, ResourceLookup } from '../../archive/resource-lookup.ts';
import { notFoundError } from '../../database/faults.ts';
import { type Resource, textAt } from '../../fhir/resource.ts';
import { attachmentSourceOf } from '../read/attachments.ts';
import type { HealthParts } from './list-records.ts';

/** A file of a record as it came: its bytes, or where they are. */
export type AttachmentSource = {
  connectionId: string;
  personId: string;
  title: string | null;
  contentType: string | null;
  /** The bytes when they came with the record. */
  bytes: Uint8Array | null;
  /** As the plan wrote it, relative or absolute; `null` when the bytes are here. */
  url: string | null;
};

/** A file of a record: its bytes when they are here, else where they are. @throws {StoreError} store/not-found */
export function getAttachment(
  { db, connections }: HealthParts,
  { recordId, index }: { recordId: string; index: number },
): AttachmentSource {
  const place = parseResourceId(recordId);
  const lookup = new ResourceLookup(db, connections);
  const found = lookup.get(place);
  const source = found ? attachmentSourceOf(JSON.parse(found.json) as Resource, index) : null;
  if (!source) throw notFoundError('file');
  const { connectionId } = place;
  const { personId } = connections.get(connectionId);
  const binary = source.url === null ? null : lookup.named(connectionId, source.url);
  const data = binary?.type === 'Binary' ? textAt(JSON.parse(binary.json) as Resource, 'data') : null;
  if (data === null) return { connectionId, personId, ...source };
  return {
    connectionId,
    personId,
    ...source,
    bytes: new Uint8Array(Buffer.from(data, 'base64')),
    url: null,
  };
}
