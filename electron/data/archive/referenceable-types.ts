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

/** True for a type that claims and records refer to by name. */
export function isReferenceable(type: string): boolean {
  return referenceable.has(type);
}

/** Types as a list for SQL: `type IN ${typesSql(types)}`. Only for names from our own code. */
export function typesSql(types: readonly string[]): string {
  return `(${types.map((type) => `'${type}'`).join(', ')})`;
}

/** {@link isReferenceable} as a list for SQL. */
export const referenceableSql = typesSql(referenceableTypes);
