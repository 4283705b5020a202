/**
 * Diagnoses as claims and prior authorizations state them.
 *
 * @see FHIR R4 ExplanationOfBenefit.diagnosis; CARIN IG, C4BBClaimDiagnosisType
 */
import type { Coded, Diagnosis } from '#shared/model/claims/claim';
import { codedOf, codesOf, readCoded } from './codes.ts';
import type { Reading } from './reading.ts';
import { type Json, listAt, objectAt, textAt } from './resource.ts';
import { notePlace, type SequenceMap } from './sequences.ts';

/** Diagnoses, and their places in the list by the sequence numbers under which they were sent. */
export type Diagnoses = { diagnoses: Diagnosis[]; bySequence: SequenceMap };

/** Each diagnosis once, with every type it is sent under. Codes that differ only in dots are the same diagnosis. */
export function readDiagnoses(reading: Reading): Diagnoses {
  const diagnoses: Diagnosis[] = [];
  const places = new Map<string, number>();
  const bySequence = new Map<number, number[]>();
  for (const [index, entry] of reading.open(reading.resource, 'diagnosis').entries()) {
    reading.guide(entry, 'sequence');
    const code = readCodeOf(entry, 'diagnosis', reading);
    if (code === null) continue;
    const types = typesOf(entry, reading);
    const key = code.code === null ? (code.text ?? `#${index}`) : withoutDots(code.code);
    const place = places.get(key) ?? diagnoses.length;
    const earlier = diagnoses[place];
    if (earlier === undefined) {
      places.set(key, place);
      diagnoses.push({ code, types, onAdmission: readOnAdmission(entry, reading) });
    } else {
      for (const type of types) if (!earlier.types.includes(type)) earlier.types.push(type);
      if (earlier.code.text === null && code.text !== null) earlier.code = code;
      earlier.onAdmission = mergeOnAdmission(earlier.onAdmission, entry, reading);
    }
    notePlace(bySequence, entry, place);
  }
  return { diagnoses, bySequence };
}

/** A second statement of a diagnosis may say once more that it was there; one that contradicts is not understood. */
function mergeOnAdmission(earlier: Coded | null, entry: Json, reading: Reading): Coded | null {
  const stated = readCoded(objectAt(entry, 'onAdmission'));
  if (earlier === null) return readOnAdmission(entry, reading);
  if (stated === null || stated.code === earlier.code) reading.take(entry, 'onAdmission');
  return earlier;
}

/** Whether the diagnosis was there on admission; Blue Button v2 says so in an extension. */
function readOnAdmission(entry: Json, reading: Reading): Coded | null {
  reading.take(entry, 'onAdmission');
  const own = readCoded(objectAt(entry, 'onAdmission'));
  if (own !== null) return own;
  for (const extension of listAt(entry, 'extension')) {
    if (!/poa_ind_sw\d+$/.test(textAt(extension, 'url') ?? '')) continue;
    reading.takeExtension(extension);
    return codedOf(objectAt(extension, 'valueCoding') ?? {});
  }
  return null;
}

/** The types under which a diagnosis or procedure is sent. */
export function typesOf(entry: Json, reading: Reading): string[] {
  const types: string[] = [];
  for (const type of listAt(entry, 'type')) {
    const name = codesOf(type)[0] ?? textAt(type, 'text');
    if (name !== null && !types.includes(name)) types.push(name);
  }
  if (types.length > 0) reading.take(entry, 'type');
  return types;
}

function withoutDots(code: string): string {
  const plain = code.includes('.') ? code.replaceAll('.', '') : code;
  return plain.toUpperCase();
}

/** The code of a diagnosis or procedure: its own, else that of the record it refers to, else that reference's display. */
export function readCodeOf(entry: Json, what: 'diagnosis' | 'procedure', reading: Reading): Coded | null {
  const own = readCoded(objectAt(entry, `${what}CodeableConcept`));
  if (own) {
    reading.take(entry, `${what}CodeableConcept`);
    return own;
  }
  const reference = objectAt(entry, `${what}Reference`);
  const resource = reading.people.resolve(reference);
  const display = textAt(reference, 'display');
  const found =
    (resource && readCoded(objectAt(resource, 'code'))) ??
    (display ? { text: display, code: null, system: null } : null);
  if (found) reading.take(entry, `${what}Reference`);
  return found;
}
