/** How a person gets a plan, which decides when another one may be chosen. */
export const enrollmentWays = [
  'medicare',
  'healthcare-gov',
  'state',
  'employer',
  'federal',
  'medicaid',
] as const;
export type EnrollmentWay = (typeof enrollmentWays)[number];
