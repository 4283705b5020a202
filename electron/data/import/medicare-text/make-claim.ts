/**
 * A claim of Medicare's text as an ExplanationOfBenefit. Each element says what the text says; what the text leaves out
 * is left out. What has no element of its own goes along under Medicare's own words.
 *
 * @see CARIN IG C4BBAdjudication; CMS Blue Button EOB-TYPE; 45 CFR 162.1002 (ICD-10 from October 1, 2015)
 */
import { medicareDownload } from '#shared/model/plans/plan-kind';
import { isNpi } from '#shared/npi';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { omitEmpty } from '../make-record.ts';
import { type Fields, readCode, readDay, readDollars, readNumber } from './fields.ts';

/** A claim as it stands in the text. */
export type TextClaim = {
  /** Line in the file, from 1. */
  place: number;
  number: string | null;
  fields: Fields;
  lines: Fields[];
};

export type ClaimFacts = { id: string; patient: Json | null; producedAt: string | null };

const adjudicationSystem = 'http://terminology.hl7.org/CodeSystem/adjudication';
const carinAdjudication = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication';
const carinCareTeam = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBClaimCareTeamRole';
const carinInfo = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBSupportingInfoType';
const npiSystem = 'http://hl7.org/fhir/sid/us-npi';
const procedures = 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
const placesOfService =
  'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set';

/** Medicare's names of its claim types, letters only, and the same type in Blue Button. */
const claimTypes = new Map([
  ['partb', 'CARRIER'],
  ['carrier', 'CARRIER'],
  ['partd', 'PDE'],
  ['inpatient', 'INPATIENT'],
  ['outpatient', 'OUTPATIENT'],
  ['snf', 'SNF'],
  ['skillednursingfacility', 'SNF'],
  ['hospice', 'HOSPICE'],
  ['hha', 'HHA'],
  ['homehealth', 'HHA'],
  ['homehealthagency', 'HHA'],
  ['dme', 'DME'],
  ['durablemedicalequipment', 'DME'],
]);

const claimAmounts = [
  ['amount charged', adjudicationSystem, 'submitted', 'Amount Charged'],
  ['medicare approved', adjudicationSystem, 'eligible', 'Medicare Approved'],
  ['provider paid', carinAdjudication, 'paidtoprovider', 'Provider Paid'],
  ['you may be billed', carinAdjudication, 'memberliability', 'You May be Billed'],
] as const;

const lineAmounts = [
  ['submitted amount/charges', adjudicationSystem, 'submitted', 'Submitted Amount/Charges'],
  ['allowed amount', adjudicationSystem, 'eligible', 'Allowed Amount'],
  ['non-covered', carinAdjudication, 'noncovered', 'Non-Covered'],
] as const;

/** The ExplanationOfBenefit. Takes the fields out of the claim. */
export function makeClaim(claim: TextClaim, { id, patient, producedAt }: ClaimFacts): Resource {
  const { fields, number } = claim;
  const lists: Lists = { info: [], careTeam: [], places: new Map() };
  const type = fields.text('claim type');
  const plainType = (type ?? '').toLowerCase().replaceAll(/[^a-z]/g, '');
  const code = claimTypes.get(plainType);
  const isPartA = plainType === 'parta';
  const isDrug = code === 'PDE';
  const day = fields.take('claim service date', readDay) ?? fields.take('service start date', readDay);
  const end = fields.take('service end date', readDay);
  const diagnoses = readDiagnoses(fields, end ?? day);
  const provider = isDrug ? readPharmacy(fields) : readProvider(fields);
  const item =
    isDrug && claim.lines.length === 0
      ? [readFill(fields, day, lists)]
      : claim.lines.map((line, index) => readLine(line, index + 1, lists));
  const total = readAmounts(fields, claimAmounts);
  addRest(fields, lists.info);
  return omitEmpty({
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: {
      ...(producedAt !== null && { lastUpdated: producedAt }),
      source: medicareDownload.base,
      tag: [
        {
          system: medicareDownload.base,
          code: textMark,
          display: 'MyMedicare.gov Personal Health Information',
        },
      ],
    },
    contained: provider === null ? [] : [provider],
    identifier: number === null ? [] : [readClaimNumber(number, isDrug)],
    status: 'active',
    use: 'claim',
    type: omitEmpty({
      coding: code === undefined ? (isPartA ? partA.coding : []) : [{ system: eobType, code }],
      ...(type !== null && { text: type }),
    }),
    patient,
    billablePeriod: omitEmpty({ start: day, end }),
    insurer: { display: 'Medicare' },
    insurance: isPartA ? partA.insurance : [],
    provider: provider === null ? null : { reference: `#${provider.id}` },
    careTeam: lists.careTeam,
    diagnosis: diagnoses,
    item,
    total,
    supportingInfo: lists.info,
  }) as Resource;
}

