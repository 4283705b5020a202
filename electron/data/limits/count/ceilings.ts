/**
 * The most that a limit may be by law, in the year in which the plan year begins. They say that a typed figure may be a
 * slip; only those of original Medicare's Part B and of Part D's cap are everybody's own limits.
 *
 * @see 45 CFR 156.130 (yearly notices of CMS); 42 CFR 422.100; `part-d-years.ts`
 */
import type { LimitKind } from '#shared/model/bills/limits';
import type { CoverageKind } from '#shared/model/plans/coverage';
import { findPartDYear } from './part-d-years.ts';

type Ceilings = { [year: number]: number };

/** Most that one person, and a family, pays out of pocket in network (Affordable Care Act); deductibles lie below. */
const person: Ceilings = { 2025: 9_200_00, 2026: 10_600_00, 2027: 12_000_00 };
const family: Ceilings = { 2025: 18_400_00, 2026: 21_200_00, 2027: 24_000_00 };
const medicareAdvantage: Ceilings = { 2026: 9_250_00 };
const medicareB: Ceilings = { 2025: 257_00, 2026: 283_00 };

/** In cents of US dollars; `null` where there is none that we know. */
export function findCeiling(kind: CoverageKind | null, limit: LimitKind, year: number): number | null {
  if (limit.network === 'out' || limit.care === 'dental' || limit.care === 'vision') return null;
  if (kind === 'medicare-part-d') {
    const drugs = findPartDYear(year);
    return (limit.what === 'deductible' ? drugs?.deductibleCents : drugs?.capCents) ?? null;
  }
  return chooseTable(kind, limit)?.[year] ?? null;
}

/**
 * The limit that everybody has by law, so that no paper of the person says it: what Part B's deductible is, and where drugs on the list of a
 * Part D plan cost nothing more. In cents of US dollars; `null` where each plan has its own, or the year's is not known.
 *
 * @see 42 U.S.C. 1395l(b) (Part B), 1395w-102(b)(4) (Part D)
 */
export function findLimitByLaw(kind: CoverageKind | null, limit: LimitKind, year: number): number | null {
  const { what, whose, care, network } = limit;
  if (whose !== 'person' || network !== 'in') return null;
  const isPartB = kind === 'medicare-part-b' && what === 'deductible' && care === 'medical';
  const isPartD = kind === 'medicare-part-d' && what === 'out-of-pocket' && care === 'drug';
  return isPartB || isPartD ? findCeiling(kind, limit, year) : null;
}

function chooseTable(kind: CoverageKind | null, { what, whose }: LimitKind): Ceilings | null {
  switch (kind) {
    case 'medicare-part-b':
      return what === 'deductible' ? medicareB : null;
    case 'medicare-part-c':
      return medicareAdvantage;
    case 'medical':
    case 'drug':
    case 'other':
    case null:
      return whose === 'family' ? family : person;
    default:
      return null;
  }
}
