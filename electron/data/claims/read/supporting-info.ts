/**
 * Supporting information: read once, put where it belongs (dates, stay, drug, numbers, network, teeth), the rest kept
 * as facts in the plan's words.
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
import { codesOf, readCoded } from '../../fhir/codes.ts';
import type { PeopleReader } from '../../fhir/parties.ts';
import { codingsOf, integerOf, type Json, listOf, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import { valueText } from '../../fhir/value-text.ts';
import { readDate, readSpan, type Span } from './claim-dates.ts';

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
  /** Where in the list the entry stands that is being read. */
  index: number;
};

/** An empty result. */
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

/** Reads all supporting information. `lineOf` tells which line names a sequence. */
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
  const { reader, own } = describe(category);
  if (!reader?.(entry, context)) keepFact(entry, category, own, context);
}

/** Who reads an entry, and the coding that names it: a CARIN one that is read here, else Blue Button's, else the first. */
function describe(category: Json | null): { reader: Reader | undefined; own: Json | null } {
  let own: Json | null = null;
  for (const coding of codingsOf(category)) {
    const code = textOf(coding['code']);
    if (code === null || code === 'info') continue;
    const reader = readers.get(lastPart(code));
    if (reader) return { reader, own: coding };
    if (own === null || isBlueButton(coding)) own = coding;
  }
  return { reader: own === null ? readers.get(textOf(category?.['text']) ?? '') : undefined, own };
}

function lastPart(code: string): string {
  const slash = code.lastIndexOf('/');
  return slash < 0 ? code : code.slice(slash + 1);
}

function isBlueButton(coding: Json): boolean {
  return textOf(coding['system'])?.startsWith('https://bluebutton.cms.gov/') === true;
}

/** Puts an entry where it belongs; false when its value is not of the shape that belongs there. */
type Reader = (entry: Json, context: Context) => boolean;

/** A number as quantity, or written as a code by early senders. */
function quantity(entry: Json): number | null {
  const value = numberOf(objectOf(entry['valueQuantity'])?.['value']);
  if (value !== null) return value;
  const code = textOf(codingsOf(objectOf(entry['code']))[0]?.['code']);
  return code !== null && /^\d{1,6}$/.test(code) ? Number(code) : null;
}

function code(entry: Json): Coded | null {
  return readCoded(objectOf(entry['code']));
}

const number =
  (name: 'daysSupply' | 'refillNumber' | 'refillsAuthorized'): Reader =>
  (entry, { info }) => {
    const value = quantity(entry);
    if (value === null || info.drug[name] !== null) return false;
    info.drug[name] = value;
    return true;
  };

const drugCode =
  (name: 'brandOrGeneric' | 'dispenseAsWritten'): Reader =>
  (entry, { info }) => {
    const value = code(entry);
    if (value === null || info.drug[name] !== null) return false;
    info.drug[name] = value;
    return true;
  };

const stayCode =
  (name: 'drg' | 'admissionType' | 'dischargeStatus'): Reader =>
  (entry, { info }) => {
    const value = code(entry);
    if (value === null || info.stay[name] !== null) return false;
    info.stay[name] = value;
    return true;
  };

const otherNumber =
  (label: string): Reader =>
  (entry, { info }) => {
    const value = textOf(entry['valueString']);
    if (value === null) return false;
    info.otherNumbers.push({ label, value });
    return true;
  };

const prescription: Reader = (entry, { info }) => {
  const value = textOf(entry['valueString']);
  if (value === null || info.drug.prescriptionNumber !== null) return false;
  info.drug.prescriptionNumber = value;
  return true;
};