const textMark = 'text';

/** The day on which the text was made that the claim is from, `YYYY-MM-DD`; `null` of every other record. */
export function findDayOfText(resource: Resource): string | null {
  const meta = objectAt(resource, 'meta');
  const isOfText = listAt(meta, 'tag').some(
    (tag) => textAt(tag, 'system') === medicareDownload.base && textAt(tag, 'code') === textMark,
  );
  return isOfText ? (textAt(meta, 'lastUpdated')?.slice(0, 10) ?? null) : null;
}

/** Part A is care by hospitals and nursing homes, at home or in a hospice: the text does not say which. */
const partA = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'institutional' }],
  insurance: [{ focal: true, coverage: { display: 'Medicare Part A' } }],
};

const eobType = 'https://bluebutton.cms.gov/resources/codesystem/eob-type';

/** The number that Medicare's contractor gave the claim; Blue Button has the same one. Fills of Part D have another. */
function readClaimNumber(value: string, isDrug: boolean): Json {
  const type = {
    coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'uc' }],
  };
  return isDrug ? { type, value } : { type, system: `${medicareDownload.base}/CLM-CNTL-NUM`, value };
}

function readProvider(fields: Fields): Resource | null {
  const name = fields.text('provider');
  const address = fields.text('provider billing address');
  if (name === null && address === null) return null;
  return organization('provider', name, { address: address === null ? [] : [{ text: address }] });
}

function readPharmacy(fields: Fields): Resource | null {
  const number = fields.text('pharmacy / service provider');
  const name = fields.text('pharmacy name');
  if (name === null && number === null) return null;
  return organization('pharmacy', name, { identifier: number === null ? [] : [identifyProvider(number)] });
}

function organization(id: string, name: string | null, more: Json): Resource {
  return omitEmpty({ resourceType: 'Organization', id, name, ...more }) as Resource;
}

/** A number of a provider. Medicare does not say of which kind it is; ten digits that check are an NPI. */
function identifyProvider(value: string): Json {
  return /^[12]/.test(value) && isNpi(value)
    ? { system: npiSystem, value }
    : { type: { text: 'Provider number' }, value };
}

/** Medicare does not say which ICD it is: that follows from the day, where the code has its form. */
function readDiagnoses(fields: Fields, day: string | null): Json[] {
  const codes = fields.takeNumbered('diagnosis code', (text) => (/^[\w.]{3,8}$/.test(text) ? text : null));
  return codes.map((code, index) => ({
    sequence: index + 1,
    diagnosisCodeableConcept: { coding: [omitEmpty({ system: systemOfDiagnosis(code, day), code })] },
  }));
}

function systemOfDiagnosis(code: string, day: string | null): string | null {
  if (day === null) return null;
  const isTenth = day >= '2015-10-01';
  const fits = isTenth ? /^[A-Z]\d/i.test(code) : /^(?:[EV]?\d)/i.test(code);
  if (!fits) return null;
  return isTenth ? 'http://hl7.org/fhir/sid/icd-10-cm' : 'http://hl7.org/fhir/sid/icd-9-cm';
}

