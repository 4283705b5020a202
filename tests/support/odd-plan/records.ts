/** Made-up records of one person, in the plain shape of a plan that fills in little. */
type Json = Record<string, unknown>;

export const patientId = 'odd-1';

const money = (value: number) => ({ value, currency: 'USD' });
const coding = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});
const meta = (day: string) => ({ lastUpdated: `${day}T12:00:00Z` });

const patient: Json = {
  resourceType: 'Patient',
  id: patientId,
  meta: meta('2026-01-05'),
  name: [{ family: 'Quill', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1971-03-09',
};

const organizations: Json[] = [
  { resourceType: 'Organization', id: 'insurer', active: true, name: 'Lighthouse Mutual' },
  { resourceType: 'Organization', id: 'clinic', active: true, name: 'Harbor Street Clinic' },
];

export const coverage: Json = {
  resourceType: 'Coverage',
  id: 'cover-1',
  meta: meta('2026-01-05'),
  status: 'active',
  subscriberId: 'LM-0001',
  beneficiary: { reference: `Patient/${patientId}` },
  payor: [{ reference: 'Organization/insurer' }],
  class: [{ type: coding('coverage-class', 'plan'), value: 'basic', name: 'Lighthouse Basic' }],
};

function claim(number: number): Json {
  const day = `2025-${String(number).padStart(2, '0')}-14`;
  const billed = 100 + number * 25;
  const paid = 60 + number * 20;
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `claim-${number}`,
    meta: meta(`2026-01-${String(number).padStart(2, '0')}`),
    status: 'active',
    type: coding('claim-type', 'professional'),
    use: 'claim',
    outcome: 'complete',
    identifier: [{ system: 'urn:example:odd-plan:claim', value: `LM-C-${number}` }],
    patient: { reference: `Patient/${patientId}` },
    created: day,
    billablePeriod: { start: day, end: day },
    insurer: { reference: 'Organization/insurer' },
    provider: { reference: 'Organization/clinic' },
    insurance: [{ focal: true, coverage: { reference: 'Coverage/cover-1' } }],
    total: [
      { category: coding('adjudication', 'submitted'), amount: money(billed) },
      { category: coding('adjudication', 'eligible'), amount: money(paid + 15) },
      { category: coding('adjudication', 'benefit'), amount: money(paid) },
      { category: coding('adjudication', 'copay'), amount: money(15) },
    ],
  };
}

/** Seven claims, newest first. */
export const claims: Json[] = Array.from({ length: 7 }, (_, index) => claim(7 - index));

/** What can be read by type and id, e.g. `Organization/clinic`. */
export const readable: ReadonlyMap<string, Json> = new Map(
  [patient, coverage, ...organizations, ...claims].map((one) => [
    `${String(one['resourceType'])}/${String(one['id'])}`,
    one,
  ]),
);
