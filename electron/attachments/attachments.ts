/**
 * Opens the files of health records on request: those that came with the record, and those at the plan. The access
 * token is sent only below the plan's own base. Bytes are parsed and decoded in the data worker.
 *
 * @see US Core DocumentReference; FHIR R4 Binary
 */
import type { OpenedAttachment } from '#shared/model/health/health-record';
import { trimSlashes } from '#shared/trim-end';
import { resolveLink } from '../data/fhir/links.ts';
import type { AnsweredFile, NamedFile } from '../data/health/ask/get-attachment.ts';
import { largestFile } from '../data/health/read/binary.ts';
import type { ConnectionRecord } from '../data/people/connections.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { FhirError } from '../errors.ts';
import type { AuthorizedFetch } from '../fhir/client.ts';
import { exchange } from '../fhir/exchange.ts';
import type { Clock, HttpResponse } from '../ports.ts';

const timeoutMs = 120_000;

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
  file(recordId: string, index: number): Promise<NamedFile>;
};

export type AttachmentParts = {
  data: {
    health: Pick<DataClient['health'], 'attachment' | 'openFile' | 'nameFile'>;
    connection: Pick<DataClient['connection'], 'list'>;
  };
  authorizedFetch: AuthorizedFetch;
  clock: Clock;
  /** Prepares the plan for a request: the sample plan must be running. */
  beforeAsking(connection: ConnectionRecord): Promise<void>;
};

export function createAttachments(parts: AttachmentParts): Attachments {
  const { health } = parts.data;
  return {
    open: async (recordId, index) => health.openFile(await fetchFile(parts, recordId, index)),
    file: async (recordId, index) => health.nameFile(await fetchFile(parts, recordId, index)),
  };
}

/** Asks the plan for the file where its bytes are not here. */
async function fetchFile(parts: AttachmentParts, recordId: string, index: number): Promise<AnsweredFile> {
  const { connectionId, url } = await parts.data.health.attachment({ recordId, index });
  if (url === null) return { recordId, index, bytes: null, declared: null };
  const connection = (await parts.data.connection.list()).find(({ id }) => id === connectionId);
  if (connection?.origin !== 'plan')
    throw new FhirError('fhir/foreign-link', 'Nobody can be asked for this file.');
  await parts.beforeAsking(connection);
  const { body, headers } = await askForFile(parts, connection, url);
  return { recordId, index, bytes: body, declared: headers['content-type'] ?? null };
}

/** Asks the plan for the file; redirects are followed inside the plan only. */
function askForFile(
  parts: AttachmentParts,
  { id, personId, fhirBaseUrl }: ConnectionRecord,
  written: string,
): Promise<HttpResponse> {
  const place = { fhirBaseUrl, allowedHosts: [] };
  return exchange(parts.clock, {
    url: resolveLink(written, { ...place, requestUrl: `${trimSlashes(fhirBaseUrl)}/` }),
    place,
    reason: {
      personId,
      connectionId: id,
      what: 'document',
      category: 'documents',
      page: null,
      why: 'you-asked',
    },
    limits: { timeoutMs, maxBytes: largestAnswer },
    alsoAccept: ', */*;q=0.8',
    send: (request, reason, read) => parts.authorizedFetch(id, request, reason, read),
    read: async (response) => ({ value: response, records: null }),
  });
}

/** Base64 is a third longer than the file; some room is left for the rest of the JSON. */
const largestAnswer = Math.ceil(largestFile * 1.4) + 65_536;
