/** Resource types that a person can share, in the order of the consent page. */
export const sharedTypes = [
  'Patient',
  'ExplanationOfBenefit',
  'Coverage',
  'Organization',
  'Practitioner',
  'RelatedPerson',
  'Condition',
  'MedicationRequest',
  'MedicationDispense',
  'Medication',
  'AllergyIntolerance',
  'Observation',
  'DiagnosticReport',
  'Procedure',
  'ServiceRequest',
  'Immunization',
  'Encounter',
  'Location',
  'DocumentReference',
  'Binary',
  'CarePlan',
  'CareTeam',
  'Goal',
  'Device',
  'FamilyMemberHistory',
  'Provenance',
] as const;
export type SharedType = (typeof sharedTypes)[number];

const alwaysShared: readonly string[] = ['Patient', 'ExplanationOfBenefit'];

/** All scopes that the sample plan knows: both spellings of each, SMART 1 (`.read`) and SMART 2 (`.rs`). */
export const allScopes: readonly string[] = [
  'openid',
  'fhirUser',
  'launch/patient',
  'offline_access',
  ...sharedTypes.flatMap((type) => [`patient/${type}.read`, `patient/${type}.rs`]),
];

/** The resource type that a scope opens; `null` for scopes of other kinds. */
export function findTypeOfScope(scope: string): SharedType | null {
  const name = /^patient\/([A-Za-z]+)\.(?:read|rs)$/.exec(scope)?.[1];
  return sharedTypes.find((type) => type === name) ?? null;
}

/** True when the consent page lets the person leave this scope out. */
export function isOptional(scope: string): boolean {
  if (scope === 'offline_access') return true;
  const type = findTypeOfScope(scope);
  return type !== null && !alwaysShared.includes(type);
}

/** The resource types that a token with these scopes may read. */
export function listTypes(scopes: Iterable<string>): Set<string> {
  const types = new Set<string>();
  for (const scope of scopes) {
    const type = findTypeOfScope(scope);
    if (type) types.add(type);
  }
  return types;
}
