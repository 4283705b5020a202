/**
 * What the care was about: diagnoses, procedures, the drug, the hospital stay.
 *
 * @see CARIN IG, C4BBClaimDiagnosisType; NCPDP facts of pharmacy claims
 */
import type { Coded, Diagnosis, DrugFacts, Procedure, StayFacts } from '#shared/model/claim';
import { type Json, listAt, numberAt, objectAt, textAt } from '../bundle/resource.ts';
import { readDate } from './claim-dates.ts';
import { codesOf, readCoded } from './codes.ts';
import type { SupportingInfo } from './facts.ts';
import type { RawLine } from './lines.ts';
import type { Unread } from './notes.ts';
import type { PeopleReader } from './people.ts';

/** Each diagnosis once, with all types it is sent under; with or without dots it is the same code. */
export function readDiagnoses(eob: Json, people: PeopleReader, unread: Unread): Diagnosis[] {
  const found = new Map<string, Diagnosis>();
  for (const [index, entry] of listAt(eob, 'diagnosis').entries()) {
    const code = codeOf(entry, 'diagnosisCodeableConcept', 'diagnosisReference', people);
    if (code === null) {
      if (Object.keys(entry).length > 1) unread.add(`diagnosis[${index}]`, entry);
      continue;
    }
    const types = listAt(entry, 'type').flatMap((type) => codesOf(type)[0] ?? textAt(type, 'text') ?? []);
    const key = code.code?.replaceAll('.', '').toUpperCase() ?? code.text ?? `#${index}`;
    const earlier = found.get(key);
    if (earlier === undefined) found.set(key, { code, types: [...new Set(types)] });
    else {
      for (const type of types) if (!earlier.types.includes(type)) earlier.types.push(type);
      if (earlier.code.text === null && code.text !== null) earlier.code = code;
    }
  }
  return [...found.values()];
}

/** Procedures with their dates. */
export function readProcedures(eob: Json, people: PeopleReader, unread: Unread): Procedure[] {
  const procedures: Procedure[] = [];
  for (const [index, entry] of listAt(eob, 'procedure').entries()) {
    const code = codeOf(entry, 'procedureCodeableConcept', 'procedureReference', people);
    if (code) procedures.push({ code, date: readDate(entry, 'date', `procedure[${index}].date`, unread) });
    else unread.add(`procedure[${index}]`, entry);
  }
  return procedures;
}

function codeOf(entry: Json, concept: string, reference: string, people: PeopleReader): Coded | null {
  const own = readCoded(objectAt(entry, concept));
  if (own) return own;
  const resource = people.resolve(objectAt(entry, reference));
  const display = textAt(objectAt(entry, reference), 'display');
  return (
    (resource && readCoded(objectAt(resource, 'code'))) ??
    (display ? { text: display, code: null, system: null } : null)
  );
}

/** Numbers that early Blue Button v2 hung on the quantity. */
function onQuantity(item: Json | undefined, ending: string): number | null {
  for (const extension of listAt(objectAt(item ?? null, 'quantity'), 'extension'))
    if (textAt(extension, 'url')?.endsWith(ending))
      return numberAt(objectAt(extension, 'valueQuantity'), 'value');
  return null;
}

/** Drug facts of a pharmacy claim; a compound names its ingredients. */
export function readDrug(
  lines: readonly RawLine[],
  info: SupportingInfo,
  prescription: string | null,
): DrugFacts {
  const first = lines[0]?.json;
  const product = objectAt(first ?? null, 'productOrService');
  const name = readCoded(product) ?? { text: null, code: null, system: null };
  const compoundOf = codesOf(product).includes('compound')
    ? lines
        .flatMap(({ json }) => listAt(json, 'detail'))
        .flatMap((detail) => readCoded(objectAt(detail, 'productOrService')) ?? [])
    : [];
  return {
    ...info.drug,
    name,
    daysSupply: info.drug.daysSupply ?? onQuantity(first, 'days_suply_num'),
    refillNumber: info.drug.refillNumber ?? onQuantity(first, 'fill_num'),
    prescriptionNumber: info.drug.prescriptionNumber ?? prescription,
    compoundOf,
  };
}

/** The stay of a hospital claim; `null` when nothing about one is stated. */
export function readStay(info: SupportingInfo): StayFacts | null {
  const { start, end } = info.admission;
  const { drg, admissionType, dischargeStatus } = info.stay;
  if (!start && !end && !drg && !admissionType && !dischargeStatus) return null;
  return { admitted: start, discharged: end, drg, admissionType, dischargeStatus };
}