const received: Reader = (entry, { info }) => {
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

const processed: Reader = (entry, { info }) => {
  info.processedOn ??= parseFhirDate(entry['timingDate']);
  return false;
};

const admission: Reader = (entry, { info, unread, index }) => {
  const path = `supportingInfo[${index}]`;
  const period = objectOf(entry['timingPeriod']);
  if (period === null && entry['timingDate'] === undefined) return false;
  info.admission = period
    ? readSpan(period, `${path}.timingPeriod`, unread)
    : { start: readDate(entry, 'timingDate', `${path}.timingDate`, unread), end: null };
  return true;
};

const network =
  (name: 'billingNetwork' | 'renderingNetwork'): Reader =>
  (entry, { info }) => {
    const status = networkOf(codesOf(objectOf(entry['code'])));
    if (status === null) return false;
    info[name] ??= status;
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

const facility: Reader = (entry, { info, people }) => {
  const party = people.party(objectOf(entry['valueReference']));
  if (party === null || (party.name === null && party.npi === null)) return false;
  info.facility ??= party;
  return true;
};

const bodySite: Reader = (entry, { info }) => {
  const value = code(entry);
  const sequence = integerOf(entry['sequence']);
  if (value === null || sequence === null) return false;
  info.sites.set(sequence, value);
  return true;
};

const notPaid: Reader = (entry, { info }) => {
  const value = code(entry);
  if (value === null || value.code === 'P') return false;
  info.reasons.push({ kind: 'denial', ...reasonText(value), noteNumber: null, lineNumber: null });
  return true;
};

/** Medicare's payment denial code: 0 says denied, the others who was paid. */
const paymentDenial: Reader = (entry, context) =>
  codesOf(objectOf(entry['code'])).includes('0') && notPaid(entry, context);

const deletion: Reader = (entry, { info }) => {
  if (codesOf(objectOf(entry['code'])).includes('d')) info.deleted = true;
  return false;
};

/** A coded reason as text, code and system. */
export function reasonText(value: Coded): Pick<ClaimReason, 'text' | 'code' | 'system'> {
  return { text: value.text, code: value.code, system: value.system };
}

const readers = new Map<string, Reader>([
  ['clmrecvddate', received],
  ['nch_wkly_proc_dt', processed],
  ['CLM_NCH_WKLY_PROC_DT', processed],
  ['admissionperiod', admission],
  ['drg', stayCode('drg')],
  ['DRG', stayCode('drg')],
  ['clm_drg_cd', stayCode('drg')],
  ['admtype', stayCode('admissionType')],
  ['discharge-status', stayCode('dischargeStatus')],
  ['dayssupply', number('daysSupply')],
  ['refillnum', number('refillNumber')],
  ['refillsauthorized', number('refillsAuthorized')],
  ['brandgenericindicator', drugCode('brandOrGeneric')],
  ['brandgenericcode', drugCode('brandOrGeneric')],
  ['brandgeneric', drugCode('brandOrGeneric')],
  ['brnd_gnrc_cd', drugCode('brandOrGeneric')],
  ['dawcode', drugCode('dispenseAsWritten')],
  ['daw_prod_slctn_cd', drugCode('dispenseAsWritten')],
  ['CLM_LINE_RX_NUM', prescription],
  ['patientaccountnumber', otherNumber('patientaccountnumber')],
  ['medicalrecordnumber', otherNumber('medicalrecordnumber')],
  ['servicefacility', facility],
  ['billingnetworkcontractingstatus', network('billingNetwork')],
  ['performingnetworkcontractingstatus', network('renderingNetwork')],
  ['additionalbodysite', bodySite],
  ['CLM_MDCR_NPMT_RSN_CD', notPaid],
  ['CLM_CARR_PMT_DNL_CD', paymentDenial],
  ['adjstmt_dltn_cd', deletion],
]);

function keepFact(entry: Json, category: Json | null, own: Json | null, context: Context): void {
  const code = textOf(own?.['code']);
  const label: Coded = {
    text: textOf(category?.['text']) ?? textOf(own?.['display']),
    code: code === null ? null : lastPart(code),
    system: null,
  };
  const value = infoValue(entry, context.people);
  if (value !== null)
    context.info.facts.push({ label, value, lineNumber: context.lineOf(integerOf(entry['sequence'])) });
  else if (entry['valueReference'] === undefined)
    context.unread.add(`supportingInfo[${context.index}]`, label.text ?? label.code ?? 'supportingInfo');
}

/** The values of a supporting information entry as text for a person; `null` when it has none. */
function infoValue(entry: Json, people: PeopleReader): string | null {
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
