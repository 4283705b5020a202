import type { ExplanationOfBenefitSupportingInfo as Info } from 'fhir/r4';
import { addDays } from '../calendar.ts';
import { makeConcept, systems } from '../codes.ts';
import { formatAccount } from '../example/example-claim.ts';
import type { ClaimSpec } from './claim-spec.ts';

type Value = Omit<Info, 'sequence' | 'category'>;

/** The claim's `supportingInfo`: the day it arrived, the stay, the drug supply, the ambulance trip. */
export function makeSupportingInfo(spec: ClaimSpec): Info[] {
  const list: Info[] = [];
  const add = (code: string, value: Value) =>
    list.push({ sequence: list.length + 1, category: makeConcept(systems.supportingInfo, code), ...value });
  // A pharmacy asks the plan at the counter; others send their claims later.
  const sentAfter = spec.kind === 'pharmacy' ? 0 : 2;
  add('clmrecvddate', { timingDate: addDays(spec.end ?? spec.start, sentAfter) });
  if (spec.kind !== 'pharmacy') add('patientaccountnumber', { valueString: formatAccount(spec) });
  if (spec.stay) {
    add('admissionperiod', { timingPeriod: { start: spec.stay.admitted, end: spec.stay.discharged } });
    add('drg', { code: makeConcept(systems.drg, spec.stay.drg) });
    add('admtype', { code: makeConcept('https://www.nubc.org/CodeSystem/PriorityTypeOfAdmitOrVisit', '1') });
    add('discharge-status', {
      code: makeConcept('https://www.nubc.org/CodeSystem/PatDischargeStatus', '01'),
    });
  }
  if (spec.kind === 'inpatient' || spec.kind === 'outpatient')
    add('typeofbill', {
      code: makeConcept(
        'https://www.nubc.org/CodeSystem/TypeOfBill',
        spec.kind === 'inpatient' ? '111' : '131',
      ),
    });
  if (spec.drug) addDrug(spec.drug, add);
  if (spec.ambulance) {
    add('transportationdistance', { valueQuantity: { value: spec.ambulance.miles, unit: 'miles' } });
    add('pickuplocation', { valueString: spec.ambulance.from });
    add('dropofflocation', { valueString: spec.ambulance.to });
  }
  return list;
}

function addDrug(drug: NonNullable<ClaimSpec['drug']>, add: (code: string, value: Value) => void): void {
  add('dayssupply', { valueQuantity: { value: drug.daysSupply } });
  add('refillnum', { valueQuantity: { value: drug.refill } });
  add('refillsauthorized', { valueQuantity: { value: drug.refillsAuthorized } });
  add('dawcode', {
    code: makeConcept(
      'http://terminology.hl7.org/CodeSystem/NCPDPDispensedAsWrittenOrProductSelectionCode',
      '0',
      'The pharmacy may choose',
    ),
  });
  add('brandgenericindicator', {
    code: makeConcept(
      'http://terminology.hl7.org/CodeSystem/NCPDPBrandGenericIndicator',
      drug.brand ? '1' : '2',
      drug.brand ? 'Brand' : 'Generic',
    ),
  });
  if (drug.compound)
    add('compoundcode', {
      code: makeConcept('http://terminology.hl7.org/CodeSystem/NCPDPCompoundCode', '2'),
    });
}
