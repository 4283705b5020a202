import type { PlanRules } from '#shared/model/replay/plan-rules';
import type { Calendar } from '../../make/example/write-bill.ts';
import { writePlan } from '../../make/example/write-plan.ts';

/** The two plans that Rosa may choose next year: one with copays, one with a high deductible. */
export function planRosaChoices(calendar: Calendar): PlanRules[] {
  return [
    writePlan(
      {
        name: 'Harborlight Plus',
        premium: 305,
        providers: 'all-in',
        deductible: 250,
        limit: 3_400,
        care: {
          preventive: { copay: 0 },
          'primary-visit': { copay: 25 },
          'specialist-visit': { copay: 45 },
          'mental-health': { copay: 25 },
          'urgent-care': { copay: 60 },
          'emergency-room': { copay: 250 },
          any: { percent: 20 },
        },
        drugs: [{ copay: 10 }, { copay: 35 }, { copay: 70 }, { percent: 25, upTo: 200 }],
        out: { deductible: 500, limit: 6_000, percent: 40 },
        drugTiers: { 'Presolin 20 mg tablet': 1, 'Calmirol 10 mg tablet': 1 },
      },
      calendar,
    ),
    writePlan(
      {
        name: 'Cedar Valley HSA',
        premium: 118,
        providers: 'unknown',
        deductible: 2_500,
        limit: 6_500,
        care: { preventive: { copay: 0 }, any: { percent: 20 } },
        drugs: [{ percent: 20 }, { percent: 20 }, { percent: 20 }, { percent: 20 }],
        out: null,
      },
      calendar,
    ),
  ];
}
