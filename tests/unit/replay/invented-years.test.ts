/** Invented years that another adjudicator decided: the engine comes to every line's share. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStated } from '../../../electron/data/replay/count/check-stated.ts';
import { finish } from '../../../electron/data/replay/count/in-parts.ts';
import { compareByDecision, type ReplayLine } from '../../../electron/data/replay/count/replay-line.ts';
import type { PlanRules } from '../../../shared/model/replay/plan-rules.ts';
import { Adjudicator } from './adjudicator.ts';
import { anyPlan, anyYear, forOne } from './invented.ts';

/** Each line with what the plan decided of it, in the order of decisions. */
function decideYear(plan: PlanRules, lines: readonly ReplayLine[]): ReplayLine[] {
  const adjudicator = new Adjudicator(plan);
  return lines.toSorted(compareByDecision).map((one) => {
    const { share, deductible } = adjudicator.decide(one);
    return { ...one, statedCents: share, statedDeductibleCents: deductible };
  });
}

describe('years that another adjudicator decided', () => {
  it('are replayed to the cent, every line of them', () => {
    let lines = 0;
    fc.assert(
      fc.property(
        anyPlan,
        anyYear,
        fc.constantFrom('person' as const, 'family' as const),
        (plan, year, covers) => {
          const own = covers === 'person' ? year.map((one) => ({ ...one, person: 'Ana' })) : year;
          const rules = covers === 'person' ? forOne(plan) : plan;
          const decided = decideYear(rules, own);
          const check = finish(checkStated(rules, decided));
          lines += check.lines;
          expect(check.missed).toEqual([]);
          expect(check.lines).toBe(decided.length);
        },
      ),
      { numRuns: 200 },
    );
    expect(lines).toBeGreaterThan(3_000);
  });

  it('are not where one rule is another', () => {
    let missed = 0;
    fc.assert(
      fc.property(anyPlan, anyYear, (plan, year) => {
        const wrong = {
          ...plan,
          services: plan.services.map((one) => ({ ...one, rate: (one.rate ?? 0) + 1_000 })),
        };
        missed += finish(checkStated(wrong, decideYear(plan, year))).missed.length;
      }),
      { numRuns: 20 },
    );
    expect(missed).toBeGreaterThan(20);
  });
});
