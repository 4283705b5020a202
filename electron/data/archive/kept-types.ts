/** Which stored resource types are looked up by others, and which are health records. */
import { healthTypes } from '#shared/model/health-kinds';

/**
 * Types whose names stand in claims and records. All of a connection's are kept in memory while it is read, so no type
 * is here that may come by the hundred thousand.
 */
const referenceableTypes: readonly string[] = [
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Location',
  'HealthcareService',
  'Medication',
  'Coverage',
];

const referenceable = new Set(referenceableTypes);
const health: ReadonlySet<string> = new Set(healthTypes);

/** True for a type that claims and records refer to by name. */
export function isReferenceable(type: string): boolean {
  return referenceable.has(type);
}

/** True for a type that becomes a health record. */
export function isHealthRecord(type: string): boolean {
  return health.has(type);
}

const quoted = (types: readonly string[]) => types.map((type) => `'${type}'`).join(', ');

/** The types as a list for SQL, `type IN (…)`. */
export const referenceableSql = `(${quoted(referenceableTypes)})`;
export const healthSql = `(${quoted(healthTypes)})`;
