/** Invented plans and years, of every kind of rule. Amounts are in cents. */
import fc from 'fast-check';
import type { ReplayLine } from '../../../electron/data/replay/count/replay-line.ts';
import type {
  DrugRule,
  PlanRules,
  ServiceClass,
  ServiceRule,
} from '../../../shared/model/replay/plan-rules.ts';
import { emptyPlan } from './empty-plan.ts';
import { line, rule } from './plans.ts';

const classes = [
  ...(['primary-visit', 'specialist-visit', 'lab', 'therapy', 'urgent-care', 'emergency-room'] as const),
  ...(['hospital-stay', 'professional-surgery', 'equipment', 'mental-health', 'preventive'] as const),
];
const people = ['Ana', 'Ben', 'Cleo'];
const cents = (max: number) => fc.integer({ min: 0, max });
const orNone = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 });

const anyShare = fc.record({
  subject: fc.constantFrom('yes' as const, 'no' as const),
  order: fc.constantFrom('after' as const, 'before' as const),
  copayCents: orNone(cents(40_000)),
  rate: fc.integer({ min: 0, max: 100 }).map((percent) => percent * 50),
  rateMostCents: orNone(cents(30_000)),
});

const anyService = (
  serviceClass: ServiceRule['serviceClass'],
  network: 'in' | 'out',
): fc.Arbitrary<ServiceRule> =>
  fc
    .record({
      share: anyShare,
      per: fc.constantFrom('visit' as const, 'day' as const, 'stay' as const, 'service' as const),
      mostDays: orNone(fc.integer({ min: 1, max: 6 })),
      isWaivedIfAdmitted: fc.boolean(),
      mostVisits: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 1 }),
      firstVisitsFree: fc.constantFrom(0, 0, 0, 1, 2),
      covered: fc.constantFrom('yes' as const, 'yes' as const, 'yes' as const, 'no' as const),
    })
    .map(({ share, ...more }) => rule(serviceClass, { network, ...share, ...more }));

const anyDrug = (tier: number): fc.Arbitrary<DrugRule> =>
  fc
    .record({ share: anyShare, copay60Cents: orNone(cents(9_000)), copay90Cents: orNone(cents(12_000)) })
    .map(({ share, ...more }) => ({ tier, ...share, ...more }));

const anyDeductible = (
  pool: PlanRules['deductibles'][number]['pool'],
  network: 'in' | 'out' | 'combined',
): fc.Arbitrary<PlanRules['deductibles'][number]> =>
  fc
    .record({
      own: cents(300_000),
      more: cents(300_000),
      style: fc.constantFrom('embedded' as const, 'aggregate' as const),
    })
    .map(({ own, more, style }) => ({ pool, network, personCents: own, familyCents: own + more, style }));

export const anyPlan: fc.Arbitrary<PlanRules> = fc
  .record({
    deductibles: fc.tuple(
      anyDeductible('all', 'in'),
      anyDeductible('all', 'out'),
      orNone(anyDeductible('drug', 'in')),
      orNone(anyDeductible('medical', 'combined')),
      orNone(anyDeductible('therapy', 'in')),
    ),
    limits: fc.array(fc.record({ own: cents(900_000), more: cents(900_000), excludesDrugs: fc.boolean() }), {
      minLength: 2,
      maxLength: 2,
    }),
    services: fc.tuple(...classes.map((one) => anyService(one, 'in')), anyService('any', 'out')),
    drugs: fc.tuple(...[1, 2, 3, 4].map(anyDrug)),
  })
  .map(({ deductibles, limits, services, drugs }) => ({
    ...emptyPlan,
    isOwn: true,
    deductibles: deductibles.filter((one) => one !== null),
    limits: limits.map(({ own, more, excludesDrugs }, at) => ({
      network: at === 0 ? ('in' as const) : ('out' as const),
      personCents: own,
      familyCents: own + more,
      excluded: excludesDrugs ? (['drug'] as ServiceClass[]) : [],
    })),
    services,
    drugs,
  }));

const dayOf = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

/** Claims of a family, several on one day at one provider, decided in another order than they happened. */
export const anyYear: fc.Arbitrary<ReplayLine[]> = fc.array(
  fc
    .record({
      serviceClass: fc.constantFrom(...classes, 'drug' as const, 'drug' as const),
      person: fc.constantFrom(...people),
      provider: fc.constantFrom('Lim', 'Okafor', 'Northgate'),
      day: fc.integer({ min: 1, max: 40 }),
      wait: fc.integer({ min: 1, max: 30 }),
      allowedCents: fc.oneof(cents(30_000), cents(900_000)),
      isOut: fc.constantFrom(false, false, false, true),
      nights: fc.integer({ min: 1, max: 9 }),
      isAdmitted: fc.boolean(),
      tier: fc.integer({ min: 1, max: 4 }),
      months: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ serviceClass, day, wait, isOut, nights, tier, months, ...more }) =>
      line(serviceClass, more.allowedCents, {
        ...more,
        day: dayOf(day),
        decidedOn: dayOf(day + wait),
        network: isOut ? 'out' : 'in',
        days: serviceClass === 'hospital-stay' ? nights : null,
        drug: serviceClass === 'drug' ? { name: `tier ${tier}`, months } : null,
      }),
    ),
  { minLength: 20, maxLength: 45 },
);

/** The plan of somebody alone: only what is one person's is known of it. */
export function forOne(plan: PlanRules): PlanRules {
  return {
    ...plan,
    covers: 'person',
    deductibles: plan.deductibles.map((one) => ({ ...one, familyCents: null, style: 'embedded' })),
    limits: plan.limits.map((one) => ({ ...one, familyCents: null })),
  };
}
