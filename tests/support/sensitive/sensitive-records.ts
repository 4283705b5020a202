/** Invented records of a person: everyday care, and sensitive care of every kind and shape, whose texts say so with a mark. */

/** Stands in every text of sensitive care, and nowhere else. */
export const mark = 'Quillon';

const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm';
export const coding = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display && { display }) }],
});

const total = (system: string, name: string, value: number) => ({
  category: coding(system, name),
  amount: { value, currency: 'USD' },
});

/** Billed, and nothing paid. */
const refused = ['submitted', 'benefit'].map((name) =>
  total('http://terminology.hl7.org/CodeSystem/adjudication', name, name === 'benefit' ? 0 : 200),
);

/** A claim for a diagnosis, of $200 of which $30 are the person's; its texts bear what is `said`. */
export function claimOf(
  id: string,
  code: string,
  said: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: { lastUpdated: '2026-02-01T00:00:00Z' },
    identifier: [
      { type: { coding: [{ code: 'uc' }] }, system: 'https://plan.example/claims', value: `CLM-${id}` },
    ],
    status: 'active',
    type: { coding: [{ code: 'professional' }] },
    use: 'claim',
    outcome: 'complete',
    patient: { reference: 'Patient/pat-1' },
    billablePeriod: { start: '2026-01-15', end: '2026-01-15' },
    created: '2026-02-01',
    insurer: { display: 'Evergreen Test Plan' },
    provider: { display: `Dr. ${said} ${id}` },
    processNote: [{ number: 1, text: `Reason ${said} ${id}` }],
    item: [{ sequence: 1, productOrService: { text: `Visit ${said} ${id}` }, servicedDate: '2026-01-15' }],
    total: [
      ...refused,
      total('http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication', 'memberliability', 30),
    ],
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: coding(icd10, code, `Diagnosis ${said} ${id}`) }],
    ...more,
  };
}

const patient = { reference: 'Patient/pat-1' };

export const everyday = [
  claimOf('plain', 'J06.9', 'Everyday'),
  claimOf('knee', 'M17.11', 'Everyday', {
    insurance: [{ focal: true, coverage: { display: 'Plan with mental health care' } }],
    benefitBalance: [{ category: { text: 'Mental health' } }],
  }),
  {
    resourceType: 'Condition',
    id: 'asthma',
    subject: patient,
    code: coding(icd10, 'J45.909', 'Asthma Everyday'),
    clinicalStatus: coding('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
  },
];

export const sensitive = [
  claimOf('mind', 'F33.1', mark, { total: refused }),
  claimOf('birth', 'O80', mark),
  claimOf('place', 'M54.5', mark, { provider: { reference: 'Organization/clinic' } }),
  claimOf('label', 'M54.5', mark, {
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'SUD' }] },
  }),
  {
    ...claimOf('asked', 'F10.20', mark),
    use: 'preauthorization',
    preAuthRef: ['PA-1'],
    outcome: 'complete',
  },
  {
    resourceType: 'Condition',
    id: 'virus',
    subject: patient,
    code: coding(icd10, 'B20', `Condition ${mark}`),
    recorder: { display: `Dr. ${mark}` },
    clinicalStatus: coding('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    recordedDate: '2026-01-02',
  },
  {
    resourceType: 'MedicationRequest',
    id: 'pills',
    subject: patient,
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: `Sertraline ${mark}` },
    requester: { display: `Dr. ${mark}` },
    authoredOn: '2026-01-03',
    dosageInstruction: [{ text: `Take ${mark}` }],
  },
  {
    resourceType: 'Observation',
    id: 'level',
    subject: patient,
    status: 'final',
    category: [coding('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory')],
    code: { text: `HIV load ${mark}` },
    effectiveDateTime: '2026-01-04',
    valueQuantity: { value: 4242, unit: mark },
  },
];

/** What one of the claims refers to. */
export const clinic = { resourceType: 'Organization', id: 'clinic', name: `Behavioral Health ${mark}` };
