/** Quantities, diagnoses and networks of a claim in the words of its statement. */
import type { Claim, ClaimLine, Diagnosis } from '../model/claims/claim.ts';
import { formatNumber } from '../number.ts';
import { findDiagnosisType, findOnAdmission, findUnit, listDiagnosisTypes } from '../words/care.ts';
import type { Words } from './words.ts';

/** "12 miles". A bare number is "Quantity: 3" among other facts of a service, and only the number beside a label. */
export function describeQuantity(
  { value, unit }: NonNullable<ClaimLine['quantity']>,
  { t, locale }: Words,
  place: 'services' | 'labeled',
): string {
  const number = formatNumber(value, locale);
  const known = unit === null ? null : findUnit(unit);
  if (known !== null) return t(`unit.${known}`, { count: value, number });
  if (unit !== null) return `${number} ${unit}`;
  return place === 'labeled' ? number : t('claim.quantity', { number });
}

/** A diagnosis with what it was and whether it was there on admission; `null` for one without any words. */
export function describeDiagnosis(
  diagnosis: Diagnosis,
  all: readonly Diagnosis[],
  { words, withCode }: { words: Words; withCode: boolean },
): string | null {
  const { t, coded } = words;
  const { code, onAdmission } = diagnosis;
  const name = coded(code, withCode);
  if (name === null) return null;
  const known = onAdmission === null ? null : findOnAdmission(onAdmission);
  const kinds = listDiagnosisTypes(diagnosis, all).map((type) => {
    const key = findDiagnosisType(type);
    return key === null ? type : t(`diagnosis.${key}`);
  });
  const said = [...new Set(kinds), ...(known === null ? [] : [t(`onAdmission.${known}`)])];
  return said.length === 0 ? name : `${name}: ${said.join(', ')}`;
}

/** Each network status of a claim or service once; `null` where none is stated. */
export function nameNetworks({ billing, rendering, benefit }: Claim['network'], { t }: Words): string | null {
  const seen = new Set([benefit, billing, rendering].filter((status) => status !== null));
  const names = { in: t('claim.networkIn'), out: t('claim.networkOut'), other: t('claim.networkOther') };
  return seen.size === 0 ? null : [...seen].map((status) => names[status]).join(' / ');
}
