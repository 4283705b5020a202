/**
 * What the care was: procedures, the drug, the hospital stay.
 *
 * @see NCPDP facts of pharmacy claims
 */
import type { DrugFacts, Procedure, StayFacts } from '#shared/model/claims/claim';
import { codesOf, noCode, readCoded } from '../../fhir/codes.ts';
import { readDate } from '../../fhir/date-elements.ts';
import { readCodeOf, typesOf } from '../../fhir/diagnoses.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listOf, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import { notePlace, type SequenceMap } from '../../fhir/sequences.ts';
import type { RawLine } from './claim-lines.ts';
import { readQuantity } from './line-elements.ts';
import type { SupportingInfo } from './supporting-info.ts';

/** Procedures with their types and dates, and where lines find them by their numbers. */
export function readProcedures(reading: Reading): { procedures: Procedure[]; bySequence: SequenceMap } {
  const procedures: Procedure[] = [];
  const bySequence = new Map<number, number[]>();
  for (const [index, entry] of reading.open(reading.resource, 'procedure').entries()) {
    reading.guide(entry, 'sequence');
    const code = readCodeOf(entry, 'procedure', reading);
    if (code === null) continue;
    notePlace(bySequence, entry, procedures.length);
    const date = readDate(entry, 'date', `procedure[${index}].date`, reading);
    procedures.push({ code, types: typesOf(entry, reading), date });
  }
  return { procedures, bySequence };
}

/** A number that early Blue Button v2 sent as an extension of the quantity. */
function readQuantityExtension(item: Json | undefined, ending: string, reading: Reading): number | null {
  for (const extension of listOf(objectOf(item?.['quantity'])?.['extension'])) {
    const value = numberOf(objectOf(extension['valueQuantity'])?.['value']);
    if (value === null || !textOf(extension['url'])?.endsWith(ending)) continue;
    reading.takeExtension(extension);
    return value;
  }
  return null;
}

/** The drug of a pharmacy claim, with the ingredients of a compound. */
export function readDrug(
  lines: readonly RawLine[],
  info: SupportingInfo,
  prescription: string | null,
  reading: Reading,
): DrugFacts {
  const first = lines[0]?.json;
  const product = objectOf(first?.['productOrService']);
  const parts = codesOf(product).includes('compound')
    ? lines.flatMap(({ json }) => listOf(json['detail']))
    : [];
  const ingredients = parts.flatMap((part) => readCoded(objectOf(part['productOrService'])) ?? []);
  const single = parts.length === 1 ? ingredients[0] : undefined;
  return {
    ...info.drug,
    name: single ?? readCoded(product) ?? noCode,
    quantity: readQuantity(objectOf((single === undefined ? first : parts[0])?.['quantity']), reading),
    daysSupply: info.drug.daysSupply ?? readQuantityExtension(first, 'days_suply_num', reading),
    refillNumber: info.drug.refillNumber ?? readQuantityExtension(first, 'fill_num', reading),
    prescriptionNumber: info.drug.prescriptionNumber ?? prescription,
    compoundOf: single === undefined ? ingredients : [],
  };
}

/** The stay of a hospital claim; `null` when none is stated. */
export function readStay(info: SupportingInfo): StayFacts | null {
  const { start, end } = info.admission;
  const { drg, admissionType, dischargeStatus } = info.stay;
  if (!start && !end && !drg && !admissionType && !dischargeStatus) return null;
  return { admitted: start, discharged: end, drg, admissionType, dischargeStatus };
}
