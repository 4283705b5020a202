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
} from '#shared/model/claim';
import { medicareLists } from '#shared/words/reason-meanings';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import type { PeopleReader } from '../../fhir/parties.ts';
import { codingsOf, integerOf, type Json, listOf, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import { valueText } from '../../fhir/value-text.ts';
import { readDate, readSpan, type Span } from './date-elements.ts';
import { type MedicareList, readMedicareReason } from './medicare-reasons.ts';

/** What the supporting information of one claim says. */
export type SupportingInfo = {
  admission: Span;
  receivedOn: FhirDate | null;
  processedOn: FhirDate | null;
  stay: Pick<StayFacts, 'drg' | 'admissionType' | 'dischargeStatus'>;
  drug: { -readonly [key in Exclude<keyof DrugFacts, 'name' | 'compoundOf'>]: DrugFacts[key] };
  facility: Party | null;
  billingNetwork: NetworkStatus | null;
  renderingNetwork: NetworkStatus | null;
  readonly otherNumbers: { label: string; value: string }[];
  readonly facts: ClaimFact[];
  readonly reasons: ClaimReason[];
  /** True when Medicare marks the record as deleted. */
  deleted: boolean;
  /** Body sites (teeth) by supporting information sequence. */
  readonly sites: Map<number, Coded>;
};

type Context = {
  readonly info: SupportingInfo;
  readonly people: PeopleReader;
  readonly unread: Unread;
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
    sites: new Map(),
  };
}

/** Reads all supporting information. `lineOf` finds the line that names a sequence. */
export function readSupportingInfo(
  eob: Json,
  people: PeopleReader,
  lineOf: (sequence: number | null) => number | null,
  unread: Unread,
): SupportingInfo {
  const context: Context = { info: noSupportingInfo(), people, unread, lineOf, index: 0 };
  for (const entry of listOf(eob['supportingInfo'])) {
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
    const code = textOf(coding['code']);
    if (code === null || code === 'info') continue;
    const reader = readers.get(lastPartOf(code));
    if (reader) return { reader, coding };
    if (named === null || isBlueButton(coding)) named = coding;
  }
  if (named !== null) return { reader: undefined, coding: named };
  return { reader: readers.get(textOf(category?.['text']) ?? ''), coding: null };
}

function lastPartOf(code: string): string {
  const slash = code.lastIndexOf('/');
  return slash < 0 ? code : code.slice(slash + 1);
}

function isBlueButton(coding: Json): boolean {
  return textOf(coding['system'])?.startsWith('https://bluebutton.cms.gov/') === true;
}

/** Puts an entry where it belongs; false when its value does not have the shape that belongs there. */
type Reader = (entry: Json, context: Context) => boolean;

/** A quantity, or a number that early senders wrote as a code. */
function readQuantity(entry: Json): number | null {
  const value = numberOf(objectOf(entry['valueQuantity'])?.['value']);
  if (value !== null) return value;
  const code = textOf(codingsOf(objectOf(entry['code']))[0]?.['code']);
  return code !== null && /^\d{1,6}$/.test(code) ? Number(code) : null;
}

function readCode(entry: Json): Coded | null {
  return readCoded(objectOf(entry['code']));
}

