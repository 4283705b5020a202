/** Files of health records: where one is, and what is in it. Its bytes are read here, never in main. */
import type { OpenedAttachment } from '#shared/model/health/health-record';
import { FhirError } from '../../../errors.ts';
import { parseResourceId, ResourceLookup } from '../../archive/resource-lookup.ts';
import { notFoundError } from '../../database/faults.ts';
import { type Resource, textAt } from '../../fhir/resource.ts';
import { type AttachmentPlace, attachmentSourceOf } from '../read/attachments.ts';
import { type FileBytes, largestFile, unpackBinary } from '../read/binary.ts';
import { attachmentFileName, openAttachment } from '../read/opened-attachment.ts';
import type { HealthParts } from './list-records.ts';

type AskedFile = { recordId: string; index: number };

/** Where a file of a record is: `url`, as the plan wrote it, or `null` when its bytes are here. */
export type AttachmentAddress = { connectionId: string; url: string | null };

/** What the plan answered for a file; `bytes` is `null` for a file whose bytes are here. */
export type AnsweredFile = AskedFile & { bytes: Uint8Array | null; declared: string | null };

export type NamedFile = { name: string; personId: string; bytes: Uint8Array };

/** @throws {StoreError} store/not-found */
export function getAttachment(parts: HealthParts, asked: AskedFile): AttachmentAddress {
  const { bytes, url } = findFile(parts, asked);
  if (bytes === null && url === null) throw notFoundError('file');
  return { connectionId: parseResourceId(asked.recordId).connectionId, url: bytes === null ? url : null };
}

/**
 * What is in the file, made harmless.
 *
 * @throws {FhirError} fhir/too-large above 20 MB, and what a plan's answer stands for
 * @throws {StoreError} store/not-found
 */
export function openFile(parts: HealthParts, answered: AnsweredFile): OpenedAttachment {
  const { bytes, contentType } = readFile(findFile(parts, answered), answered);
  return openAttachment(bytes, contentType);
}

/** The whole file as it came, with a safe name; throws as `openFile` does. */
export function nameFile(parts: HealthParts, answered: AnsweredFile): NamedFile {
  const found = findFile(parts, answered);
  const { bytes, contentType } = readFile(found, answered);
  const { personId } = parts.connections.get(parseResourceId(answered.recordId).connectionId);
  return { name: attachmentFileName(found.title, bytes, contentType), personId, bytes };
}

function readFile(found: AttachmentPlace, answered: AnsweredFile): FileBytes {
  const answer = answered.bytes === null ? null : unpackBinary(answered.bytes, answered.declared);
  const bytes = answer?.bytes ?? found.bytes;
  if (bytes === null) throw notFoundError('file');
  if (bytes.length > largestFile) throw new FhirError('fhir/too-large', 'The file is larger than 20 MB.');
  return { bytes, contentType: answer?.contentType ?? found.contentType };
}

function findFile({ db, connections }: HealthParts, { recordId, index }: AskedFile): AttachmentPlace {
  const place = parseResourceId(recordId);
  const lookup = new ResourceLookup(db, connections);
  const found = lookup.get(place);
  const source = found ? attachmentSourceOf(JSON.parse(found.json) as Resource, index) : null;
  if (!source) throw notFoundError('file');
  const binary = source.url === null ? null : lookup.named(place.connectionId, source.url);
  const data = binary?.type === 'Binary' ? textAt(JSON.parse(binary.json) as Resource, 'data') : null;
  return data === null ? source : { ...source, bytes: new Uint8Array(Buffer.from(data, 'base64')) };
}
