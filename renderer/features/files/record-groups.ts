/** FHIR resource types in plain words. */
import { healthTypes } from '#shared/model/health/health-kinds';

const names =
  `Patient RelatedPerson Person Organization OrganizationAffiliation Practitioner PractitionerRole Location
  Endpoint HealthcareService`.split(/\s+/);
/** Types about a person's health, whether the app lists them or only keeps the file. */
const health: readonly string[] = [...healthTypes, 'ImagingStudy', 'Media', 'Medication'];

const recordGroups = ['claims', 'cards', 'health', 'names', 'other'] as const;
export type RecordGroup = (typeof recordGroups)[number];

function findGroup(resourceType: string): RecordGroup {
  if (resourceType === 'ExplanationOfBenefit') return 'claims';
  if (resourceType === 'Coverage') return 'cards';
  if (health.includes(resourceType)) return 'health';
  return names.includes(resourceType) ? 'names' : 'other';
}

/** The counts of each non-empty group, summed over its types. */
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
