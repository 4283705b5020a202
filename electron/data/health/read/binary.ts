/**
 * The file in a plan's answer: a FHIR Binary in JSON, or the answer itself where the plan sends the file as it is.
 *
 * @see FHIR R4 Binary
 */
import { FhirError } from '../../../errors.ts';
import { parseText } from '../../fhir/json-text.ts';
import { isObject, textOf } from '../../fhir/resource.ts';

/** The largest file that is opened, in bytes. */
export const largestFile = 20 * 1024 * 1024;

export type FileBytes = { bytes: Uint8Array; contentType: string | null };

/** @throws {FhirError} fhir/rejected for a message instead of the file, fhir/malformed for an empty one */
export function unpackBinary(bytes: Uint8Array, declared: string | null): FileBytes {
  const raw = { bytes, contentType: declared };
  if (bytes.find((byte) => byte > 0x20 && byte < 0x80) !== 0x7b) return raw;
  const parsed = parseText(new TextDecoder().decode(bytes));
  if (!('json' in parsed) || !isObject(parsed.json)) return raw;
  const { json } = parsed;
  if (json['resourceType'] === 'OperationOutcome')
    throw new FhirError('fhir/rejected', 'The plan sent a message instead of the file.');
  if (json['resourceType'] !== 'Binary') return raw;
  const data = textOf(json['data']) ?? textOf(json['content']);
  if (data === null) throw new FhirError('fhir/malformed', 'The plan sent a file with nothing in it.');
  return { bytes: new Uint8Array(Buffer.from(data, 'base64')), contentType: textOf(json['contentType']) };
}
