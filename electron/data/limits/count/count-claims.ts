/** Adds up what claims say went to the deductible, to copays and to percents. */
import { monthOf } from '#shared/dates';
import type { LimitFacts, LimitGaps, LimitKind } from '#shared/model/bills/limits';
import { sumCents } from '#shared/money';
import type { MonthAmount } from './add-months.ts';
import { findPlanYear } from './plan-year.ts';

/** One claim of one plan, as its limits see it. Money is in cents; `null` is what the plan did not state. */
export type LimitClaim = {
  /** Replaced, canceled and doubled claims are none of these. */
  state: 'counted' | 'waiting';
  /** The day of service, or of admission to a stay, as far as the plan says it. */
  date: string | null;
  currency: string;
  care: LimitKind['care'];
  network: 'in' | 'out' | null;
  deductibleCents: number | null;
  copayCents: number | null;
  coinsuranceCents: number | null;
  /** True when the claim is a sum of lines some of which do not state a part. */
  isPartial: boolean;
  shareCents: number | null;
  notCoveredCents: number | null;
  isRefused: boolean;
};

/** `cents: null`: claims are there, and none of them says what went where, or it is too large to add up. */
export type Sum = { cents: number | null; claims: number; months: MonthAmount[] };
export type PlanCount<C extends LimitClaim> = {
  sum(limit: Omit<LimitKind, 'whose'>): Sum;
  gaps: LimitGaps;
  /** The claims that were added up. */
  claims: C[];
};

export type CountOptions = Pick<LimitFacts, 'startMonth' | 'drugs'> & { year: number; currency: string };

/** The counts of one plan in one plan year. Premiums are on no claim, and what is not covered is in no part. */
export function countClaims<C extends LimitClaim>(
  claims: readonly C[],
  { startMonth, drugs, year, currency }: CountOptions,
): PlanCount<C> {
  const counted = claims.filter(({ state }) => state === 'counted');
  const isOfYear = ({ date }: LimitClaim) => findPlanYear(date, startMonth) === year;
  const own = counted.filter((claim) => isOfYear(claim) && claim.currency === currency);
  const stated = own.filter(hasParts);
  const withoutParts = own.filter((claim) => !hasParts(claim) && mayHaveParts(claim)).length;
  const partsDiffer = stated.filter(doPartsDiffer).length;
  return {
    sum({ what, care, network }) {
      const amounts = stated
        .filter((claim) => (claim.network ?? 'in') === network && countsAs(claim.care, what, drugs) === care)
        .map((claim) => ({
          month: claim.date !== null && monthOf(claim.date) !== null ? claim.date.slice(0, 7) : null,
          cents: what === 'deductible' ? claim.deductibleCents : addParts(claim),
        }))
        .filter((one): one is MonthAmount => one.cents !== null);
      const cents = amounts.length === 0 ? 0 : sumCents(amounts.map((one) => one.cents));
      const isUnknown = amounts.length === 0 && withoutParts + partsDiffer > 0;
      const months = amounts.filter((one) => one.cents !== 0);
      return { cents: isUnknown ? null : cents, claims: months.length, months: cents === null ? [] : months };
    },
    gaps: {
      withoutParts,
      partsDiffer,
      networkNotStated: stated.filter((claim) => claim.network === null && addParts(claim) !== 0).length,
      undated: counted.filter(({ date }) => findPlanYear(date, startMonth) === null).length,
      waiting: claims.filter((claim) => claim.state === 'waiting' && isOfYear(claim)).length,
      otherCurrency: counted.filter((claim) => isOfYear(claim) && claim.currency !== currency).length,
    },
    claims: stated.filter((claim) => addParts(claim) !== 0),
  };
}

/** Toward the limits of which care a claim counts. */
export function countsAs(
  care: LimitKind['care'],
  what: LimitKind['what'],
  drugs: LimitFacts['drugs'],
): LimitKind['care'] {
  const isTogether = drugs === 'with-both' || (drugs === 'with-out-of-pocket' && what === 'out-of-pocket');
  return care === 'drug' && isTogether ? 'medical' : care;
}

type Parts = Pick<LimitClaim, 'deductibleCents' | 'copayCents' | 'coinsuranceCents'>;

function hasParts({ deductibleCents, copayCents, coinsuranceCents }: Parts): boolean {
  return deductibleCents !== null || copayCents !== null || coinsuranceCents !== null;
}

/** What all stated parts come to. Toward what is paid out of pocket all three count. */
function addParts({ deductibleCents, copayCents, coinsuranceCents }: Parts): number {
  return (deductibleCents ?? 0) + (copayCents ?? 0) + (coinsuranceCents ?? 0);
}

/** A share of 0 has no parts to state, and a refused claim without a share has none either. */
function mayHaveParts({ shareCents, notCoveredCents, isRefused }: LimitClaim): boolean {
  if (shareCents === null) return !isRefused;
  return shareCents - (notCoveredCents ?? 0) > 0;
}

/**
 * What is stated counts, and is told: the parts and what is not covered should come to the share. Parts that prove no
 * share, or that the stated share contradicts, come to none.
 */
function doPartsDiffer(claim: LimitClaim): boolean {
  const { isPartial, shareCents, notCoveredCents, isRefused } = claim;
  const parts = addParts(claim);
  if (isPartial || shareCents === null) return isPartial || (parts !== 0 && !isRefused);
  return parts > shareCents || parts + (notCoveredCents ?? 0) < shareCents;
}
