import type { FhirResource } from '../model.ts';
import { concept } from './codes.ts';

const terminology = 'http://terminology.hl7.org/CodeSystem';

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
