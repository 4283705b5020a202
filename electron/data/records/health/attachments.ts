/** Files that belong to a health record, in the order in which its reader numbers them. */
import type { Attachment } from '#shared/model/health-record';
import { type Json, listOf, objectOf, type Resource, textOf } from '../../bundle/resource.ts';

/** Where the bytes of an attachment are: with the record (base64), or at an address as the plan wrote it. */
export type AttachmentPlace = {
  readonly title: string | null;
  readonly contentType: string | null;
  /** Bytes that came with the record. */
  readonly bytes: Uint8Array | null;
  /** Address as written, relative or absolute; `null` when the bytes are here or nowhere. */
  readonly url: string | null;
};

/** Every Attachment element of a resource, in the order that {@link Attachment.index} counts. */
export function attachmentElements(resource: Resource): readonly Json[] {
  const found: Json[] = [];
  if (resource.resourceType === 'DocumentReference')
    for (const content of listOf(resource['content'])) {
      const attachment = objectOf(content['attachment']);
      if (attachment) found.push(attachment);
    }
  if (resource.resourceType === 'DiagnosticReport') found.push(...listOf(resource['presentedForm']));
  return found;
}

/** The attachment of that index, or `null` when the record has none such. */
export function attachmentSourceOf(resource: Resource, index: number): AttachmentPlace | null {
  const attachment = attachmentElements(resource)[index];
  if (attachment === undefined) return null;
  const data = attachment['data'];
  return {
    title: textOf(attachment['title']),
    contentType: textOf(attachment['contentType']),
    bytes: typeof data === 'string' ? new Uint8Array(Buffer.from(data, 'base64')) : null,
    url: typeof data === 'string' ? null : textOf(attachment['url']),
  };
}
