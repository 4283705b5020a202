import type { Failure } from '#shared/ipc/result';
import { healthCategories, type MissingPart } from '#shared/model/connection';
import type { Translate } from '../../i18n/translate.ts';

/** True for a part of the health records; the others are needed by every screen. */
export function isHealthPart({ category }: MissingPart): boolean {
  return (healthCategories as readonly string[]).includes(category);
}

/** What a missing part is called: "Medicines", or "Refills (medicines)" when only that type has words and is missing. */
export function nameMissingPart(t: Translate, { category, resourceType }: MissingPart): string {
  const ofCategory = `plans:category.${category}.name`;
  return resourceType === null ? t(ofCategory) : t([`plans:missing.type.${resourceType}`, ofCategory]);
}

/** Why a part is missing, in a few words. */
export function describeMissingReason(t: Translate, { code }: Failure): string {
  if (code === 'fhir/forbidden' || code === 'fhir/unauthorized') return t('plans:missing.why.refused');
  const isAbsent = code === 'fhir/not-found' || code === 'fhir/rejected' || code === 'fhir/gone';
  return isAbsent ? t('plans:missing.why.absent') : t('plans:missing.why.failed');
}
