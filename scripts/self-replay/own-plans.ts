/**
 * The sample people's own plans, typed as from their Summary of Benefits: what the sample plans' claims are made by
 * (`electron/sample-plan/make/claims/templates.ts`, `money.ts`, `specials.ts`; `people/walter/walter-visits.ts`).
 */
import {
  type DrugRule,
  type PlanRules,
  plainService,
  type ServiceRule,
} from '../../shared/model/replay/plan-rules.ts';

type Share = Partial<Pick<ServiceRule, 'subject' | 'order' | 'copayCents' | 'rate' | 'network'>>;

function service(serviceClass: ServiceRule['serviceClass'], share: Share): ServiceRule {
  return {
    ...plainService,
    ...{ serviceClass, network: 'in', subject: 'no', order: 'after', copayCents: null },
    ...{ rate: null, rateMostCents: null, ...share },
  };
}

const afterDeductible = (serviceClass: ServiceRule['serviceClass']): ServiceRule =>
  service(serviceClass, { subject: 'yes', rate: 2_000 });

const drug = (tier: number, copayCents: number): DrugRule => ({
  ...{ tier, subject: 'no', order: 'after', copayCents, copay60Cents: null, copay90Cents: null },
  ...{ rate: null, rateMostCents: null },
});

const plan: Omit<PlanRules, 'name' | 'year' | 'services' | 'deductibles' | 'limits'> = {
  ...{ isOwn: true, papersOf: null, covers: 'person', premiumCents: null, providers: 'as-claims' },
  ...{ drugs: [], drugTiers: [] },
};

/** Copays without the deductible, a fifth of everything else after it; drugs count apart; out of network two fifths. */
function typeEvergreen(year: number): PlanRules {
  return {
    ...{ ...plan, name: 'Evergreen Health PPO', year },
    deductibles: [
      { pool: 'medical', network: 'in', personCents: 700_00, familyCents: 1_400_00, style: 'embedded' },
    ],
    limits: [
      { network: 'in', personCents: 3_000_00, familyCents: 6_000_00, excluded: ['drug'] },
      { network: 'out', personCents: null, familyCents: null, excluded: [] },
    ],
    services: [
      service('preventive', { copayCents: 0 }),
      service('primary-visit', { copayCents: 25_00 }),
      service('mental-health', { copayCents: 25_00 }),
      service('therapy', { copayCents: 30_00 }),
      service('urgent-care', { copayCents: 50_00 }),
      service('emergency-room', { subject: 'yes', order: 'before', copayCents: 250_00, rate: 2_000 }),
      service('any', { network: 'out', rate: 4_000 }),
      ...(
        [
          ...['specialist-visit', 'lab', 'x-ray', 'advanced-imaging', 'facility-surgery'],
          ...['professional-surgery', 'hospital-stay', 'ambulance', 'equipment', 'other'],
        ] as const
      ).map(afterDeductible),
    ],
    drugs: [drug(1, 10_00), drug(2, 15_00), drug(3, 45_00)],
    drugTiers: [
      { drug: 'Presolin 20 mg tablet', tier: 1 },
      { drug: 'Calmirol 10 mg tablet', tier: 2 },
      { drug: 'Flexamor 50 mg capsule', tier: 3 },
      { drug: 'Medicine mixed by the pharmacy', tier: 3 },
    ],
  };
}

/** A fifth after the deductible of Part B, and of a drug a quarter; there is no limit. */
function typeMedicare(year: number): PlanRules {
  return {
    ...{ ...plan, name: 'Sample Medicare', year },
    deductibles: [
      { pool: 'medical', network: 'in', personCents: 240_00, familyCents: null, style: 'embedded' },
    ],
    limits: [{ network: 'combined', personCents: null, familyCents: null, excluded: [] }],
    services: [afterDeductible('any'), service('drug', { rate: 2_500 })],
  };
}

/** What Medicare leaves: the deductible of Part B stays, a fifth of the rest does not. */
function typeSupplement(year: number): PlanRules {
  return {
    ...{ ...typeMedicare(year), name: 'Evergreen Supplement' },
    services: [service('any', { subject: 'yes', rate: 0 })],
  };
}

/** By the names of the sample plan and the person. */
export const ownPlans: Readonly<Record<string, (year: number) => PlanRules>> = {
  'evergreen rosa-medina': typeEvergreen,
  'evergreen theo-medina': typeEvergreen,
  'evergreen ines-duarte': typeEvergreen,
  'evergreen walter-osgood': typeSupplement,
  'medicare -10000010254618': typeMedicare,
};
