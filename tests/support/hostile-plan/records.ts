/** Made-up records that are valid FHIR in shape and hostile in content. */
import { patientId } from '../odd-plan/records.ts';
import { emoji, longText, manyLines, markup, oneLongWord, scriptAddress, textFor } from './texts.ts';

type Json = Record<string, unknown>;

const terms = 'http://terminology.hl7.org/CodeSystem';
const coding = (system: string, code: string, text: string) => ({
  coding: [{ system: `${terms}/${system}`, code, display: text }],
  text,
});
const money = (value: unknown, currency: string | undefined = 'USD') => ({
  value,
  ...(currency === undefined ? {} : { currency }),
});

/** Amounts below zero, beyond what a number holds exactly, in other currencies, and not numbers at all. */
const amounts: readonly Json[] = [
  money(-1234.56),
  money(9_999_999_999_999.99),
  money(99.99, 'EUR'),
  money(12_345, 'JPY'),
  money(0.001),
  { currency: 'USD' },
  money(1e300),
  money('12.00'),
  { value: 5 },
  money(10, '<b>USD</b>'),
];
const amountFor = (index: number) => amounts[index % amounts.length] ?? {};

const dates = ['1900-01-01', '9999-12-31', '2024', '2024-02', '0001-01-01', '2024-13-45', oneLongWord];
const dateFor = (index: number) => dates[index % dates.length] ?? '2024';

const patient: Json = {
  resourceType: 'Patient',
  id: patientId,
  name: [{ family: oneLongWord, given: [markup, emoji], text: `${markup} ${oneLongWord}` }],
  birthDate: '9999-12-31',
};

const organization: Json = {
  resourceType: 'Organization',
  id: 'org',
  name: `${markup}${longText}`,
  telecom: [{ system: 'url', value: scriptAddress }],
};

export const coverage: Json = {
  resourceType: 'Coverage',
  id: 'cover',
  status: 'active',
  subscriberId: oneLongWord,
  beneficiary: { reference: `Patient/${patientId}` },
  payor: [{ reference: 'Organization/org', display: markup }],
  period: { start: '0001-01-01', end: '9999-12-31' },
  class: [{ type: coding('coverage-class', 'plan', markup), value: oneLongWord, name: longText }],
  costToBeneficiary: [
    {
      type: { text: oneLongWord },
      valueQuantity: { value: 20, unit: oneLongWord },
      exception: [{ type: { text: oneLongWord } }],
    },
  ],
};

/** A test result whose every word is endless. */
export const observation: Json = {
  resourceType: 'Observation',
  id: 'result',
  status: 'final',
  category: [coding('observation-category', 'laboratory', oneLongWord)],
  code: { coding: [{ system: 'http://loinc.org', code: oneLongWord, display: oneLongWord }] },
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: '2024-05-05',
  valueQuantity: { value: 1e21, unit: oneLongWord },
  referenceRange: [{ low: { value: -1, unit: oneLongWord }, text: oneLongWord }],
};

const adjudications = ['submitted', 'eligible', 'benefit', 'copay', 'deductible'];

/** Every hundredth line carries long texts on each of its amounts, so that an answer stays below the app's limit. */
function adjudication(index: number): Json[] {
  const some = index % 100 < 3 ? adjudications : adjudications.slice(0, 1);
  return some.map((code, place) => ({
    category: coding('adjudication', code, textFor(index + place)),
    reason: coding('adjudication-reason', scriptAddress, textFor(index + place + 1)),
    amount: amountFor(index + place),
  }));
}

function line(index: number): Json {
  return {
    sequence: index + 1,
    productOrService: { coding: [{ system: scriptAddress, code: 'X', display: textFor(index) }] },
    servicedDate: dateFor(index),
    quantity: { value: index % 2 === 0 ? -1e9 : 1e21, unit: textFor(index + 2) },
    adjudication: adjudication(index),
  };
}

function diagnosis(index: number): Json {
  return {
    sequence: index + 1,
    diagnosisCodeableConcept: {
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: oneLongWord, display: textFor(index) }],
    },
  };
}

type Size = { lines: number; diagnoses: number };

function claim(index: number, { lines, diagnoses }: Size): Json {
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `hostile-${index}`,
    status: 'active',
    type: coding('claim-type', 'professional', textFor(index)),
    use: 'claim',
    outcome: 'partial',
    disposition: textFor(index),
    identifier: [{ system: scriptAddress, value: textFor(index + 5) }],
    patient: { reference: `Patient/${patientId}` },
    created: dateFor(index),
    billablePeriod: { start: dateFor(index), end: dateFor(index + 1) },
    insurer: { reference: 'Organization/org', display: textFor(index) },
    provider: { display: textFor(index) },
    careTeam: [{ sequence: 1, provider: { display: textFor(index + 3) } }],
    insurance: [{ focal: true, coverage: { reference: 'Coverage/cover' } }],
    diagnosis: Array.from({ length: diagnoses }, (_, place) => diagnosis(place)),
    item: Array.from({ length: lines }, (_, place) => line(place)),
    total: adjudications.map((code, place) => ({
      category: coding('adjudication', code, textFor(index + place)),
      amount: amountFor(index + place),
    })),
    payment: { amount: amountFor(index), date: dateFor(index) },
    processNote: [{ number: 1, text: textFor(index + 1) }, { text: manyLines }],
    extension: [{ url: scriptAddress, valueUri: scriptAddress }],
  };
}

/** Few claims of every kind of text; the last has 3,000 lines and 200 diagnoses. */
export const claims: Json[] = [
  ...Array.from({ length: 16 }, (_, index) => claim(index, { lines: 3, diagnoses: 3 })),
  { ...claim(16, { lines: 3000, diagnoses: 200 }), billablePeriod: { start: '2024-05-05' } },
];

/** What can be read by type and id. */
export const readable: ReadonlyMap<string, Json> = new Map(
  [patient, coverage, organization, ...claims].map((one) => [
    `${String(one['resourceType'])}/${String(one['id'])}`,
    one,
  ]),
);
