/**
 * Diagnoses as claims and prior authorizations state them.
 *
 * @see FHIR R4 ExplanationOfBenefit.diagnosis; CARIN IG, C4BBClaimDiagnosisType
 */
import type { Coded, Diagnosis } from '#shared/model/claim';
import { codesOf, readCoded } from './codes.ts';
import type { PeopleReader } from './parties.ts';
import { type Json, listAt, objectAt, textAt } from './resource.ts';
import type { Unread } from './unread.ts';

/** Each diagnosis once, with every type it is sent under. Codes that differ only in dots are the same diagnosis. */
export function readDiagnoses(resource: Json, people: PeopleReader, unread: Unread): Diagnosis[] {
  const found = new Map<string, Diagnosis>();
  for (const [index, entry] of listAt(resource, 'diagnosis').entries()) {
    const code = readCodeOf(entry, 'diagnosis', people);
    if (code === null) {
      if (Object.keys(entry).length > 1) unread.add(`diagnosis[${index}]`, entry);
      continue;
    }
    const types = typesOf(entry);
    const key = code.code === null ? (code.text ?? `#${index}`) : withoutDots(code.code);
    const earlier = found.get(key);
    if (earlier === undefined) found.set(key, { code, types });
    else {
      for (const type of types) if (!earlier.types.includes(type)) earlier.types.push(type);
      if (earlier.code.text === null && code.text !== null) earlier.code = code;
    }
  }
  return [...found.values()];
}

function typesOf(entry: Json): string[] {
  const types: string[] = [];
  for (const type of listAt(entry, 'type')) {
    const name = codesOf(type)[0] ?? textAt(type, 'text');
    if (name !== null && !types.includes(name)) types.push(name);
  }
  return types;
}

function withoutDots(code: string): string {
  const plain = code.includes('.') ? code.replaceAll('.', '') : code;
  return plain.toUpperCase();
}

/** The code of a diagnosis or procedure: its own, else that of the record it refers to, else that reference's display. */
export function readCodeOf(entry: Json, what: 'diagnosis' | 'procedure', people: PeopleReader): Coded | null {
  const own = readCoded(objectAt(entry, `${what}CodeableConcept`));
  if (own) return own;
  const reference = objectAt(entry, `${what}Reference`);
  const resource = people.resolve(reference);
  const display = textAt(reference, 'display');
  return (
    (resource && readCoded(objectAt(resource, 'code'))) ??
    (display ? { text: display, code: null, system: null } : null)
  );
}
