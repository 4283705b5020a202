/**
 * Entries of the public lists of the Marketplace: drugs and doctors, each with the plans that have it. Issuers make them, and
 * types are often wrong: a number for a text, "Y" for true.
 *
 * @see CMSgov/QHP-provider-formulary-APIs: drugs.json, providers.json
 */
import type { DrugLimit } from '#shared/model/plans/plan-lists';
import type { ListedProvider } from '../../data/plan-lists/judge/judge-doctor.ts';
import type { ListEntry } from '../../data/plan-lists/judge/judge-drug.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Which plan and year is asked about. */
export type AskedPlan = { planId: string; year: number };

/** Texts are cut: none is longer in an honest list. */
const longest = 300;

/** What kind of entry it is; `null` for one of neither. */
export function kindOfEntry(entry: unknown): 'drug' | 'provider' | null {
  const fields = fieldsOf(entry);
  if (fields === null) return null;
  if (textOf(fields['rxnorm_id']) !== null) return 'drug';
  return textOf(fields['npi']) === null ? null : 'provider';
}

/** The drug in the list of the plan; `null` where the plan does not have it. */
export function readDrugEntry(entry: unknown, { planId, year }: AskedPlan): ListEntry | null {
  const fields = fieldsOf(entry);
  const plans = listPlans(fields).filter((plan) => isPlan(plan, planId));
  const plan = plans.find((one) => yearsOf(one).includes(year)) ?? plans[0];
  const code = textOf(fields?.['rxnorm_id']);
  if (plan === undefined || code === null) return null;
  const limits: [DrugLimit, unknown][] = [
    ['prior-authorization', plan['prior_authorization']],
    ['step-therapy', plan['step_therapy']],
    ['quantity-limit', plan['quantity_limit']],
  ];
  return {
    codes: [code],
    name: textOf(fields?.['drug_name']),
    tier: textOf(plan['drug_tier']),
    limits: limits.flatMap(([limit, value]) => (isYes(value) ? [limit] : [])),
    limitText: null,
    isAvailable: true,
    isOfYear: yearsOf(plan).includes(year),
  };
}

/** The doctor or the place; `isInPlan` is `null` where the list does not say for which years. */
export function readProviderEntry(entry: unknown, { planId, year }: AskedPlan): ListedProvider | null {
  const fields = fieldsOf(entry);
  const npi = textOf(fields?.['npi']);
  if (fields === null || npi === null) return null;
  const plans = listPlans(fields).filter((plan) => isPlan(plan, planId));
  const isOfYear = plans.some((plan) => yearsOf(plan).includes(year));
  const isPerson = !/facility|group/i.test(textOf(fields['type']) ?? '');
  return {
    kind: isPerson ? 'person' : 'organization',
    name: isPerson
      ? nameOf(fields['name'])
      : (textOf(fields['facility_name']) ?? textOf(fields['group_name']) ?? nameOf(fields['name'])),
    npis: [npi],
    isInPlan: plans.length === 0 ? false : isOfYear ? true : null,
    addresses: listOf(fields['addresses'])
      .flatMap((one) => addressOf(fieldsOf(one)) ?? [])
      .slice(0, 50),
    hasMorePlaces: listOf(fields['addresses']).length > 50,
    takesNewPatients: acceptsOf(textOf(fields['accepting'])),
  };
}

function listPlans(fields: Fields | null): Fields[] {
  return listOf(fields?.['plans'])
    .map(fieldsOf)
    .filter((one) => one !== null);
}

/** Some lists add the variant to the fourteen characters. */
function isPlan(plan: Fields, planId: string): boolean {
  return (
    textOf(plan['plan_id'])
      ?.toUpperCase()
      .replace(/-\d{2}$/, '') === planId
  );
}

function yearsOf(plan: Fields): number[] {
  // An object may say that it cannot be a number: its own "toString" is what the list says it is.
  return listOf(plan['years'] ?? plan['year']).flatMap((one) => Number(textOf(one) ?? []));
}

function isYes(value: unknown): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && /^(?:true|y|yes|1)$/i.test(value.trim()))
  );
}

function acceptsOf(text: string | null): boolean | null {
  if (text === null) return null;
  if (/^not\b/i.test(text)) return false;
  return /^accepting$/i.test(text) ? true : null;
}

function nameOf(value: unknown): string | null {
  const whole = textOf(value);
  if (whole !== null) return whole;
  const fields = fieldsOf(value);
  const parts = ['prefix', 'first', 'middle', 'last', 'suffix'].flatMap(
    (part) => textOf(fields?.[part]) ?? [],
  );
  return parts.length === 0 ? null : parts.join(' ');
}

function addressOf(fields: Fields | null): string | null {
  const parts = ['address', 'address_2', 'city', 'state', 'zip'].flatMap(
    (part) => textOf(fields?.[part]) ?? [],
  );
  return parts.length === 0 ? null : parts.join(', ');
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** One where a list is expected is a list of one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text.slice(0, longest);
}
