/** Documents that were sent with a request. */
import type { Approval } from '#shared/model/plans/approval';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';

/** The documents among the supporting information, by reference or attached; the rest of it stays unread. */
export function readDocuments(reading: Reading): Approval['documents'] {
  return reading.open(reading.resource, 'supportingInfo').flatMap((info) => {
    reading.guide(info, 'sequence');
    const attachment = objectAt(info, 'valueAttachment');
    const reference = objectAt(info, 'valueReference');
    if (attachment === null && !isDocument(info, reference)) return [];
    for (const key of ['category', 'code', 'valueReference', 'valueAttachment']) reading.take(info, key);
    const title = textAt(attachment, 'title') ?? titleOf(reading, reference) ?? wordsAt(info, 'code');
    return [{ title, reference: textAt(reference, 'reference') }];
  });
}

function isDocument(info: Json, reference: Json | null): boolean {
  if (reference === null) return false;
  if (codesOf(objectAt(info, 'category')).includes('additionalinformation')) return true;
  return /(?:^|\/)DocumentReference\//.test(textAt(reference, 'reference') ?? '');
}

function titleOf(reading: Reading, reference: Json | null): string | null {
  const document = reading.people.resolve(reference);
  const display = textAt(reference, 'display');
  if (document === null) return display;
  const attached = listAt(document, 'content').map((content) =>
    textAt(objectAt(content, 'attachment'), 'title'),
  );
  return (
    display ??
    textAt(document, 'description') ??
    attached.find((title) => title !== null) ??
    wordsAt(document, 'type')
  );
}

function wordsAt(parent: Json, key: string): string | null {
  const coded = readCoded(objectAt(parent, key));
  return coded?.text ?? coded?.code ?? null;
}
