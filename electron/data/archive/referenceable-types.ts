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

/** Those of them that are about nobody, so that the records of all whom a sign-in brings may name them. */
const sharedTypes = referenceableTypes.filter(
  (type) => !['Patient', 'RelatedPerson', 'Coverage'].includes(type),
);

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

/** True for a referenceable type that is about nobody. */
export function isShared(type: string): boolean {
  return sharedTypes.includes(type);
}

/** {@link isShared} as a list for SQL. */
export const sharedSql = typesSql(sharedTypes);
