/** Plans that a made-up person may compare, in a few words: amounts are dollars, shares percent. */
import {
  type DrugRule,
  type PlanRules,
  plainService,
  type ServiceClass,
  type ServiceRule,
} from '#shared/model/replay/plan-rules';
import type { Calendar } from './write-bill.ts';

/** What one pays: a copay without the deductible, or a share of the price after it. */
type Share = { copay: number } | { percent: number; upTo?: number };

export type PlanSketch = {
  name: string;
  premium: number;
  providers: PlanRules['providers'];
  deductible: number;
  drugDeductible?: number;
  limit: number;
  /** True where drugs count toward no limit, as in Medicare Advantage. */
  isWithoutDrugs?: boolean;
  /** Care that has a rule of its own; `any`: all other care. */
  care: Partial<Record<ServiceClass, Share>> & { any: Share };
  /** A copay of a stay is for each of so many days. */
  stayDays?: number;
  /** By tier, from the first on. */
  drugs: readonly Share[];
  /** Out of network; `null`: the plan pays nothing there. */
  out: { deductible: number; limit: number; percent: number } | null;
  drugTiers?: Readonly<Record<string, number>>;
};

const cents = (dollars: number) => Math.round(100 * dollars);

function writeShare(share: Share): Omit<DrugRule, 'tier' | 'covered' | 'copay60Cents' | 'copay90Cents'> {
  if ('copay' in share)
    return { subject: 'no', order: null, copayCents: cents(share.copay), rate: null, rateMostCents: null };
  const { percent, upTo } = share;
  return {
    ...{ subject: 'yes', order: null, copayCents: null, rate: cents(percent) },
    rateMostCents: upTo === undefined ? null : cents(upTo),
  };
}

/** The plan of next year, from papers of two weeks ago. */
export function writePlan(sketch: PlanSketch, calendar: Calendar): PlanRules {
  const { today } = calendar;
  const { care, out, limit, stayDays } = sketch;
  const inside = Object.entries(care).map(
    ([serviceClass, share]): ServiceRule => ({
      ...plainService,
      ...writeShare(share),
      serviceClass: serviceClass as ServiceRule['serviceClass'],
      network: 'in',
      ...(serviceClass === 'hospital-stay' && {
        per: stayDays === undefined ? ('stay' as const) : ('day' as const),
        mostDays: stayDays ?? null,
      }),
      ...(serviceClass === 'emergency-room' && { isWaivedIfAdmitted: true }),
    }),
  );
  const outside: ServiceRule = {
    ...plainService,
    ...writeShare({ percent: out?.percent ?? 100 }),
    covered: out === null ? 'no' : 'yes',
    serviceClass: 'any',
    network: 'out',
  };
  const own = { familyCents: null, style: 'embedded' } as const;
  const excluded: ServiceClass[] = sketch.isWithoutDrugs ? ['drug'] : [];
  return {
    name: sketch.name,
    year: Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) > 3 ? 1 : 0),
    isOwn: false,
    papersOf: calendar.ago(14),
    covers: 'person',
    premiumCents: cents(sketch.premium),
    providers: sketch.providers,
    deductibles: [
      { pool: 'all', network: 'in', personCents: cents(sketch.deductible), ...own },
      ...(sketch.drugDeductible === undefined
        ? []
        : [{ pool: 'drug', network: 'in', personCents: cents(sketch.drugDeductible), ...own } as const]),
      ...(out === null
        ? []
        : [{ pool: 'all', network: 'out', personCents: cents(out.deductible), ...own } as const]),
    ],
    limits: [
      { network: 'in', personCents: cents(limit), familyCents: null, excluded },
      ...(out === null
        ? []
        : [{ network: 'out', personCents: cents(out.limit), familyCents: null, excluded } as const]),
    ],
    services: [...inside, outside],
    drugs: sketch.drugs.map((share, at) => ({
      tier: at + 1,
      ...writeShare(share),
      copay60Cents: null,
      copay90Cents: 'copay' in share ? cents(2.5 * share.copay) : null,
    })),
    drugTiers: Object.entries(sketch.drugTiers ?? {}).map(([drug, tier]) => ({ drug, tier })),
  };
}
