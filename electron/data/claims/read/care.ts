/**
 * What the care was about: diagnoses, procedures, the drug, the hospital stay.
 *
 * @see CARIN IG, C4BBClaimDiagnosisType; NCPDP facts of pharmacy claims
 */
import type { Coded, Diagnosis, DrugFacts, Procedure, StayFacts } from '#shared/model/claim';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import type { PeopleReader } from '../../fhir/parties.ts';
import { type Json, listOf, numberOf, objectAt, objectOf, textOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import { readDate } from './claim-dates.ts';
import type { SupportingInfo } from './facts.ts';
import type { RawLine } from './lines.ts';

/** Each diagnosis once, with all types it is sent under; with or without dots it is the same code. */
export function readDiagnoses(eob: Json, people: PeopleReader, unread: Unread): Diagnosis[] {
  const found = new Map<string, Diagnosis>();
  for (const [index, entry] of listOf(eob['diagnosis']).entries()) {
    const code = codeOf(entry, 'diagnosisCodeableConcept', 'diagnosisReference', people);
    if (code === null) {
      if (Object.keys(entry).length > 1) unread.add(`diagnosis[${index}]`, entry);
      continue;
    }
    const types = typesOf(entry);
    const key = code.code === null ? (code.text ?? `#${index}`) : withoutDot(code.code);
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
  for (const type of listOf(entry['type'])) {
    const name = codesOf(type)[0] ?? textOf(type['text']);
    if (name !== null && !types.includes(name)) types.push(name);
  }
  return types;
}

function withoutDot(code: string): string {
  const plain = code.includes('.') ? code.replaceAll('.', '') : code;
  return plain.toUpperCase();
}

/** Procedures with their dates. */
export function readProcedures(eob: Json, people: PeopleReader, unread: Unread): Procedure[] {
  const procedures: Procedure[] = [];
  for (const [index, entry] of listOf(eob['procedure']).entries()) {
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
  const display = textOf(objectAt(entry, reference)?.['display']);
  return (
    (resource && readCoded(objectOf(resource['code']))) ??
    (display ? { text: display, code: null, system: null } : null)
  );
}

/** Numbers that early Blue Button v2 hung on the quantity. */
function onQuantity(item: Json | undefined, ending: string): number | null {
  for (const extension of listOf(objectOf(item?.['quantity'])?.['extension']))
    if (textOf(extension['url'])?.endsWith(ending))
      return numberOf(objectOf(extension['valueQuantity'])?.['value']);
  return null;
}

/** Drug facts of a pharmacy claim; a compound names its ingredients. */
export function readDrug(
  lines: readonly RawLine[],
  info: SupportingInfo,
  prescription: string | null,
): DrugFacts {
  const first = lines[0]?.json;
  const product = objectOf(first?.['productOrService']);
  const name = readCoded(product) ?? { text: null, code: null, system: null };
  const compoundOf = codesOf(product).includes('compound')
    ? lines
        .flatMap(({ json }) => listOf(json['detail']))
        .flatMap((detail) => readCoded(objectOf(detail['productOrService'])) ?? [])
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
