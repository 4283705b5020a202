/**
 * What one fill of a drug costs a person with Medicare drug coverage, in each phase of the year. Money is in cents.
 *
 * @see 42 U.S.C. 1395w-102(b): (1) deductible, (2) share until the threshold, (4) what counts toward it, (8) vaccines
 *   for adults, (9) insulin; 1395w-114(a)(1)(D) copays with Extra Help
 */
import type { PartDYear } from '../../limits/count/part-d-years.ts';

/**
 * `vaccine`: one for adults that the advisory committee on vaccines (ACIP) recommends. `off-list`: not on the plan's list of
 * drugs, and not allowed as an exception. `months`: months of supply. `negotiatedCents`: what Medicare has negotiated
 * for all of the fill, if it has.
 */
export type Fill =
  | { kind: 'drug'; priceCents: number }
  | { kind: 'insulin'; priceCents: number; months: number; negotiatedCents?: number }
  | { kind: 'vaccine'; priceCents: number }
  | { kind: 'off-list'; priceCents: number };

/** Where the person stands before the fill. */
export type FillState = { countedCents: number; deductiblePaidCents: number };

/**
 * What the plan asks where it is not the standard share: its deductible, a copay after it. `extraHelp`: the copay of
 * Extra Help that the drug falls under.
 */
export type FillTerms = { deductibleCents?: number; copayCents?: number; extraHelp?: 'generic' | 'other' };

export type FillCost = {
  /** What the person pays at the counter. */
  ownCents: number;
  /** What of the price goes to the deductible. */
  deductibleCents: number;
  /** What counts toward the cap, at least and at most: the second with what a plan pays beyond the standard share. */
  countedLowCents: number;
  countedHighCents: number;
};

const insulinMonthCents = 35_00;
const firstYearOfNegotiatedPrices = 2026;

/** `null` where the year's copays of Extra Help are not known. */
export function priceFill(
  year: PartDYear,
  state: FillState,
  fill: Fill,
  terms: FillTerms = {},
): FillCost | null {
  if (fill.kind === 'vaccine') return costOf(0, 0);
  if (fill.kind === 'off-list') return costOf(fill.priceCents, 0);
  const copay = findHelpCopay(year, terms);
  if (copay === null) return null;
  const room = Math.max(0, year.capCents - state.countedCents);
  const { deductibleCents, standardCents, planCents } = shareOf(year, state, fill, terms);
  const standard = Math.min(room, standardCents);
  const asked = Math.min(room, planCents);
  // With Extra Help the subsidy pays the rest of the plan's share, and that counts, too.
  const own = copay === undefined ? asked : Math.min(asked, copay);
  return {
    ownCents: own,
    deductibleCents: Math.min(room, deductibleCents),
    countedLowCents: asked,
    countedHighCents: Math.max(asked, standard),
  };
}

function costOf(ownCents: number, countedCents: number): FillCost {
  return { ownCents, deductibleCents: 0, countedLowCents: countedCents, countedHighCents: countedCents };
}

/** `undefined`: no Extra Help; `null`: its copay is not known. */
function findHelpCopay({ extraHelp }: PartDYear, terms: FillTerms): number | null | undefined {
  if (terms.extraHelp === undefined) return undefined;
  if (extraHelp === null) return null;
  return terms.extraHelp === 'generic' ? extraHelp.genericCents : extraHelp.otherCents;
}

type Share = { deductibleCents: number; standardCents: number; planCents: number };

function shareOf(
  { year, deductibleCents: most }: PartDYear,
  { deductiblePaidCents }: FillState,
  fill: Extract<Fill, { kind: 'drug' | 'insulin' }>,
  terms: FillTerms,
): Share {
  if (fill.kind === 'insulin') {
    const own = priceInsulin(year, fill);
    return { deductibleCents: 0, standardCents: own, planCents: own };
  }
  const open = Math.max(0, (terms.deductibleCents ?? most) - deductiblePaidCents);
  const deductibleCents = Math.min(fill.priceCents, open);
  const rest = fill.priceCents - deductibleCents;
  const standardCents = deductibleCents + quarter(rest);
  const planCents =
    terms.copayCents === undefined ? standardCents : deductibleCents + Math.min(rest, terms.copayCents);
  return { deductibleCents, standardCents, planCents };
}

/** The least of $35 a month, a quarter of the plan's price, and from 2026 a quarter of a negotiated price. */
function priceInsulin(
  year: number,
  { priceCents, months, negotiatedCents }: Extract<Fill, { kind: 'insulin' }>,
): number {
  const negotiated =
    negotiatedCents === undefined || year < firstYearOfNegotiatedPrices ? priceCents : negotiatedCents;
  return Math.min(insulinMonthCents * months, quarter(priceCents), quarter(negotiated));
}

/** Half up to the cent. */
function quarter(cents: number): number {
  return Math.floor((cents + 2) / 4);
}
