/** What a person's own claims show of how a plan shares the price of one kind of care. */
import { addMonths } from '#shared/dates';
import type { ForecastClaim, Paid } from './forecast-claim.ts';

/**
 * `subject`: whether the deductible comes first, as claims of this plan year show it, else of the one before; `unknown`
 * where none does. `copayCents` and `percent`: what was paid after it, as far as one claim shows. `lastShareCents`: what
 * the newest claim states in all.
 */
export type Rule = {
  subject: 'yes' | 'no' | 'unknown';
  copayCents: number | null;
  percent: { cents: number; ofCents: number } | null;
  lastShareCents: number | null;
};

/**
 * Reads the rule of one kind of care. `own`: its claims by day. `isOpen`: whether the deductible was not yet met when a
 * claim came, and `null` where nobody knows.
 */
export function readRule(
  own: readonly ForecastClaim[],
  { start, isOpen }: { start: string; isOpen: (claim: ForecastClaim) => boolean | null },
): Rule {
  const clean = own.filter(({ isShared }) => !isShared);
  const after = clean.findLast((one) => findAfterDeductible(one) !== null);
  return {
    subject: findSubject(clean, { start, isOpen }),
    ...(after ? (findAfterDeductible(after) ?? noRule) : noRule),
    lastShareCents: findLast(clean, addShare),
  };
}

const noRule = { copayCents: null, percent: null };

function findLast<T>(claims: readonly ForecastClaim[], read: (claim: ForecastClaim) => T | null): T | null {
  for (const claim of claims.toReversed()) {
    const found = read(claim);
    if (found !== null) return found;
  }
  return null;
}

function findSubject(
  claims: readonly ForecastClaim[],
  { start, isOpen }: { start: string; isOpen: (claim: ForecastClaim) => boolean | null },
): Rule['subject'] {
  const ofYear = claims.filter(({ date }) => date >= start);
  const ofYearBefore = claims.filter(({ date }) => date < start && date >= addMonths(start, -12));
  const hasDeductible = ({ deductibleCents }: ForecastClaim) => (deductibleCents ?? 0) > 0;
  if (ofYear.some(hasDeductible)) return 'yes';
  const showsNone = (claim: ForecastClaim) =>
    isOpen(claim) === true && hasNoDeductible(claim) && addShare(claim) !== null;
  if (ofYear.some(showsNone)) return 'no';
  return ofYearBefore.some(hasDeductible) ? 'yes' : 'unknown';
}

/** Stated as 0, or the other parts come to the whole share. */
function hasNoDeductible(claim: Paid): boolean {
  const { deductibleCents, copayCents, coinsuranceCents, shareCents } = claim;
  if (deductibleCents !== null) return deductibleCents === 0;
  if (copayCents === null && coinsuranceCents === null) return false;
  return shareCents !== null && (copayCents ?? 0) + (coinsuranceCents ?? 0) === shareCents;
}

/** Parts that were stated; `null` where none was. What is not covered is in none of them. */
export function addShare({ deductibleCents, copayCents, coinsuranceCents }: Paid): number | null {
  if (deductibleCents === null && copayCents === null && coinsuranceCents === null) return null;
  return (deductibleCents ?? 0) + (copayCents ?? 0) + (coinsuranceCents ?? 0);
}

/** The copay or the percent of a claim of which the deductible took nothing, or not all. */
function findAfterDeductible({
  allowedCents,
  deductibleCents,
  copayCents,
  coinsuranceCents,
}: Paid): Pick<Rule, 'copayCents' | 'percent'> | null {
  const ofCents = (allowedCents ?? 0) - (deductibleCents ?? 0) - (copayCents ?? 0);
  const hasPercent = (coinsuranceCents ?? 0) > 0 && ofCents > 0;
  if ((copayCents ?? 0) <= 0 && !hasPercent) return null;
  return {
    copayCents: copayCents !== null && copayCents > 0 ? copayCents : null,
    percent: hasPercent ? { cents: coinsuranceCents ?? 0, ofCents } : null,
  };
}

/** How a price is shared: what goes to the deductible, and what is paid besides. */
export type Split = { deductibleCents: number; restCents: number };

/**
 * Shares a price by a rule. `leftCents`: of the deductible; `null` where it is not known. `isHigh`: what no claim shows
 * counts in full, else not at all.
 */
export function splitPrice(
  priceCents: number | null,
  rule: Rule,
  { leftCents, isHigh }: { leftCents: number | null; isHigh: boolean },
): Split {
  const last = { deductibleCents: 0, restCents: Math.max(0, rule.lastShareCents ?? 0) };
  if (rule.subject === 'no') return last;
  if (rule.subject === 'unknown' && !isHigh) return last;
  if (priceCents === null) return { deductibleCents: 0, restCents: 0 };
  if (leftCents === null) return isHigh ? { deductibleCents: 0, restCents: priceCents } : last;
  const deductibleCents = Math.min(priceCents, leftCents);
  const left = priceCents - deductibleCents;
  return { deductibleCents, restCents: findRest(left, rule) ?? (isHigh ? left : 0) };
}

/** Copay and percent of what the deductible left; `null` where no claim shows either. */
function findRest(leftCents: number, { copayCents, percent }: Rule): number | null {
  if (copayCents === null && percent === null) return null;
  const copay = Math.min(copayCents ?? 0, leftCents);
  const share = percent === null ? 0 : Math.round(((leftCents - copay) * percent.cents) / percent.ofCents);
  return Math.min(leftCents, copay + share);
}
