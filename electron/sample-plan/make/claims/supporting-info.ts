import { addDays } from '../calendar.ts';
import { concept, systems } from '../codes.ts';
import type { ClaimSpec } from './claim-spec.ts';

type Info = { sequence: number; category: { coding: { code?: string }[] }; [value: string]: unknown };

/** The claim's `supportingInfo`: received date, stay, drug supply, ambulance trip. */
export function supportingInfo(spec: ClaimSpec): Info[] {
  const list: Info[] = [];
  const add = (code: string, value: Record<string, unknown>) =>
    list.push({ sequence: list.length + 1, category: concept(systems.supportingInfo, code), ...value });
  // A pharmacy asks the plan at the counter; others send their claims later.
  const sentAfter = spec.kind === 'pharmacy' ? 0 : 2;
  add('clmrecvddate', { timingDate: addDays(spec.end ?? spec.start, sentAfter) });
  if (spec.kind !== 'pharmacy')
    add('patientaccountnumber', { valueString: `A${spec.number.replace(/\D/g, '')}` });
  if (spec.stay) {
    add('admissionperiod', { timingPeriod: { start: spec.stay.admitted, end: spec.stay.discharged } });
    add('drg', { code: concept(systems.drg, spec.stay.drg) });
    add('admtype', { code: concept('https://www.nubc.org/CodeSystem/PriorityTypeOfAdmitOrVisit', '1') });
    add('discharge-status', { code: concept('https://www.nubc.org/CodeSystem/PatDischargeStatus', '01') });
  }
  if (spec.kind === 'inpatient' || spec.kind === 'outpatient')
    add('typeofbill', {
      code: concept('https://www.nubc.org/CodeSystem/TypeOfBill', spec.kind === 'inpatient' ? '111' : '131'),
    });
  if (spec.drug) addDrug(spec.drug, add);
  if (spec.ambulance) {
    add('transportationdistance', { valueQuantity: { value: spec.ambulance.miles, unit: 'miles' } });
    add('pickuplocation', { valueString: spec.ambulance.from });
    add('dropofflocation', { valueString: spec.ambulance.to });
  }
  return list;
}

function addDrug(
  drug: NonNullable<ClaimSpec['drug']>,
  add: (code: string, value: Record<string, unknown>) => void,
): void {
  add('dayssupply', { valueQuantity: { value: drug.daysSupply } });
  add('refillnum', { valueQuantity: { value: drug.refill } });
  add('refillsauthorized', { valueQuantity: { value: drug.refillsAuthorized } });
  add('dawcode', {
    code: concept(
      'http://terminology.hl7.org/CodeSystem/NCPDPDispensedAsWrittenOrProductSelectionCode',
      '0',
      'The pharmacy may choose',
    ),
  });
  add('brandgenericindicator', {
    code: concept(
      'http://terminology.hl7.org/CodeSystem/NCPDPBrandGenericIndicator',
      drug.brand ? '1' : '2',
      drug.brand ? 'Brand' : 'Generic',
    ),
  });
  if (drug.compound)
    add('compoundcode', { code: concept('http://terminology.hl7.org/CodeSystem/NCPDPCompoundCode', '2') });
}