/** What lines add to the claim; `places`: of providers in the care team, by their numbers. */
type Lists = { info: Json[]; careTeam: Json[]; places: Map<string, number> };

function readLine(line: Fields, place: number, lists: Lists): Json {
  const sequence = line.take('line number', readNumber) ?? place;
  const start = line.take('date of service from', readDay);
  const end = line.take('date of service to', readDay);
  const npi = line.text('rendering provider npi');
  const quantity = line.take('quantity billed/units', readNumber);
  const item = omitEmpty({
    sequence,
    careTeamSequence: npi === null ? [] : [placeOf(npi, lists)],
    revenue: line.take('revenue code/description', (text) =>
      readCode(text, 'https://www.nubc.org/CodeSystem/RevenueCodes'),
    ),
    productOrService: line.take('procedure code/description', (text) => readCode(text, procedures)),
    modifier: line.takeNumbered('modifier', (text) => readCode(text, procedures)),
    servicedPeriod: omitEmpty({ start, end }),
    locationCodeableConcept: line.take('place of service/description', (text) =>
      readCode(text, placesOfService),
    ),
    category: line.take('type of service/description', (text) =>
      readCode(text, 'https://bluebutton.cms.gov/resources/variables/line_cms_type_srvc_cd'),
    ),
    quantity: quantity === null ? null : { value: quantity },
    adjudication: readAmounts(line, lineAmounts),
  });
  const first = lists.info.length;
  addRest(line, lists.info);
  const own = lists.info.slice(first).map((entry) => entry['sequence']);
  return own.length === 0 ? item : { ...item, informationSequence: own };
}

/** The place in the care team of who gave a service. */
function placeOf(npi: string, { careTeam, places }: Lists): number {
  const known = places.get(npi);
  if (known !== undefined) return known;
  const sequence = careTeam.push({
    sequence: careTeam.length + 1,
    provider: { identifier: { system: npiSystem, value: npi } },
    role: { coding: [{ system: carinCareTeam, code: 'performing' }] },
  });
  places.set(npi, sequence);
  return sequence;
}

/** A fill of Part D: its text has one drug, and no amounts. */
function readFill(fields: Fields, day: string | null, { info, careTeam }: Lists): Json {
  const drug = fields.text('drug code');
  const name = fields.text('drug name');
  const number = fields.text('prescriber identifer') ?? fields.text('prescriber identifier');
  const prescriber = fields.text('prescriber name');
  if (number !== null || prescriber !== null)
    careTeam.push({
      sequence: 1,
      provider: omitEmpty({
        identifier: number === null ? null : identifyProvider(number),
        display: prescriber,
      }),
      role: { coding: [{ system: carinCareTeam, code: 'prescribing' }] },
    });
  for (const [field, category] of [
    ['fill number', 'refillnum'],
    ["days' supply", 'dayssupply'],
  ] as const) {
    const value = fields.take(field, readNumber);
    if (value !== null)
      info.push({
        sequence: info.length + 1,
        category: { coding: [{ system: carinInfo, code: category }] },
        valueQuantity: { value },
      });
  }
  return omitEmpty({
    sequence: 1,
    productOrService: omitEmpty({
      coding:
        drug === null
          ? []
          : [omitEmpty({ system: 'http://hl7.org/fhir/sid/ndc', code: drug, display: name })],
      text: name,
    }),
    servicedDate: day,
  });
}

function readAmounts(
  fields: Fields,
  named: readonly (readonly [name: string, system: string, code: string, words: string])[],
): Json[] {
  return named.flatMap(([name, system, code, text]) => {
    const amount = fields.take(name, readDollars);
    return amount === null ? [] : [{ category: { coding: [{ system, code }], text }, amount }];
  });
}

/** What has no element of its own, in Medicare's words. */
function addRest(fields: Fields, info: Json[]): void {
  for (const { name, value } of fields.rest)
    info.push({ sequence: info.length + 1, category: { text: name }, valueString: value });
}
