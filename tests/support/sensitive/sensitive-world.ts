/**
 * An invented year of somebody with care that many keep to themselves, as plans send it. Nothing in it is marked for tests: the names of who gave the care and of what it was are what must not be seen.
 */
import { coding } from './sensitive-records.ts';

/** Who gave the care and what it was: no other care of the world has any of these in it. */
export const canaries: readonly string[] = [
  ...['Brackenholt', 'Fennimore', 'Tanzberg', 'Harrowgate', 'Wrenfield', 'Quillon', 'Ellacombe'],
  ...['Biktarvy', 'Suboxone', 'Sertraline', 'Psychotherapy', 'Psychiatric', 'Mifepristone', 'Depressive'],
];

type Json = Record<string, unknown>;

const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const adjudication = 'http://terminology.hl7.org/CodeSystem/adjudication';
const money = (code: string, value: number): Json => ({
  category: coding(
    code === 'memberliability' ? 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication' : adjudication,
    code,
  ),
  amount: { value, currency: 'USD' },
});

type Care = {
  id: string;
  /** `institutional`, `professional`, `pharmacy`. */
  type: string;
  day: string;
  provider: Json;
  service: string;
  /** ICD-10-CM and what it is called. */
  diagnosis?: readonly [code: string, name: string];
  billed: number;
  paid: number;
  share: number;
  more?: Json;
};

