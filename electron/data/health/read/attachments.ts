/** Files of a health record, in the order of their index. */

import { parseFhirDate } from '#shared/dates';
import type { Attachment } from '#shared/model/health/health-record';
import { trimSlashes } from '#shared/trim-end';
import { FhirError } from '../../../errors.ts';
import { resolveLink } from '../../fhir/links.ts';
import { integerAt, type Json, listAt, type Resource, textAt } from '../../fhir/resource.ts';
import type { RecordReading } from './record-reading.ts';

/** Where the bytes of an attachment are: with the record, or at an address as the plan wrote it. */
export type AttachmentPlace = {
  readonly title: string | null;
  readonly contentType: string | null;
  /** Bytes that came with the record. */
  readonly bytes: Uint8Array | null;
  /** Address as written, relative or absolute; `null` when the bytes are here or nowhere. */
  readonly url: string | null;
};

/** The attachment with that index, or `null`. */
export function attachmentSourceOf(resource: Resource, index: number): AttachmentPlace | null {
  const attachment = elementsOf(resource)[index];
  if (attachment === undefined) return null;
  const bytes = bytesOf(attachment);
  return {
    title: textAt(attachment, 'title'),
    contentType: textAt(attachment, 'contentType'),
    bytes,
    url: bytes === null ? textAt(attachment, 'url') : null,
  };
}

/** The plan's base address; `null` when the record came from a file, `undefined` when that is not known. */
export type PlanBase = string | null | undefined;

/** Every attachment of the record, with where its bytes are. */
export function readAttachments(reading: RecordReading, base: PlanBase): Attachment[] {
  const { resource } = reading;
  for (const content of reading.open(resource, 'content'))
    if (resource.resourceType === 'DocumentReference') reading.take(content, 'attachment');
  if (resource.resourceType === 'DiagnosticReport') reading.take(resource, 'presentedForm');
  return elementsOf(resource).map((attachment, index) => {
    const bytes = bytesOf(attachment)?.length ?? null;
    return {
      index,
      title: textAt(attachment, 'title'),
      contentType: textAt(attachment, 'contentType'),
      bytes: integerAt(attachment, 'size') ?? bytes,
      createdOn: parseFhirDate(attachment['creation']),
      place: bytes === null ? placeOf(textAt(attachment, 'url'), base) : 'here',
    };
  });
}

/** Only addresses below the plan's own base are ever fetched. */
function placeOf(url: string | null, base: PlanBase): Attachment['place'] {
  if (url === null || base === null) return 'elsewhere';
  return base === undefined || addressAtPlan(url, base) !== null ? 'at-plan' : 'elsewhere';
}

/** The address of an attachment at the plan; `null` when it is not below the plan's base. */
function addressAtPlan(url: string, base: string): string | null {
  const start = `${trimSlashes(base)}/`;
  if (!URL.canParse(base)) return null;
  try {
    return resolveLink(url, { requestUrl: start, fhirBaseUrl: base, allowedHosts: [] });
  } catch (error) {
    if (error instanceof FhirError) return null;
    throw error;
  }
}

/** Every Attachment element, in the order that {@link Attachment.index} counts. */
function elementsOf(resource: Resource): readonly Json[] {
  if (resource.resourceType === 'DiagnosticReport') return listAt(resource, 'presentedForm');
  if (resource.resourceType !== 'DocumentReference') return [];
  return listAt(resource, 'content').flatMap((content) => listAt(content, 'attachment').slice(0, 1));
}

function bytesOf(attachment: Json): Uint8Array | null {
  const data = textAt(attachment, 'data');
  return data === null ? null : new Uint8Array(Buffer.from(data, 'base64'));
}
