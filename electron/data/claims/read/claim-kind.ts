/**
 * What kind of care a claim is for. Blue Button's own type decides first, since its standard types are wrong for
 * equipment and home health; then type and subtype; the profile is only a hint.
 *
 * @see CARIN IG, C4BBInstitutionalClaimSubType; Blue Button EOB-TYPE; NUBC type of bill (first digits)
 */
import type { ClaimKind } from '#shared/model/claims/claim';
import { codeAt, codesOf, isBlueButton } from '../../fhir/codes.ts';
import { codingsOf, type Json, listOf, objectOf, textOf } from '../../fhir/resource.ts';

const ownTypes = new Map<string, ClaimKind>([
  ['CARRIER', 'professional'],
  ['PDE', 'pharmacy'],
  ['DME', 'equipment'],
  ['HHA', 'home-health'],
  ['HOSPICE', 'hospice'],
  ['INPATIENT', 'inpatient'],
  ['OUTPATIENT', 'outpatient'],
  ['SNF', 'nursing'],
]);

/** Medicare's claim type numbers, used where Blue Button sends no EOB type. */
const claimTypeNumbers = new Map<string, ClaimKind>([
  ['10', 'home-health'],
  ['20', 'nursing'],
  ['30', 'nursing'],
  ['40', 'outpatient'],
  ['50', 'hospice'],
  ['60', 'inpatient'],
  ['61', 'inpatient'],
  ['71', 'professional'],
  ['72', 'professional'],
  ['81', 'equipment'],
  ['82', 'equipment'],
]);

const types = new Map<string, ClaimKind>([
  ['institutional', 'facility'],
  ['inpatient-facility', 'inpatient'],
  ['outpatient-facility', 'outpatient'],
  ['professional', 'professional'],
  ['professional-nonclinician', 'professional'],
  ['pharmacy', 'pharmacy'],
  ['oral', 'oral'],
  ['vision', 'vision'],
]);

/** Words for those types. */
const namedTypes = new Map<string, ClaimKind>([
  ['prescription', 'pharmacy'],
  ['prescription drug', 'pharmacy'],
  ['drug', 'pharmacy'],
  ['rx', 'pharmacy'],
  ['dental', 'oral'],
]);

const profiles: readonly (readonly [string, ClaimKind])[] = [
  ['Inpatient-Institutional', 'inpatient'],
  ['Outpatient-Institutional', 'outpatient'],
  ['Professional-NonClinician', 'professional'],
  ['Pharmacy', 'pharmacy'],
  ['Oral', 'oral'],
];

/** The kind of care: 'facility' for a hospital claim of unknown setting, 'other' when nothing says. */
export function readClaimKind(eob: Json): ClaimKind {
  const type = objectOf(eob['type']);
  const own = kindOfOwnType(type);
  if (own) return own;
  let kind: ClaimKind | undefined;
  for (const code of codesOf(type)) kind ??= types.get(code);
  kind ??= kindOfWords(type);
  const subTypes = codesOf(objectOf(eob['subType']));
  const setting = subTypes.includes('inpatient')
    ? 'inpatient'
    : subTypes.includes('outpatient')
      ? 'outpatient'
      : null;
  if (kind !== undefined && kind !== 'facility') return kind;
  if (kind === undefined && setting === null)
    return kindOfProfile(eob) ?? (isFill(eob) ? 'pharmacy' : 'other');
  const bill = kindOfBill(eob);
  if (bill !== null && bill !== 'inpatient' && bill !== 'outpatient') return bill;
  return setting ?? kindOfProfile(eob) ?? (hasStay(eob) ? 'inpatient' : (bill ?? 'facility'));
}

/** A type that has no known code says in words what FHIR's own codes are displayed as, or what people call it. */
function kindOfWords(type: Json | null): ClaimKind | undefined {
  const said = [type?.['text'], ...codingsOf(type).map((coding) => coding['display'])];
  for (const one of said) {
    const words = textOf(one)?.toLowerCase() ?? '';
    const kind = types.get(words) ?? namedTypes.get(words);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** What only fills of a drug say. */
const fillCategories = new Set(['dayssupply', 'dawcode', 'refillnum']);

function isFill(eob: Json): boolean {
  return listOf(eob['supportingInfo']).some((info) =>
    codesOf(objectOf(info['category'])).some((code) => fillCategories.has(code)),
  );
}

function kindOfOwnType(type: Json | null): ClaimKind | null {
  let byNumber: ClaimKind | null = null;
  for (const coding of codingsOf(type)) {
    const code = codeAt(coding);
    const system = textOf(coding['system']);
    if (code === null || system === null || !isBlueButton(system)) continue;
    const named = ownTypes.get(code);
    if (named) return named;
    if (/clm[-_]type[-_]cd$/i.test(system)) byNumber ??= claimTypeNumbers.get(code) ?? kindOfSystemType(code);
  }
  return byNumber;
}

/** Types of Medicare's shared systems hold the type of bill: 1013 and 2013 are hospital outpatient bills (013x). */
function kindOfSystemType(code: string): ClaimKind | null {
  const group = /^[12]0(\d{2})$/.exec(code)?.[1];
  return group === undefined ? null : (billGroups.get(group) ?? null);
}

function kindOfProfile(eob: Json): ClaimKind | null {
  const list = objectOf(eob['meta'])?.['profile'];
  for (const profile of Array.isArray(list) ? list : [])
    for (const [name, kind] of profiles)
      if (typeof profile === 'string' && profile.includes('ExplanationOfBenefit') && profile.includes(name))
        return kind;
  return null;
}

function hasStay(eob: Json): boolean {
  return listOf(eob['supportingInfo']).some((info) =>
    codesOf(objectOf(info['category'])).some((code) => code === 'admissionperiod' || code === 'drg'),
  );
}

const billGroups = new Map<string, ClaimKind>([
  ['11', 'inpatient'],
  ['12', 'inpatient'],
  ['13', 'outpatient'],
  ['14', 'outpatient'],
  ['18', 'nursing'],
  ['21', 'nursing'],
  ['22', 'nursing'],
  ['23', 'nursing'],
  ['32', 'home-health'],
  ['33', 'home-health'],
  ['34', 'home-health'],
  ...['71', '72', '74', '75', '76', '77', '83', '85'].map((group) => [group, 'outpatient'] as const),
  ['81', 'hospice'],
  ['82', 'hospice'],
]);

/** The setting by a type of bill of three or four characters; its last one, the frequency, may be a letter. */
function kindOfBill(eob: Json): ClaimKind | null {
  for (const info of listOf(eob['supportingInfo'])) {
    if (!codesOf(objectOf(info['category'])).includes('typeofbill')) continue;
    for (const code of codesOf(objectOf(info['code']))) {
      const digits = /^0?([1-9]\d)[\da-z]$/.exec(code)?.[1];
      const kind = digits === undefined ? undefined : billGroups.get(digits);
      if (kind) return kind;
    }
  }
  return null;
}