/** What the world is about a person, as their plan sends it. `patient`: `Patient/<id>`. */
export function listSensitiveCare(patient: string): { claims: Json[]; others: Json[] } {
  const subject = { reference: patient };
  const by = (reference: string, display?: string) => ({ reference, ...(display && { display }) });
  const claim = ({ id, type, day, provider, service, diagnosis, billed, paid, share, more }: Care): Json => ({
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: { lastUpdated: `${day}T00:00:00Z` },
    identifier: [
      { type: { coding: [{ code: 'uc' }] }, system: 'https://plan.example/claims', value: `N${id}` },
    ],
    status: 'active',
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: type }] },
    use: 'claim',
    outcome: 'complete',
    patient: subject,
    billablePeriod: { start: day, end: day },
    created: day,
    insurer: { display: 'Evergreen Test Plan' },
    provider,
    ...(diagnosis && {
      diagnosis: [{ sequence: 1, diagnosisCodeableConcept: coding(icd10, diagnosis[0], diagnosis[1]) }],
    }),
    item: [{ sequence: 1, productOrService: { text: service }, servicedDate: day }],
    total: [money('submitted', billed), money('benefit', paid), money('memberliability', share)],
    ...more,
  });
  const therapy = (at: number): Json =>
    claim({
      ...{
        id: `talk-${at}`,
        type: 'professional',
        day: `2026-0${at}-09`,
        service: 'Office visit, 50 minutes',
      },
      ...{ provider: by('Practitioner/fennimore'), billed: 9000, paid: 8800, share: 200 },
      diagnosis: ['F33.1', 'Major depressive disorder'],
      more: {
        careTeam: [{ sequence: 1, provider: by('Practitioner/fennimore', 'Odalys Fennimore') }],
        ...(at === 3 && {
          total: [money('submitted', 9000), money('benefit', 0)],
          processNote: [{ number: 1, text: 'Psychotherapy by O. Fennimore needs an approval.' }],
        }),
      },
    });
  const claims = [
    claim({
      ...{
        id: 'stay',
        type: 'institutional',
        day: '2026-01-20',
        service: 'Psychiatric ward, room and board',
      },
      ...{ provider: by('Organization/brackenholt'), billed: 48_000, paid: 47_000, share: 1000 },
      diagnosis: ['F33.2', 'Severe depressive episode'],
      more: {
        facility: by('Location/brackenholt'),
        careTeam: [{ sequence: 1, provider: { display: 'Dr. Ruprecht Ellacombe' } }],
      },
    }),
    ...[1, 2, 3].map(therapy),
    claim({
      ...{ id: 'pills', type: 'pharmacy', day: '2026-02-03', service: 'Biktarvy 50-200-25 MG Tab' },
      ...{ provider: { display: 'Tanzberg Pharmacy' }, billed: 41_000, paid: 40_900, share: 100 },
      more: { careTeam: [{ sequence: 1, provider: { display: 'Dr. Ulrike Tanzberg' } }] },
    }),
    claim({
      ...{ id: 'film', type: 'pharmacy', day: '2026-02-05', service: 'Suboxone 8 MG-2 MG SL film' },
      ...{ provider: { display: 'Harrowgate Recovery Center' }, billed: 32_000, paid: 31_000, share: 1000 },
    }),
    claim({
      ...{ id: 'care', type: 'professional', day: '2026-02-12', service: 'Mifepristone and visit' },
      ...{ provider: by('Organization/wrenfield'), billed: 27_000, paid: 26_000, share: 1000 },
      diagnosis: ['Z33.2', 'Encounter for elective termination of pregnancy'],
    }),
    {
      ...claim({
        ...{ id: 'ahead', type: 'institutional', day: '2026-03-02', service: 'Psychiatric day program' },
        ...{ provider: by('Organization/brackenholt'), billed: 100, paid: 0, share: 0 },
        diagnosis: ['F33.2', 'Severe depressive episode'],
      }),
      use: 'preauthorization',
      preAuthRef: ['PA-77'],
    },
  ];
  const observation = (at: number): Json => ({
    resourceType: 'Observation',
    id: `load-${at}`,
    subject,
    status: 'final',
    category: [coding('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory')],
    code: { text: 'HIV-1 viral load, Quillon method' },
    performer: [{ display: 'Tanzberg Laboratory' }],
    effectiveDateTime: `2026-02-0${at}`,
    valueQuantity: { value: 40 + at, unit: 'copies/mL' },
  });
  const others = [
    { resourceType: 'Organization', id: 'brackenholt', name: 'Brackenholt Psychiatric Hospital' },
    {
      resourceType: 'Location',
      id: 'brackenholt',
      name: 'Brackenholt House',
      managingOrganization: by('Organization/brackenholt'),
    },
    {
      resourceType: 'Practitioner',
      id: 'fennimore',
      name: [{ text: 'Odalys Fennimore', family: 'Fennimore', given: ['Odalys'] }],
    },
    { resourceType: 'Organization', id: 'wrenfield', name: 'Wrenfield Center' },
    {
      resourceType: 'Condition',
      id: 'mood',
      subject,
      code: coding(icd10, 'F33.1', 'Major depressive disorder'),
      recorder: { display: 'Odalys Fennimore' },
      clinicalStatus: coding('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      recordedDate: '2026-01-02',
    },
    {
      resourceType: 'MedicationRequest',
      id: 'mood-pills',
      subject,
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Sertraline 50 MG' },
      requester: { display: 'Odalys Fennimore' },
      reasonCode: [{ text: 'Major depressive disorder' }],
      authoredOn: '2026-01-03',
      dosageInstruction: [{ text: 'One Sertraline tablet a day' }],
    },
    ...[1, 2, 3].map(observation),
    {
      resourceType: 'Encounter',
      id: 'admission',
      subject,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
      type: [{ text: 'Psychiatric admission' }],
      participant: [{ individual: { display: 'Dr. Ruprecht Ellacombe' } }],
      serviceProvider: by('Organization/brackenholt', 'Brackenholt Psychiatric Hospital'),
      period: { start: '2026-01-20', end: '2026-01-25' },
    },
    {
      resourceType: 'DocumentReference',
      id: 'letter',
      subject,
      status: 'current',
      type: { text: 'Psychiatric discharge summary' },
      author: [{ display: 'Dr. Ruprecht Ellacombe' }],
      date: '2026-01-26T10:00:00Z',
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            title: 'Brackenholt discharge',
            data: btoa('Discharged from Brackenholt.'),
          },
        },
      ],
    },
  ];
  return { claims, others };
}
