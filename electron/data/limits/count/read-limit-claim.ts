import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { CoverageKind } from '#shared/model/plans/coverage';
import type { LimitClaim } from './count-claims.ts';
import { findCare } from './read-card-limits.ts';

const waitingReasons: ReadonlySet<ClaimRow['notCountedBecause']> = new Set(['being-decided', 'not-final']);

/** True for a claim that counts, or will when the plan has decided. */
export function isOfCounts({ counted, notCountedBecause }: ClaimRow): boolean {
  return counted || waitingReasons.has(notCountedBecause);
}

/** A claim as limits see it. `kind`: of the coverage that decided it; `admitted`: the first day of a stay. */
export function readLimitClaim(
  row: ClaimRow,
  { kind, admitted }: { kind: CoverageKind | null; admitted: string | null },
): LimitClaim {
  const { deductible, copay, coinsurance, yourShare, notCovered } = row;
  return {
    state: row.counted ? 'counted' : 'waiting',
    date: admitted ?? row.serviceStart,
    currency: row.currency,
    care: findCare(kind, row.kind),
    network: row.network === 'other' ? null : row.network,
    deductibleCents: deductible?.cents ?? null,
    copayCents: copay?.cents ?? null,
    coinsuranceCents: coinsurance?.cents ?? null,
    isPartial: [deductible, copay, coinsurance].some((part) => part?.partial),
    shareCents: yourShare?.cents ?? null,
    notCoveredCents: notCovered?.cents ?? null,
    isRefused: row.state === 'plan-did-not-pay',
  };
}
