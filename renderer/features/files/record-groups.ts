/** FHIR types in the words of people. */
import { healthTypes } from '#shared/model/health-kinds';

const names =
  `Patient RelatedPerson Person Organization OrganizationAffiliation Practitioner PractitionerRole Location
  Endpoint HealthcareService`.split(/\s+/);
/** Types about a person's health; those that this app lists, and others that only stand in the file. */
const health: readonly string[] = [
  ...healthTypes,
  'ImagingStudy',
  'Media',
  'Medication',
  'MedicationAdministration',
  'MedicationStatement',
  'Specimen',
];

const recordGroups = ['claims', 'cards', 'health', 'names', 'other'] as const;
export type RecordGroup = (typeof recordGroups)[number];

function findGroup(resourceType: string): RecordGroup {
  if (resourceType === 'ExplanationOfBenefit') return 'claims';
  if (resourceType === 'Coverage') return 'cards';
  if (health.includes(resourceType)) return 'health';
  return names.includes(resourceType) ? 'names' : 'other';
}

/** The counts of each group that has any; counts of the types in it are added up. */
export function countInGroups<K extends string>(
  counts: readonly ({ resourceType: string } & Record<K, number>)[],
  keys: readonly K[],
): { group: RecordGroup; sums: Record<K, number> }[] {
  return recordGroups.flatMap((group) => {
    const own = counts.filter(({ resourceType }) => findGroup(resourceType) === group);
    if (own.length === 0) return [];
    const sums = Object.fromEntries(
      keys.map((key) => [key, own.reduce((sum, count) => sum + count[key], 0)]),
    ) as Record<K, number>;
    return [{ group, sums }];
  });
}
