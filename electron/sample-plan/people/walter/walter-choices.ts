import type { PlanRules } from '#shared/model/replay/plan-rules';
import type { Calendar } from '../../make/example/write-bill.ts';
import { writePlan } from '../../make/example/write-plan.ts';

/** The two Medicare Advantage plans that Walter looked at. Their limits are for medical care alone. */
export function planWalterChoices(calendar: Calendar): PlanRules[] {
  const drugTiers = { 'Cardevan 5 mg tablet': 1, 'Presolin 20 mg tablet': 1 };
  return [
    writePlan(
      {
        name: 'Harborlight Medicare Choice',
        premium: 29,
        providers: 'unknown',
        deductible: 0,
        drugDeductible: 300,
        limit: 4_900,
        isWithoutDrugs: true,
        care: {
          preventive: { copay: 0 },
          'primary-visit': { copay: 0 },
          'specialist-visit': { copay: 35 },
          lab: { copay: 0 },
          'x-ray': { copay: 20 },
          'advanced-imaging': { copay: 150 },
          'emergency-room': { copay: 120 },
          'urgent-care': { copay: 45 },
          'hospital-stay': { copay: 295 },
          'facility-surgery': { copay: 275 },
          therapy: { copay: 35 },
          any: { percent: 20 },
        },
        stayDays: 6,
        drugs: [{ copay: 5 }, { copay: 47 }, { percent: 40 }, { percent: 29 }],
        out: null,
        drugTiers,
      },
      calendar,
    ),
    writePlan(
      {
        name: 'Cedar Valley Medicare Open',
        premium: 64,
        providers: 'all-in',
        deductible: 0,
        drugDeductible: 200,
        limit: 6_700,
        isWithoutDrugs: true,
        care: {
          preventive: { copay: 0 },
          'primary-visit': { copay: 10 },
          'specialist-visit': { copay: 45 },
          lab: { copay: 5 },
          'emergency-room': { copay: 120 },
          'urgent-care': { copay: 50 },
          'hospital-stay': { copay: 350 },
          any: { percent: 20 },
        },
        stayDays: 5,
        drugs: [{ copay: 0 }, { copay: 42 }, { percent: 35 }, { percent: 30 }],
        out: { deductible: 0, limit: 10_000, percent: 40 },
        drugTiers,
      },
      calendar,
    ),
  ];
}
