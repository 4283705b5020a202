import type { Failure } from '#shared/ipc/result';
import { healthCategories, type MissingPart } from '#shared/model/plans/connection';
import type { Translate } from '../../i18n/translate.ts';

/** True for a part of the health records; the others are needed by every screen. */
export function isHealthPart({ category }: MissingPart): boolean {
  return (healthCategories as readonly string[]).includes(category);
}

/**
 * What a missing part is called: "Medicines", or "Refills (medicines)" when only that type has words and is missing;
 * "in part" when only some of it is.
 */
export function nameMissingPart(t: Translate, { category, resourceType, isSome }: MissingPart): string {
  const ofCategory = `plans:category.${category}.name`;
  const what = resourceType === null ? t(ofCategory) : t([`plans:missing.type.${resourceType}`, ofCategory]);
  return isSome ? t('plans:missing.inPart', { what }) : what;
}

/** Names of several missing parts. No line begins with a dot. */
export function listMissingParts(t: Translate, parts: readonly MissingPart[]): string {
  return parts.map((part) => nameMissingPart(t, part)).join('\u00a0· ');
}

const reasons = {
  'fhir/forbidden': 'refused',
  'fhir/unauthorized': 'refused',
  'fhir/rejected': 'rejected',
  'fhir/not-found': 'absent',
  'fhir/gone': 'absent',
} as const satisfies Partial<Record<Failure['code'], string>>;

/** Why a part is missing. `rejected`: the plan did not take the question, so nobody knows whether it has any. */
export function missingReason({ code }: Failure): 'refused' | 'rejected' | 'absent' | 'failed' {
  return code in reasons ? reasons[code as keyof typeof reasons] : 'failed';
}
