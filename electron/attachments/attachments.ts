/**
 * Opens the files of health records on request: those that came with the record, and those at the plan. The access
 * token is sent only below the plan's own base.
 *
 * @see US Core DocumentReference; FHIR R4 Binary
 */
import type { AccessEntry } from '#shared/model/access-log';
import type { OpenedAttachment } from '#shared/model/health-record';
import { resolveLink } from '../data/fhir/links.ts';
import { isObject, textOf } from '../data/fhir/resource.ts';
import type { AttachmentSource } from '../data/health/ask/get-attachment.ts';
import type { ConnectionRecord } from '../data/people/connections.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { FhirError, StoreError } from '../errors.ts';
import type { AuthorizedFetch } from '../fhir/client.ts';
import { exchange } from '../fhir/exchange.ts';
import type { Clock, HttpResponse } from '../ports.ts';
import { attachmentFileName, openAttachment } from './opened-attachment.ts';

/** The largest file that is opened, in bytes. */
export const largestFile = 20 * 1024 * 1024;
const timeoutMs = 120_000;

export type AttachmentFile = { name: string; personId: string; bytes: Uint8Array };

export type Attachments = {
  /**
   * What is in the file, made harmless.
   *
   * @throws {FhirError} fhir/foreign-link for a file at another server, fhir/too-large above 20 MB, and what a plan's
   *   answer stands for
   * @throws {StoreError} store/not-found
   */
  open(recordId: string, index: number): Promise<OpenedAttachment>;
  /** The whole file as it came, with a safe name; throws as `open` does. */
  file(recordId: string, index: number): Promise<AttachmentFile>;
};

export type AttachmentParts = {
  data: {
    health: Pick<DataClient['health'], 'attachment'>;
    connection: Pick<DataClient['connection'], 'list'>;
  };
  authorizedFetch: AuthorizedFetch;
  clock: Clock;
  recordAccess(entry: AccessEntry): void;
  /** Prepares the plan for a request: the sample plan must be running. */
  beforeAsking(connection: ConnectionRecord): Promise<void>;
};

type Content = { bytes: Uint8Array; contentType: string | null; source: AttachmentSource };

export function createAttachments(parts: AttachmentParts): Attachments {
  return {
    async open(recordId, index) {
      const { bytes, contentType } = await readContent(parts, recordId, index);
      return openAttachment(bytes, contentType);
    },
    async file(recordId, index) {
      const { bytes, contentType, source } = await readContent(parts, recordId, index);
      return { name: attachmentFileName(source.title, bytes, contentType), personId: source.personId, bytes };
    },
  };
}

async function readContent(parts: AttachmentParts, recordId: string, index: number): Promise<Content> {
  const source = await parts.data.health.attachment({ recordId, index });
  if (source.bytes !== null) {
    if (source.bytes.length > largestFile) throw tooLargeError();
    return { bytes: source.bytes, contentType: source.contentType, source };
  }
  if (source.url === null) throw new StoreError('store/not-found', 'The record names a file but has none.');
  const connection = (await parts.data.connection.list()).find(({ id }) => id === source.connectionId);
  if (connection?.origin !== 'plan')
    throw new FhirError('fhir/foreign-link', 'Nobody can be asked for this file.');
  await parts.beforeAsking(connection);
  const response = await askForFile(parts, connection, source.url);
  const { bytes, contentType } = unpackFile(response);
  if (bytes.length > largestFile) throw tooLargeError();
  return { bytes, contentType: contentType ?? source.contentType, source };
}

function tooLargeError(): FhirError {
  return new FhirError('fhir/too-large', 'The file is larger than 20 MB.');
}

/** Asks the plan for the file; redirects are followed inside the plan only. */
function askForFile(
  parts: AttachmentParts,
  { id, personId, fhirBaseUrl }: ConnectionRecord,
  written: string,
): Promise<HttpResponse> {
  const place = { fhirBaseUrl, allowedHosts: [] };
  return exchange(parts, {
    url: resolveLink(written, { ...place, requestUrl: `${fhirBaseUrl.replace(/\/+$/, '')}/` }),
    place,
    row: {
      personId,
      connectionId: id,
      what: 'document',
      category: 'documents',
      page: null,
      why: 'you-asked',
    },
    limits: { timeoutMs, maxBytes: largestAnswer },
    alsoAccept: ', */*;q=0.8',
    send: (request) => parts.authorizedFetch(id, request),
    read: async (response) => ({ value: response, records: null }),
  });
}

/** Base64 is a third longer than the file; some room is left for the rest of the JSON. */
const largestAnswer = Math.ceil(largestFile * 1.4) + 65_536;

/** The file in a FHIR Binary, or the answer itself where the plan sends the file as it is. */
function unpackFile(response: HttpResponse): { bytes: Uint8Array; contentType: string | null } {
  const declared = response.headers['content-type'] ?? null;
  const raw = { bytes: response.body, contentType: declared };
  if (response.body.find((byte) => byte > 0x20 && byte < 0x80) !== 0x7b) return raw;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return raw;
  }
  if (!isObject(json)) return raw;
  if (json['resourceType'] === 'OperationOutcome')
    throw new FhirError('fhir/rejected', 'The plan sent a message instead of the file.', {
      status: response.status,
    });
  const data = textOf(json['data']) ?? textOf(json['content']);
  if (json['resourceType'] !== 'Binary') return raw;
  if (data === null) throw new FhirError('fhir/malformed', 'The plan sent a file with nothing in it.');
  return { bytes: new Uint8Array(Buffer.from(data, 'base64')), contentType: textOf(json['contentType']) };
}
