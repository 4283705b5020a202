/**
 * What the care was: procedures, the drug, the hospital stay.
 *
 * @see NCPDP facts of pharmacy claims
 */
import type { DrugFacts, Procedure, StayFacts } from '#shared/model/claim';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { readCodeOf } from '../../fhir/diagnoses.ts';
import type { PeopleReader } from '../../fhir/parties.ts';
import { type Json, listOf, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import type { RawLine } from './claim-lines.ts';
import { readDate } from './date-elements.ts';
import type { SupportingInfo } from './supporting-info.ts';

/** Procedures with their dates. */
export function readProcedures(eob: Json, people: PeopleReader, unread: Unread): Procedure[] {
  const procedures: Procedure[] = [];
  for (const [index, entry] of listOf(eob['procedure']).entries()) {
    const code = readCodeOf(entry, 'procedure', people);
    if (code) procedures.push({ code, date: readDate(entry, 'date', `procedure[${index}].date`, unread) });
    else unread.add(`procedure[${index}]`, entry);
  }
  return procedures;
}

/** A number that early Blue Button v2 sent as an extension of the quantity. */
function readQuantityExtension(item: Json | undefined, ending: string): number | null {
  for (const extension of listOf(objectOf(item?.['quantity'])?.['extension']))
    if (textOf(extension['url'])?.endsWith(ending))
      return numberOf(objectOf(extension['valueQuantity'])?.['value']);
  return null;
}

/** The drug of a pharmacy claim, with the ingredients of a compound. */
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
    daysSupply: info.drug.daysSupply ?? readQuantityExtension(first, 'days_suply_num'),
    refillNumber: info.drug.refillNumber ?? readQuantityExtension(first, 'fill_num'),
    prescriptionNumber: info.drug.prescriptionNumber ?? prescription,
    compoundOf,
  };
}

/** The stay of a hospital claim; `null` when none is stated. */
export function readStay(info: SupportingInfo): StayFacts | null {
  const { start, end } = info.admission;
  const { drg, admissionType, dischargeStatus } = info.stay;
  if (!start && !end && !drg && !admissionType && !dischargeStatus) return null;
  return { admitted: start, discharged: end, drg, admissionType, dischargeStatus };
}
