import { concept, systems } from '../make/codes.ts';
import type { FhirResource, SamplePerson } from '../model.ts';

/** Everyone who can sign in. Walter is known to both plans, under different ids. */
export const people = {
  rosa: {
    id: 'rosa-medina',
    userName: 'rosa',
    password: 'knee-surgery-1',
    name: 'Rosa Medina',
    birthDate: '1984-05-09',
    about: 'Working adult with ten years of claims',
    plan: 'evergreen',
  },
  theo: {
    id: 'theo-medina',
    userName: 'theo',
    password: 'new-glasses-2',
    name: 'Theo Medina',
    birthDate: '2016-08-21',
    about: 'Child with dental and vision care',
    plan: 'evergreen',
  },
  walter: {
    id: 'walter-osgood',
    userName: 'walter',
    password: 'second-plan-3',
    name: 'Walter Osgood',
    birthDate: '1951-11-30',
    about: 'Older adult with Medicare and a second plan',
    plan: 'evergreen',
  },
  ines: {
    id: 'ines-duarte',
    userName: 'ines',
    password: 'first-week-4',
    name: 'Ines Duarte',
    birthDate: '1998-02-17',
    about: 'New member with no claims yet',
    plan: 'evergreen',
  },
  walterMedicare: {
    id: '-10000010254618',
    userName: 'walter',
    password: 'medicare-blue-5',
    name: 'Walter Osgood',
    birthDate: '1951-11-30',
    about: 'Older adult with Medicare and a second plan',
    plan: 'medicare',
  },
  many: {
    id: 'many-claims',
    userName: 'many',
    password: 'many-claims-6',
    name: 'Max Measure',
    birthDate: '1970-01-01',
    about: 'One person with as many claims as you asked for',
    plan: 'evergreen',
  },
} as const satisfies Record<string, SamplePerson>;

const memberNumbers: Record<string, string> = {
  'rosa-medina': 'EVG-884-20-4410',
  'theo-medina': 'EVG-884-20-4412',
  'walter-osgood': 'EVS-310-77-0051',
  'ines-duarte': 'EVG-902-11-7300',
  '-10000010254618': '1S00E00AA00',
  'many-claims': 'EVG-000-00-0000',
};

const v2Identifiers = 'http://terminology.hl7.org/CodeSystem/v2-0203';

/** The member id on the person's card. */
export function memberNumber(person: SamplePerson): string {
  return memberNumbers[person.id] ?? 'EVG-000-00-0001';
}

/** The person as the plan's Patient. @see C4BB-Patient 2.0.0 */
export function patientResource(
  person: SamplePerson,
  gender: 'female' | 'male',
  lastUpdated: string,
): FhirResource {
  const [given = '', family = ''] = person.name.split(' ');
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
        type: concept(v2Identifiers, 'MB'),
        system: 'https://evergreen-sample.example/member',
        value: memberNumber(person),
      },
      {
        type: concept(systems.identifierType, 'um'),
        system: 'https://evergreen-sample.example/unique-member',
        value: `U-${person.id}`,
      },
    ],
    active: true,
    name: [{ use: 'official', text: person.name, family, given: [given] }],
    telecom: [{ system: 'phone', value: '1-555-555-0100', use: 'home' }],
    gender,
    birthDate: person.birthDate,
    address: [
      { line: ['27 Alder Street'], city: 'Maple Falls', state: 'WA', postalCode: '98990', country: 'US' },
    ],
  };
}
