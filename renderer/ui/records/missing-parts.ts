import type { TFunction } from 'i18next';
import type { Failure } from '#shared/ipc/result';
import { healthCategories, type MissingPart } from '#shared/model/connection';

/** Types that have words of their own; others are called as their category is. */
const namedTypes = [
  'MedicationRequest',
  'MedicationDispense',
  'Medication',
  'Observation',
  'DiagnosticReport',
  'Procedure',
  'ServiceRequest',
  'Location',
  'CarePlan',
  'CareTeam',
  'Goal',
] as const;

/** True for a part of the health records; the others are needed by every screen. */
export function isHealthPart({ category }: MissingPart): boolean {
  return (healthCategories as readonly string[]).includes(category);
}

/** What a missing part is called: "Medicines", or "Refills (medicines)" when only those are missing. */
export function missingName(t: TFunction, { category, resourceType }: MissingPart): string {
  const type = namedTypes.find((one) => one === resourceType);
  return type === undefined ? t(`plans:category.${category}.name`) : t(`plans:missing.type.${type}`);
}

/** Why a part is missing, in a few words. */
export function missingReason(t: TFunction, { code }: Failure): string {
  if (code === 'fhir/forbidden' || code === 'fhir/unauthorized') return t('plans:missing.why.refused');
  const isAbsent = code === 'fhir/not-found' || code === 'fhir/rejected' || code === 'fhir/gone';
  return isAbsent ? t('plans:missing.why.absent') : t('plans:missing.why.failed');
}
