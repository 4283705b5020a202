/** The PDF or picture of the paper from which a person typed a claim: a record of its own beside the claim's. */
import { ScanFacts } from '#shared/model/bills/scan';
import { createRecordReader } from '../../archive/record-reader.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import { isObject, type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { findClaim } from '../ask/find-claim.ts';

/** What the claim's record says of its paper. */
export function makeAttachment(id: string, { name, mediaType, bytes, pages }: ScanFacts): Json {
  return {
    sequence: 1,
    category: { coding: [{ code: 'attachment' }] },
    valueAttachment: {
      contentType: mediaType,
      url: `Binary/${id}`,
      size: bytes,
      title: name,
      ...(pages !== null && { extension: [{ url: pagesUrl, valuePositiveInt: pages }] }),
    },
  };
}

const pagesUrl = 'urn:claimfolio:pages';

/** The paper as a record with the name of its claim's. */
export function makePaper(id: string, mark: Json, { mediaType }: ScanFacts, bytes: Uint8Array): Resource {
  const data = Buffer.from(bytes).toString('base64');
  return { resourceType: 'Binary', id, meta: mark, contentType: mediaType, data };
}

/** What is known of the paper of a claim's record; `null` where it has none, or says of it what no paper is. */
export function readPaperFacts(record: Json): ScanFacts | null {
  const attachment = listAt(record, 'supportingInfo')
    .map((info) => objectAt(info, 'valueAttachment'))
    .find((one) => one !== null && textAt(one, 'url')?.startsWith('Binary/'));
  if (!attachment) return null;
  const [pages] = listAt(attachment, 'extension').filter((one) => textAt(one, 'url') === pagesUrl);
  const facts = {
    name: attachment['title'],
    mediaType: attachment['contentType'],
    bytes: attachment['size'],
    pages: pages?.['valuePositiveInt'] ?? null,
  };
  return ScanFacts.safeParse(facts).data ?? null;
}

/** @throws {StoreError} store/not-found */
export function getPaper(db: Db, claimId: string): { facts: ScanFacts; bytes: Uint8Array } {
  const { connectionId, json } = findClaim(db, claimId);
  const claim: unknown = JSON.parse(json);
  const facts = isObject(claim) ? readPaperFacts(claim) : null;
  const id = claimId.slice(connectionId.length + 1);
  const paper = createRecordReader(db)(connectionId, 'Binary', id);
  if (facts === null || paper === null) throw notFoundError('paper');
  const data = textAt(JSON.parse(paper) as Json, 'data') ?? '';
  return { facts, bytes: new Uint8Array(Buffer.from(data, 'base64')) };
}
