/** Made-up records of the one member that all stand-ins know. */
type Json = Record<string, unknown>;

export const theirs = {
  userName: 'member',
  password: 'right-password',
  patientId: '-20140000008325',
  name: 'Nia Harrow',
};

const coding = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});
const money = (value: number) => ({ value, currency: 'USD' });
const patient = { reference: `Patient/${theirs.patientId}` };

const person: Json = {
  resourceType: 'Patient',
  id: theirs.patientId,
  name: [{ family: 'Harrow', given: ['Nia'] }],
  gender: 'female',
  birthDate: '1951-04-02',
};

const coverage: Json = {
  resourceType: 'Coverage',
  id: 'part-b',
  status: 'active',
  subscriberId: 'NH-0042',
  beneficiary: patient,
  payor: [{ display: 'Harbor Plan' }],
};

function claim(number: number): Json {
  const day = `2025-0${number}-11`;
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `carrier--1000${number}`,
    meta: { lastUpdated: `2026-01-0${number}T10:00:00Z` },
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    type: coding('claim-type', 'professional'),
    identifier: [{ system: 'urn:example:claim', value: `HP-${number}` }],
    patient,
    created: day,
    billablePeriod: { start: day, end: day },
    insurer: { display: 'Harbor Plan' },
    provider: { display: 'Quayside Clinic' },
    insurance: [{ focal: true, coverage: { reference: 'Coverage/part-b' } }],
    total: [
      { category: coding('adjudication', 'submitted'), amount: money(100 * number) },
      { category: coding('adjudication', 'benefit'), amount: money(70 * number) },
    ],
  };
}

const all = [person, coverage, ...[1, 2, 3, 4].map(claim)];

/** A record by `Type/id`; `null` when there is none. */
export function readable(path: string): Json | null {
  return all.find((one) => `${one['resourceType']}/${one['id']}` === path) ?? null;
}

/** A page of two; `null` for a type that is not there, or for somebody else's. */
export function searched(type: string, query: URLSearchParams): Json | null {
  const found = all.filter((one) => one['resourceType'] === type);
  const whose = query.get('patient') ?? query.get('beneficiary')?.replace('Patient/', '');
  if (found.length === 0 || (whose !== undefined && whose !== theirs.patientId)) return null;
  const start = Number(query.get('startIndex') ?? '0');
  const next = new URLSearchParams(query);
  next.set('startIndex', String(start + 2));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: start + 2 < found.length ? [{ relation: 'next', url: `${type}?${next}` }] : [],
    entry: found.slice(start, start + 2).map((resource) => ({ resource })),
  };
}
