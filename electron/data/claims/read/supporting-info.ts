/**
 * Supporting information, put where it belongs (dates, stay, drug, numbers, network, teeth); the rest is kept as facts
 * in the plan's words.
 *
 * @see CARIN IG, C4BBSupportingInfoType; Blue Button information variables
 */
import { type FhirDate, parseFhirDate } from '#shared/dates';
import type {
  ClaimFact,
  ClaimReason,
  Coded,
  DrugFacts,
  NetworkStatus,
  Party,
  StayFacts,
} from '#shared/model/claims/claim';
import { medicareLists } from '#shared/words/reason-meanings';
import { codeAt, codesOf, isBlueButton, noCode, readCoded } from '../../fhir/codes.ts';
import { readDate, readSpan, type Span } from '../../fhir/date-elements.ts';
import { lastPartOf } from '../../fhir/extensions.ts';
import { type MedicareList, readMedicareReason } from '../../fhir/medicare-reasons.ts';
import type { Reading } from '../../fhir/reading.ts';
import { codingsOf, integerOf, type Json, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import { valueText } from '../../fhir/value-text.ts';

/** What the supporting information of one claim says. */
export type SupportingInfo = {
  admission: Span;
  receivedOn: FhirDate | null;
  processedOn: FhirDate | null;
  stay: Pick<StayFacts, 'drg' | 'admissionType' | 'dischargeStatus'>;
  drug: { -readonly [key in Exclude<keyof DrugFacts, 'name' | 'quantity' | 'compoundOf'>]: DrugFacts[key] };
  facility: Party | null;
  billingNetwork: NetworkStatus | null;
  renderingNetwork: NetworkStatus | null;
  readonly otherNumbers: { label: string; value: string }[];
  readonly facts: ClaimFact[];
  readonly reasons: ClaimReason[];
  /** True when Medicare marks the record as deleted. */
  deleted: boolean;
  /** True when the type of bill says that the claim takes an earlier one back. */
  isVoid: boolean;
  /** Body sites (teeth) by supporting information sequence. */
  readonly sites: Map<number, Coded>;
};

type Context = {
  readonly info: SupportingInfo;
  readonly reading: Reading;
  readonly isPharmacy: boolean;
  readonly lineOf: (sequence: number | null) => number | null;
  /** Index of the entry being read. */
  index: number;
};

function noSupportingInfo(): SupportingInfo {
  return {
    admission: { start: null, end: null },
    receivedOn: null,
    processedOn: null,
    stay: { drg: null, admissionType: null, dischargeStatus: null },
    drug: {
      daysSupply: null,
      refillNumber: null,
      refillsAuthorized: null,
      prescriptionNumber: null,
      brandOrGeneric: null,
      dispenseAsWritten: null,
    },
    facility: null,
    billingNetwork: null,
    renderingNetwork: null,
    otherNumbers: [],
    facts: [],
    reasons: [],
    deleted: false,
    isVoid: false,
    sites: new Map(),
  };
}

/** Reads all supporting information; a drug's only for pharmacy claims. `lineOf` finds the line that names a sequence. */
export function readSupportingInfo(
  reading: Reading,
  isPharmacy: boolean,
  lineOf: (sequence: number | null) => number | null,
): SupportingInfo {
  const context: Context = { info: noSupportingInfo(), reading, isPharmacy, lineOf, index: 0 };
  for (const entry of reading.open(reading.resource, 'supportingInfo')) {
    reading.guide(entry, 'sequence');
    reading.take(entry, 'category');
    readEntry(entry, context);
    context.index++;
  }
  return context.info;
}

function readEntry(entry: Json, context: Context): void {
  const category = objectOf(entry['category']);
  const { reader, coding } = findReader(category);
  if (!reader?.(entry, context)) keepFact(entry, category, coding, context);
}

/**
 * Who reads an entry, and the coding that names it: one that has a reader, else Blue Button's, else the first. Words
 * name an entry only where it has no coding.
 */
function findReader(category: Json | null): { reader: Reader | undefined; coding: Json | null } {
  let named: Json | null = null;
  for (const coding of codingsOf(category)) {
    const code = codeAt(coding);
    if (code === null || code === 'info') continue;
    const reader = readers.get(lastPartOf(code));
    if (reader) return { reader, coding };
    if (named === null || isBlueButton(textOf(coding['system']))) named = coding;
  }
  if (named !== null) return { reader: undefined, coding: named };
  return { reader: readers.get(textOf(category?.['text']) ?? ''), coding: null };
}

/** Puts an entry where it belongs; false when its value does not have the shape that belongs there. */
type Reader = (entry: Json, context: Context) => boolean;

/** A quantity, or a number that early senders wrote as a code. */
function readQuantity(entry: Json, reading: Reading): number | null {
  const quantity = reading.openOne(entry, 'valueQuantity');
  const value = numberOf(quantity?.['value']);
  if (quantity !== null && value !== null) {
    reading.take(quantity, 'value');
    reading.guide(quantity, 'unit', 'system', 'code');
    return value;
  }
  const code = textOf(codingsOf(objectOf(entry['code']))[0]?.['code']);
  if (code === null || !/^\d{1,6}$/.test(code)) return null;
  reading.take(entry, 'code');
  return Number(code);
}

/** The code of an entry, to be counted as read by who keeps it. */
function readCode(entry: Json): Coded | null {
  return readCoded(objectOf(entry['code']));
}

/** Sets a fact of `target` that is not stated yet; a second value is not put over the first. */
function setOnce<Fact extends string, Value>(
  target: { [fact in Fact]: Value | null },
  fact: Fact,
  value: Value | null,
): boolean {
  if (value === null || target[fact] !== null) return false;
  target[fact] = value;
  return true;
}

/** {@link setOnce} with the code of the entry. */
function setCode<Fact extends string>(
  target: { [fact in Fact]: Coded | null },
  fact: Fact,
  entry: Json,
  reading: Reading,
): boolean {
  const isSet = setOnce(target, fact, readCode(entry));
  if (isSet) reading.take(entry, 'code');
  return isSet;
}

const readDrugNumber =
  (fact: 'daysSupply' | 'refillNumber' | 'refillsAuthorized'): Reader =>
  (entry, { info, isPharmacy, reading }) =>
    isPharmacy && info.drug[fact] === null && setOnce(info.drug, fact, readQuantity(entry, reading));

const readDrugCode =
  (fact: 'brandOrGeneric' | 'dispenseAsWritten'): Reader =>
  (entry, { info, isPharmacy, reading }) =>
    isPharmacy && setCode(info.drug, fact, entry, reading);

const readStayCode =
  (fact: 'drg' | 'admissionType' | 'dischargeStatus'): Reader =>
  (entry, { info, reading }) =>
    setCode(info.stay, fact, entry, reading);

const readPrescription: Reader = (entry, { info, isPharmacy, reading }) =>
  isPharmacy &&
  info.drug.prescriptionNumber === null &&
  setOnce(info.drug, 'prescriptionNumber', reading.text(entry, 'valueString'));

const readOtherNumber =
  (label: string): Reader =>
  (entry, { info, reading }) => {
    const value = reading.text(entry, 'valueString');
    if (value === null) return false;
    info.otherNumbers.push({ label, value });
    return true;
  };

const readReceivedDate: Reader = (entry, { info, reading }) => {
  const timing = parseFhirDate(entry['timingDate']);
  const date = timing ?? parseFhirDate(codingsOf(objectOf(entry['code']))[0]?.['code']);
  if (date === null) return false;
  if (isProcessingDate(entry)) {
    if (info.processedOn !== null || timing !== entry['timingDate']) return false;
    reading.take(entry, 'timingDate');
    info.processedOn = date;
    return true;
  }
  if (info.receivedOn !== null || (timing !== null && timing !== entry['timingDate'])) return false;
  reading.take(entry, timing === null ? 'code' : 'timingDate');
  info.receivedOn = date;
  return true;
};

function isProcessingDate(entry: Json): boolean {
  return codingsOf(objectOf(entry['category'])).some((coding) =>
    textOf(coding['code'])?.endsWith('nch_wkly_proc_dt'),
  );
}

/** Blue Button's processing date, which stays a fact besides. */
const readProcessedDate: Reader = (entry, { info }) => {
  info.processedOn ??= parseFhirDate(entry['timingDate']);
  return false;
};

const readAdmission: Reader = (entry, { info, reading, index }) => {
  const path = `supportingInfo[${index}]`;
  if (info.admission.start !== null || info.admission.end !== null) return false;
  const period = readSpan(entry, 'timingPeriod', `${path}.timingPeriod`, reading);
  if (period === null && entry['timingDate'] === undefined) return false;
  info.admission = period ?? {
    start: readDate(entry, 'timingDate', `${path}.timingDate`, reading),
    end: null,
  };
  return true;
};

const readNetworkStatus =
  (role: 'billingNetwork' | 'renderingNetwork'): Reader =>
  (entry, { info, reading }) => {
    const status = networkOf(codesOf(objectOf(entry['code'])));
    if (status === null || info[role] !== null) return false;
    reading.take(entry, 'code');
    info[role] = status;
    return true;
  };

const networks = new Map<string, NetworkStatus>([
  ['innetwork', 'in'],
  ['in', 'in'],
  ['outofnetwork', 'out'],
  ['noncontracted', 'out'],
  ['out', 'out'],
  ['other', 'other'],
]);

/**
 * The network status among codes; `null` when none is one. A contract alone is none: a plan has contracts outside of its
 * networks, too, but nobody is in a network without one.
 */
export function networkOf(codes: readonly string[]): NetworkStatus | null {
  for (const candidate of codes) {
    const status = networks.get(candidate.replaceAll('-', ''));
    if (status) return status;
  }
  return null;
}

const readFacility: Reader = (entry, { info, reading }) => {
  const party = reading.people.party(objectOf(entry['valueReference']));
  if (party === null || (party.name === null && party.npi === null) || info.facility !== null) return false;
  reading.take(entry, 'valueReference');
  info.facility = party;
  return true;
};

/** A site that no line names stays a fact of the claim. */
const readBodySite: Reader = (entry, { info, lineOf, reading }) => {
  const value = readCode(entry);
  const sequence = integerOf(entry['sequence']);
  if (value === null || sequence === null || lineOf(sequence) === null) return false;
  reading.take(entry, 'code');
  info.sites.set(sequence, value);
  return true;
};

/** Why Medicare did not pay; codes that say who was paid stay facts. */
const readMedicareCode =
  (list: MedicareList): Reader =>
  (entry, { info, reading }) => {
    const reason = readMedicareReason(readCode(entry) ?? noCode, list, null);
    if (reason === null) return false;
    reading.take(entry, 'code');
    info.reasons.push(reason);
    return true;
  };

/** Medicare's mark of a deleted record, which stays a fact besides. */
const readDeletion: Reader = (entry, { info }) => {
  if (codesOf(objectOf(entry['code'])).includes('d')) info.deleted = true;
  return false;
};

/**
 * The last digit of a type of bill says how often it was sent: 8 takes an earlier bill back. The type stays a fact
 * besides.
 *
 * @see CARIN IG typeofbill; Blue Button claim frequency code
 */
const readBillType: Reader = (entry, { info }) => {
  for (const coding of codingsOf(objectOf(entry['code']))) {
    const code = codeAt(coding) ?? '';
    const isFrequency = /freq/i.test(textOf(coding['system']) ?? '');
    if (isFrequency ? code === '8' : /^0?[1-9]\d8$/.test(code)) info.isVoid = true;
  }
  return false;
};

/** A coded reason as text, code and system. */
export function reasonText(value: Coded): Pick<ClaimReason, 'text' | 'code' | 'system'> {
  return { text: value.text, code: value.code, system: value.system };
}

const readers = new Map<string, Reader>([
  ['clmrecvddate', readReceivedDate],
  ['nch_wkly_proc_dt', readProcessedDate],
  ['CLM_NCH_WKLY_PROC_DT', readProcessedDate],
  ['admissionperiod', readAdmission],
  ['drg', readStayCode('drg')],
  ['DRG', readStayCode('drg')],
  ['clm_drg_cd', readStayCode('drg')],
  ['admtype', readStayCode('admissionType')],
  ['discharge-status', readStayCode('dischargeStatus')],
  ['dayssupply', readDrugNumber('daysSupply')],
  ['refillnum', readDrugNumber('refillNumber')],
  ['refillsauthorized', readDrugNumber('refillsAuthorized')],
  ['brandgenericindicator', readDrugCode('brandOrGeneric')],
  ['brandgenericcode', readDrugCode('brandOrGeneric')],
  ['brandgeneric', readDrugCode('brandOrGeneric')],
  ['brnd_gnrc_cd', readDrugCode('brandOrGeneric')],
  ['dawcode', readDrugCode('dispenseAsWritten')],
  ['daw_prod_slctn_cd', readDrugCode('dispenseAsWritten')],
  ['CLM_LINE_RX_NUM', readPrescription],
  ['patientaccountnumber', readOtherNumber('patientaccountnumber')],
  ['medicalrecordnumber', readOtherNumber('medicalrecordnumber')],
  ['servicefacility', readFacility],
  ['billingnetworkcontractingstatus', readNetworkStatus('billingNetwork')],
  ['performingnetworkcontractingstatus', readNetworkStatus('renderingNetwork')],
  ['additionalbodysite', readBodySite],
  ['CLM_MDCR_NPMT_RSN_CD', readMedicareCode(medicareLists.nonpayment)],
  ['CLM_CARR_PMT_DNL_CD', readMedicareCode(medicareLists.claim)],
  ['adjstmt_dltn_cd', readDeletion],
  ['typeofbill', readBillType],
  ['clm_freq_cd', readBillType],
  ['tob-frequency', readBillType],
]);

function keepFact(entry: Json, category: Json | null, coding: Json | null, context: Context): void {
  const code = codeAt(coding);
  const label: Coded = {
    text: textOf(category?.['text']) ?? textOf(coding?.['display']),
    code: code === null ? null : lastPartOf(code),
    system: null,
  };
  const value = readInfoValue(entry, context.reading);
  if (value !== null)
    context.info.facts.push({ label, value, lineNumber: context.lineOf(integerOf(entry['sequence'])) });
  else if (Object.keys(entry).every((key) => key === 'sequence' || key === 'category'))
    context.reading.unreadable.add(
      `supportingInfo[${context.index}].category`,
      label.text ?? label.code ?? 'supportingInfo',
    );
}

const valueKeys = [
  'code',
  'timingDate',
  'timingPeriod',
  'valueString',
  'valueQuantity',
  'valueBoolean',
  'valueReference',
  'reason',
];

/** The values of a supporting information entry as text for a person; `null` when it has none. */
function readInfoValue(entry: Json, reading: Reading): string | null {
  const values: string[] = [];
  for (const key of valueKeys) {
    const text = entry[key] === undefined ? null : valueText(entry[key], reading.people);
    if (text === null) continue;
    reading.take(entry, key);
    values.push(text);
  }
  return values.length === 0 ? null : values.join(', ');
}
