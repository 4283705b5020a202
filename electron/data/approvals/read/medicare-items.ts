/**
 * What Medicare says of an item in extensions of its own.
 *
 * @see Blue Button v3, SERVICE-CNTS, MR-COUNT-IND, MR-COUNT-ST-DT, MR-COUNT-END-DT, SVC-RENDER-ST
 */
import { parseFhirDate } from '#shared/dates';
import type { ApprovalItem } from '#shared/model/plans/approval';
import { digitsOf, unitOf } from '../../fhir/amounts.ts';
import { codedOf } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { excerpt, isObject, type Json, objectAt } from '../../fhir/resource.ts';

/** How much was asked for. Servers sent it as a whole number before the guide made it a decimal. */
export function readServiceCount(reading: Reading, item: Json, path: string): ApprovalItem['asked'] {
  return readCount(reading, item, { name: 'SERVICE-CNTS', path });
}

/** The count that a medical review holds for, and from when until when; `null` without any of them. */
export function readReviewCount(reading: Reading, item: Json, path: string): ApprovalItem['review'] {
  const count = readCount(reading, item, { name: 'MR-COUNT-IND', path })?.value ?? null;
  const start = parseFhirDate(reading.extension(item, 'MR-COUNT-ST-DT')?.['valueDate']);
  const end = parseFhirDate(reading.extension(item, 'MR-COUNT-END-DT')?.['valueDate']);
  return count === null && start === null && end === null ? null : { count, start, end };
}

/** The state where the care is given. */
export function readState(reading: Reading, item: Json): ApprovalItem['state'] {
  const coding = objectAt(reading.extension(item, 'SVC-RENDER-ST'), 'valueCoding');
  return coding === null ? null : codedOf(coding);
}

/** The number in an extension, of whatever type; a value that is no number is noted as not understood. */
function readCount(
  reading: Reading,
  item: Json,
  { name, path }: { name: string; path: string },
): ApprovalItem['asked'] {
  const extension = reading.extension(item, name);
  for (const key in extension) {
    if (!key.startsWith('value')) continue;
    const value = extension[key];
    const quantity = isObject(value) ? value : null;
    const digits = digitsOf(quantity === null ? value : quantity['value']);
    if (digits !== null) return { value: Number(digits), unit: unitOf(quantity) };
    reading.unreadable.add(`${path}.extension(${name})`, excerpt(value));
  }
  return null;
}
