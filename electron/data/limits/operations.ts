/** What main may ask about deductibles and the most that a person pays. */

import { getLimits, type LimitQuestion } from './ask/get-limits.ts';
import type { PlanParts } from './ask/list-plans.ts';
import { findRunningYear } from './count/plan-year.ts';
import { type KeptLimits, LimitTable } from './keep/limit-table.ts';

export function limitOperations(parts: PlanParts) {
  const limits = new LimitTable(parts.db);
  return {
    get: (input: LimitQuestion) => getLimits({ ...parts, limits }, input),
    /** `year`: as in the question; the plan year is the one that runs on today's day of it. */
    save({ year, facts, today, planId }: KeptLimits & { today: string }) {
      limits.save({ planId, facts, year: findRunningYear(year, facts.startMonth, today) });
      return {};
    },
  };
}
