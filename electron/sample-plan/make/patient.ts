import type { Patient, RelatedPerson } from 'fhir/r4';
import type { SamplePerson, Served } from '../model.ts';
import { makeConcept, systems, terminology } from './codes.ts';

/** The person as the plan's Patient. @see C4BB-Patient 2.0.0 */
export function makePatient(person: SamplePerson, lastUpdated: string): Served<Patient> {
  return {
    resourceType: 'Patient',
    id: person.id,
    meta: {
      versionId: '3',
      lastUpdated,
      profile: ['http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-Patient|2.0.0'],
    },
    identifier: [
      {
        type: makeConcept(`${terminology}/v2-0203`, 'MB'),
        system: 'https://evergreen-sample.example/member',
        value: person.memberNumber,
      },
      {
        type: makeConcept(systems.identifierType, 'um'),
        system: 'https://evergreen-sample.example/unique-member',
        value: `U-${person.id}`,
      },
    ],
    active: true,
    name: [{ use: 'official', ...makeName(person.name) }],
    telecom: [{ system: 'phone', value: '1-555-555-0100', use: 'home' }],
    gender: person.gender,
    birthDate: person.birthDate,
    address: [
      { line: ['27 Alder Street'], city: 'Maple Falls', state: 'WA', postalCode: '98990', country: 'US' },
    ],
  };
}

/** Someone who may act for the member: a parent or a spouse. @see C4BB-RelatedPerson 2.0.0 */
export function makeRelatedPerson(
  related: { id: string; name: string; relationship: 'PRN' | 'SPS' },
  patientId: string,
  lastUpdated: string,
): Served<RelatedPerson> {
  return {
    resourceType: 'RelatedPerson',
    id: related.id,
    meta: {
      versionId: '1',
      lastUpdated,
      profile: ['http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-RelatedPerson|2.0.0'],
    },
    active: true,
    patient: { reference: `Patient/${patientId}` },
    relationship: [makeConcept(`${terminology}/v3-RoleCode`, related.relationship)],
    name: [makeName(related.name)],
  };
}

/** A HumanName from `Given Family`. */
export function makeName(name: string) {
  const [given = '', family = ''] = name.split(' ');
  return { text: name, family, given: [given] };
}