function readText(entry: Json): string | null {
  return textOf(entry['valueString']);
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

const readDrugNumber =
  (fact: 'daysSupply' | 'refillNumber' | 'refillsAuthorized'): Reader =>
  (entry, { info }) =>
    setOnce(info.drug, fact, readQuantity(entry));

const readDrugCode =
  (fact: 'brandOrGeneric' | 'dispenseAsWritten'): Reader =>
  (entry, { info }) =>
    setOnce(info.drug, fact, readCode(entry));

const readStayCode =
  (fact: 'drg' | 'admissionType' | 'dischargeStatus'): Reader =>
  (entry, { info }) =>
    setOnce(info.stay, fact, readCode(entry));

const readPrescription: Reader = (entry, { info }) =>
  setOnce(info.drug, 'prescriptionNumber', readText(entry));

const readOtherNumber =
  (label: string): Reader =>
  (entry, { info }) => {
    const value = readText(entry);
    if (value === null) return false;
    info.otherNumbers.push({ label, value });
    return true;
  };

const readReceivedDate: Reader = (entry, { info }) => {
  const date =
    parseFhirDate(entry['timingDate']) ?? parseFhirDate(codingsOf(objectOf(entry['code']))[0]?.['code']);
  if (date === null) return false;
  if (isProcessingDate(entry)) info.processedOn ??= date;
  info.receivedOn ??= date;
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

const readAdmission: Reader = (entry, { info, unread, index }) => {
  const path = `supportingInfo[${index}]`;
  const period = objectOf(entry['timingPeriod']);
  if (period === null && entry['timingDate'] === undefined) return false;
  info.admission = period
    ? readSpan(period, `${path}.timingPeriod`, unread)
    : { start: readDate(entry, 'timingDate', `${path}.timingDate`, unread), end: null };
  return true;
};

const readNetworkStatus =
  (role: 'billingNetwork' | 'renderingNetwork'): Reader =>
  (entry, { info }) => {
    const status = networkOf(codesOf(objectOf(entry['code'])));
    if (status === null) return false;
    info[role] ??= status;
    return true;
  };

const networks = new Map<string, NetworkStatus>([
  ['innetwork', 'in'],
  ['contracted', 'in'],
  ['in', 'in'],
  ['outofnetwork', 'out'],
  ['noncontracted', 'out'],
  ['out', 'out'],
  ['other', 'other'],
]);

/** The network status among codes; `null` when none is one. */
export function networkOf(codes: readonly string[]): NetworkStatus | null {
  for (const candidate of codes) {
    const status = networks.get(candidate);
    if (status) return status;
  }
  return null;
}

const readFacility: Reader = (entry, { info, people }) => {
  const party = people.party(objectOf(entry['valueReference']));
  if (party === null || (party.name === null && party.npi === null)) return false;
  info.facility ??= party;
  return true;
};

const readBodySite: Reader = (entry, { info }) => {
  const value = readCode(entry);
  const sequence = integerOf(entry['sequence']);
  if (value === null || sequence === null) return false;
  info.sites.set(sequence, value);
  return true;
};

/** Why Medicare did not pay; codes that say who was paid stay facts. */
const readMedicareCode =
  (list: MedicareList): Reader =>
  (entry, { info }) => {
    const reason = readMedicareReason(readCode(entry) ?? noCode, list, null);
    if (reason !== null) info.reasons.push(reason);
    return reason !== null;
  };

const noCode: Coded = { text: null, code: null, system: null };

/** Medicare's mark of a deleted record, which stays a fact besides. */
const readDeletion: Reader = (entry, { info }) => {
  if (codesOf(objectOf(entry['code'])).includes('d')) info.deleted = true;
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
]);

function keepFact(entry: Json, category: Json | null, coding: Json | null, context: Context): void {
  const code = textOf(coding?.['code']);
  const label: Coded = {
    text: textOf(category?.['text']) ?? textOf(coding?.['display']),
    code: code === null ? null : lastPartOf(code),
    system: null,
  };
  const value = readInfoValue(entry, context.people);
  if (value !== null)
    context.info.facts.push({ label, value, lineNumber: context.lineOf(integerOf(entry['sequence'])) });
  else if (entry['valueReference'] === undefined)
    context.unread.add(`supportingInfo[${context.index}]`, label.text ?? label.code ?? 'supportingInfo');
}

/** The values of a supporting information entry as text for a person; `null` when it has none. */
function readInfoValue(entry: Json, people: PeopleReader): string | null {
  const values: string[] = [];
  const keep = (value: unknown) => {
    const text = value === undefined ? null : valueText(value, people);
    if (text !== null) values.push(text);
  };
  keep(entry['code']);
  keep(entry['timingDate']);
  keep(entry['timingPeriod']);
  keep(entry['valueString']);
  keep(entry['valueQuantity']);
  keep(entry['valueBoolean']);
  keep(entry['valueReference']);
  keep(entry['reason']);
  return values.length === 0 ? null : values.join(', ');
}
