import { typesOfCategory } from '#shared/model/health/health-kinds';
import { healthCategories } from '#shared/model/plans/connection';
import { trimSlashes } from '#shared/trim-end';

const knownSegments = new Set([
  ...healthCategories.flatMap(typesOfCategory),
  'metadata',
  'ExplanationOfBenefit',
  'Coverage',
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Location',
  'InsurancePlan',
  'Basic',
  'MedicationKnowledge',
  'List',
  'OrganizationAffiliation',
  'HealthcareService',
]);

/** Name of an operation: never an id. */
const operation = /^\$[a-z-]{1,40}$/;

/** The path of an address without its query; below the base, everything that may be an id is `…`. */
export function maskPath(url: string, fhirBaseUrl: string): string {
  const { pathname } = new URL(url);
  const base = trimSlashes(new URL(fhirBaseUrl).pathname);
  const isUnderBase = pathname === base || pathname.startsWith(`${base}/`);
  const [, ...segments] = (isUnderBase ? pathname.slice(base.length) : pathname).split('/');
  const masked = segments.map((segment, index) =>
    segment === '' || (index === 0 && knownSegments.has(segment)) || operation.test(segment) ? segment : '…',
  );
  return [isUnderBase ? base : '', ...masked].join('/') || '/';
}
