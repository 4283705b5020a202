/**
 * Whose rules the plan of a claim follows. Nothing is guessed: one clear sign, or several that agree, else `unknown`.
 *
 * @see HL7 v3 ActCode EHCPOL; Source of Payment Typology (NAHDO); Blue Button holds Original Medicare and Part D only
 */
import type { CoverageKind } from '#shared/model/plans/coverage';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { codeAt } from './codes.ts';
import { readCoverageKind } from './coverage-kind.ts';
import { codingsOf, objectAt, type Resource, textAt } from './resource.ts';

export type PlanSigns = {
  readonly isBlueButton: boolean;
  readonly isPharmacy: boolean;
  /** The coverage that paid, where it came along. */
  readonly coverage: Resource | null;
  /** Names of insurer, coverage and plan. */
  readonly names: readonly (string | null)[];
};

/** The kind of plan that all signs agree on. */
export function findPlanKind({ isBlueButton, isPharmacy, coverage, names }: PlanSigns): PlanKind {
  const found = new Set([
    ...(coverage === null ? [] : kindsOfCoverage(coverage)),
    ...names.flatMap((name) => (name === null ? [] : kindsOfName(name))),
  ]);
  if (found.has('medicare-advantage')) {
    // Drugs of a Medicare Advantage plan follow the rules of Part D, its other care does not.
    found.delete('part-d');
    found.delete('medicare-advantage');
    found.add(isPharmacy ? 'part-d' : 'medicare-advantage');
  } else if (isBlueButton) return isPharmacy ? 'part-d' : 'original-medicare';
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : 'unknown';
}

/** By the plan's name alone, where the record does not say whose rules it follows. */
export function findPlanKindByName(name: string | null, isPharmacy: boolean): PlanKind {
  return findPlanKind({ isBlueButton: false, isPharmacy, coverage: null, names: [name] });
}

/** What the person said of the plan as it holds for one claim: drugs of Medicare follow the rules of Part D. */
export function fitSaidKind(said: PlanKind, isPharmacy: boolean): PlanKind {
  const isMedicare = said === 'original-medicare' || said === 'medicare-advantage';
  return isMedicare && isPharmacy ? 'part-d' : said;
}

const kindOfPart: { readonly [kind in CoverageKind]?: PlanKind } = {
  'medicare-part-a': 'original-medicare',
  'medicare-part-b': 'original-medicare',
  'medicare-part-c': 'medicare-advantage',
  'medicare-part-d': 'part-d',
  medicaid: 'medicaid',
};

/** Beginnings of Source of Payment Typology codes: fee-for-service Medicare and TRICARE. */
const paymentTypes: readonly (readonly [string, PlanKind])[] = [
  ['122', 'part-d'],
  ['12', 'original-medicare'],
  ['311', 'tricare'],
];

function kindsOfCoverage(coverage: Resource): PlanKind[] {
  const kind = kindOfPart[readCoverageKind(coverage)];
  if (kind !== undefined) return [kind];
  return codingsOf(objectAt(coverage, 'type')).flatMap((coding) => {
    const code = codeAt(coding)?.toLowerCase() ?? '';
    if (code === 'ehcpol') return ['employer'];
    if (!textAt(coding, 'system')?.includes('sopt')) return [];
    return paymentTypes.find(([beginning]) => code.startsWith(beginning))?.[1] ?? [];
  });
}

const words: readonly (readonly [RegExp, PlanKind])[] = [
  [/\bmedicare advantage\b|\bpart c\b|\bma-?pd\b/i, 'medicare-advantage'],
  [/\bpart d\b|\bpdp\b/i, 'part-d'],
  [/\boriginal medicare\b|\bpart [ab]\b/i, 'original-medicare'],
  [/\bmedicaid\b|\bmedi-cal\b/i, 'medicaid'],
  [/\bCHIP\b|\bchildren.s health insurance\b/, 'chip'],
  [/\btricare\b/i, 'tricare'],
  [/\bFEHB\b|\bPSHB\b|\bfederal employees?\b/i, 'federal-employees'],
  [/\bmarketplace\b/i, 'marketplace'],
];

/** "Medicare" alone says nothing: insurers sell plans of several kinds under that name. */
function kindsOfName(name: string): PlanKind[] {
  // Medicare's own agency has both names, and runs neither an Advantage plan nor a Medicaid one.
  const plain = name.replace(/centers for medicare (?:&|and) medicaid services/i, '');
  return words.flatMap(([pattern, kind]) => (pattern.test(plain) ? [kind] : []));
}
