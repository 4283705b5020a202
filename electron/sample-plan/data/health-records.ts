import type { FhirResource } from '../model.ts';
import { concept, systems } from './codes.ts';

const terminology = 'http://terminology.hl7.org/CodeSystem';

/** A few clinical records of one person: enough to show each kind. */
export function healthRecords(patientId: string, lastUpdated: string): FhirResource[] {
  const subject = { reference: `Patient/${patientId}` };
  const record = (resourceType: string, name: string, elements: Record<string, unknown>): FhirResource => ({
    resourceType,
    id: `${patientId}-${name}`,
    meta: { versionId: '1', lastUpdated },
    ...elements,
  });
  return [
    record('Condition', 'blood-pressure', {
      clinicalStatus: concept(`${terminology}/condition-clinical`, 'active'),
      verificationStatus: concept(`${terminology}/condition-ver-status`, 'confirmed'),
      category: [concept(`${terminology}/condition-category`, 'problem-list-item')],
      code: { ...concept(systems.icd10, 'I10', 'High blood pressure'), text: 'High blood pressure' },
      subject,
      onsetDateTime: '2019-04-02',
    }),
    record('MedicationRequest', 'presolin', {
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'Presolin 20 mg tablet' },
      subject,
      authoredOn: '2024-01-14',
      requester: { reference: 'Practitioner/lindqvist', display: 'Dr. Jonas Lindqvist' },
      dosageInstruction: [{ text: 'One tablet each morning' }],
    }),
    record('AllergyIntolerance', 'peanut', {
      clinicalStatus: concept(`${terminology}/allergyintolerance-clinical`, 'active'),
      verificationStatus: concept(`${terminology}/allergyintolerance-verification`, 'confirmed'),
      code: { text: 'Peanuts' },
      patient: subject,
      reaction: [{ manifestation: [{ text: 'Rash' }] }],
    }),
    record('Observation', 'blood-sugar', {
      status: 'final',
      category: [concept(`${terminology}/observation-category`, 'laboratory')],
      code: { ...concept('http://loinc.org', '4548-4'), text: 'Long-term blood sugar' },
      subject,
      effectiveDateTime: '2025-09-11T09:30:00-07:00',
      valueQuantity: { value: 5.4, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    }),
    record('Procedure', 'knee', {
      status: 'completed',
      code: { text: 'Knee arthroscopy, left' },
      subject,
      performedDateTime: '2026-03-12',
    }),
    record('Immunization', 'flu', {
      status: 'completed',
      vaccineCode: { text: 'Flu vaccine' },
      patient: subject,
      occurrenceDateTime: '2025-10-07',
      primarySource: true,
    }),
  ];
}

/** A person who may act for the member. @see C4BB-RelatedPerson 2.0.0 */
export function relatedPerson(
  id: string,
  name: string,
  relationship: 'PRN' | 'SPS',
  patientId: string,
  lastUpdated: string,
): FhirResource {
  const [given = '', family = ''] = name.split(' ');
  return {
    resourceType: 'RelatedPerson',
    id,
    meta: {
      versionId: '1',
      lastUpdated,
      profile: ['http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-RelatedPerson|2.0.0'],
    },
    active: true,
    patient: { reference: `Patient/${patientId}` },
    relationship: [concept(`${terminology}/v3-RoleCode`, relationship)],
    name: [{ text: name, family, given: [given] }],
  };
}
