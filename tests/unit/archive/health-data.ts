/** Invented health records of one person, and what they are asked for. */
import type { RecordFilter } from '../../../shared/model/health/health-lists.ts';

const person = { subject: { reference: 'Patient/pat-1' } };

export function condition(id: string, text: string, onset: string | null = '2024-05-02') {
  return {
    resourceType: 'Condition',
    id,
    ...person,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text },
    ...(onset === null ? {} : { onsetDateTime: onset }),
  };
}

export function lab(id: string, value: number | string, day: string, extra: Record<string, unknown> = {}) {
  return {
    resourceType: 'Observation',
    id,
    ...person,
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { text: 'Invented blood value', coding: [{ system: 'https://plan.example/codes', code: 'ibv' }] },
    effectiveDateTime: day,
    ...(typeof value === 'number'
      ? { valueQuantity: { value, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } }
      : { valueString: value }),
    ...extra,
  };
}

export function medicine(id: string, extra: Record<string, unknown> = {}) {
  return {
    resourceType: 'MedicationRequest',
    id,
    ...person,
    status: 'active',
    intent: 'order',
    authoredOn: '2025-02-03',
    medicationReference: { reference: 'Medication/med-1' },
    requester: { reference: 'Practitioner/doc-1' },
    ...extra,
  };
}

export const medication = (text: string) => ({ resourceType: 'Medication', id: 'med-1', code: { text } });

export function approval(id: string, extra: Record<string, unknown> = {}) {
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    status: 'active',
    use: 'preauthorization',
    outcome: 'complete',
    patient: { reference: 'Patient/pat-1' },
    created: '2025-06-01',
    preAuthRef: ['PA-0001'],
    provider: { display: 'Dr. Ada Example' },
    item: [{ sequence: 1, productOrService: { text: 'Invented imaging' } }],
    ...extra,
  };
}

export function recordFilter(personId: string, over: Partial<RecordFilter> = {}): RecordFilter {
  return { personId, kinds: [], connectionId: null, text: '', ...over };
}
