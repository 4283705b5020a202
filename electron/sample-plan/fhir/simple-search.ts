import type { FhirResource } from '../model.ts';
import { matchesToken, type Parameter, parseDateTest, passes } from './query.ts';
import { at } from './references.ts';

type Matcher = (resource: FhirResource, value: string) => boolean;

const byId: Matcher = (resource, value) => value.split(',').includes(resource.id);
const byIdentifier: Matcher = (resource, value) => matchesToken(value, identifiersOf(resource));
const byText =
  (element: string, key?: string): Matcher =>
  (resource, value) =>
    texts(resource[element], key).some((text) => text.toLowerCase().includes(value.toLowerCase()));
const byReference =
  (element: string): Matcher =>
  (resource, value) => {
    const id = value.replace(/^.*\//, '');
    return at(resource[element], []).some((reference) => reference === `Patient/${id}`);
  };

const person: Record<string, Matcher> = {
  _id: byId,
  identifier: byIdentifier,
  name: byText('name'),
  family: byText('name', 'family'),
  given: byText('name', 'given'),
};
const clinical: Record<string, Matcher> = {
  _id: byId,
  patient: (resource, value) =>
    byReference('subject')(resource, value) || byReference('patient')(resource, value),
};

/** Search parameters per type, beside `_count` and `_include`. */
export const simpleParameters: Record<string, Record<string, Matcher>> = {
  Patient: {
    ...person,
    birthdate: (resource, value) => {
      const day = Date.parse(`${String(resource['birthDate'])}T00:00:00Z`);
      return passes(parseDateTest(value), day, day);
    },
    gender: (resource, value) => resource['gender'] === value,
  },
  Coverage: { _id: byId, patient: byReference('beneficiary'), beneficiary: byReference('beneficiary') },
  Organization: { _id: byId, identifier: byIdentifier, name: byText('name'), address: byText('address') },
  Practitioner: person,
  RelatedPerson: { ...person, patient: byReference('patient') },
  Condition: clinical,
  MedicationRequest: clinical,
  AllergyIntolerance: clinical,
  Observation: clinical,
  Procedure: clinical,
  Immunization: clinical,
};

/** The resources that pass every parameter that the type knows. */
export function findSimple(
  type: string,
  resources: readonly FhirResource[],
  parameters: readonly Parameter[],
): FhirResource[] {
  const matchers = simpleParameters[type] ?? {};
  return resources.filter(
    (resource) =>
      resource.resourceType === type &&
      parameters.every(({ name, value }) => matchers[name]?.(resource, value) ?? true),
  );
}

function identifiersOf(resource: FhirResource): { system?: string; code: string }[] {
  const list = resource['identifier'];
  if (!Array.isArray(list)) return [];
  return list.map((one: { system?: string; value?: string }) => ({
    ...(one.system === undefined ? {} : { system: one.system }),
    code: one.value ?? '',
  }));
}

/** All strings below a value; with `key`, only those of that member. */
function texts(value: unknown, key?: string): string[] {
  if (typeof value === 'string') return key === undefined ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, key));
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value).filter(([name]) => key === undefined || name === key);
  return members.flatMap(([, member]) => texts(member));
}
