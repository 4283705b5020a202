/**
 * The amounts of Medicare's drug coverage by year, in cents of US dollars. A year that is not here has no amounts: what
 * a law will say next is not worked out from what it said before.
 *
 * @see 42 U.S.C. 1395w-102(b)(1), (b)(4)(B) (deductible, out-of-pocket threshold) and 1395w-114(a) (Extra Help), with
 *   the yearly Part D announcements of CMS for 2025, 2026 and 2027
 */
export type PartDYear = {
  readonly year: number;
  /** The most that a plan's deductible may be. */
  readonly deductibleCents: number;
  /** The out-of-pocket threshold: what counts toward it ends there, and drugs on the plan's list cost nothing more. */
  readonly capCents: number;
  /** The most that somebody with Extra Help pays for one fill; `null`: not known. */
  readonly extraHelp: { readonly genericCents: number; readonly otherCents: number } | null;
};

const years: readonly PartDYear[] = [
  {
    year: 2025,
    deductibleCents: 590_00,
    capCents: 2_000_00,
    extraHelp: { genericCents: 4_90, otherCents: 12_15 },
  },
  {
    year: 2026,
    deductibleCents: 615_00,
    capCents: 2_100_00,
    extraHelp: { genericCents: 5_10, otherCents: 12_65 },
  },
  { year: 2027, deductibleCents: 700_00, capCents: 2_400_00, extraHelp: null },
];

/** `null` for a year whose amounts are not known. */
export function findPartDYear(year: number): PartDYear | null {
  return years.find((one) => one.year === year) ?? null;
}
