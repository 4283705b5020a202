/** Claims and limits for tests of the counts, and what comes out of them. */
import { buildMeters } from '../../../electron/data/limits/count/build-meters.ts';
import {
  type CountOptions,
  countClaims,
  type LimitClaim,
} from '../../../electron/data/limits/count/count-claims.ts';
import type { PlanCount } from '../../../electron/data/limits/count/read-plan-counts.ts';
import type { LimitFacts, LimitKind, Meter, TypedLimit } from '../../../shared/model/bills/limits.ts';
import type { CoverageKind } from '../../../shared/model/plans/coverage.ts';

export const deductible: LimitKind = {
  whose: 'person',
  what: 'deductible',
  care: 'medical',
  network: 'in',
};
export const outOfPocket: LimitKind = { ...deductible, what: 'out-of-pocket' };
export const family: LimitKind = { ...deductible, whose: 'family' };

/** $1,000 for one person and $2,000 for the family, from July on. */
export function factsOf(over: Partial<LimitFacts> = {}): LimitFacts {
  return {
    startMonth: 7,
    limits: [
      { ...deductible, cents: 1_000_00 },
      { ...family, cents: 2_000_00 },
    ],
    drugs: 'apart',
    family: null,
    earlierDeductibleCents: null,
    earlierOutOfPocketCents: null,
    ...over,
  };
}

/** A counted claim in network of the plan year 2025-07-01 to 2026-06-30, whose share went to the deductible. */
export function claimOf(dollars: number, over: Partial<LimitClaim> = {}): LimitClaim {
  return {
    state: 'counted',
    date: '2025-09-10',
    currency: 'USD',
    care: 'medical',
    network: 'in',
    deductibleCents: dollars * 100,
    copayCents: null,
    coinsuranceCents: null,
    isPartial: false,
    shareCents: dollars * 100,
    notCoveredCents: null,
    isRefused: false,
    ...over,
  };
}

export type MeterOptions = {
  facts?: LimitFacts;
  card?: TypedLimit[];
  planCounts?: PlanCount[];
  others?: { name: string; claims: LimitClaim[] }[];
  kind?: CoverageKind | null;
  options?: Partial<CountOptions>;
};

/** The meters of Ana. */
export function metersOf(claims: LimitClaim[], more: MeterOptions = {}): Meter[] {
  const { facts = factsOf(), others = [], kind = 'medical' } = more;
  const { startMonth, drugs } = facts;
  const options: CountOptions = { startMonth, drugs, year: 2025, currency: 'USD', ...more.options };
  const people = [{ name: 'Ana', claims }, ...others];
  return buildMeters({
    kind,
    care: 'medical',
    year: options.year,
    facts,
    card: more.card ?? [],
    planCounts: more.planCounts ?? [],
    members: people.map((one) => ({ name: one.name, count: countClaims(one.claims, options).sum })),
  });
}

/** What the meter of a limit counts, in dollars; `undefined` where there is no such meter. */
export function countOf(meters: readonly Meter[], limit: LimitKind): number | null | undefined {
  const cents = findMeter(meters, limit)?.ours.cents;
  return typeof cents === 'number' ? cents / 100 : cents;
}

export function findMeter(meters: readonly Meter[], limit: LimitKind): Meter | undefined {
  const same = (meter: Meter) =>
    (Object.keys(limit) as (keyof LimitKind)[]).every((key) => meter[key] === limit[key]);
  return meters.find(same);
}

export function gapsOf(claims: LimitClaim[], over: Partial<CountOptions> = {}) {
  return countClaims(claims, { startMonth: 7, drugs: 'apart', year: 2025, currency: 'USD', ...over }).gaps;
}
