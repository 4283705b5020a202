import type { PlanRules } from '../../../shared/model/replay/plan-rules.ts';

/** A plan of which nothing is typed yet. */
export const emptyPlan: PlanRules = {
  name: 'Empty',
  year: 2027,
  isOwn: false,
  papersOf: null,
  covers: 'family',
  premiumCents: null,
  providers: 'as-claims',
  deductibles: [],
  limits: [],
  services: [],
  drugs: [],
  drugTiers: [1, 2, 3, 4].map((number) => ({ drug: `tier ${number}`, tier: number })),
};
