/** What main may ask about deductibles and the most that a person pays. */
import { getLimits, type LimitQuestion } from './ask/get-limits.ts';
import type { PlanParts } from './ask/list-plans.ts';
import { type KeptLimits, LimitTable } from './keep/limit-table.ts';

export function limitOperations(parts: PlanParts) {
  const limits = new LimitTable(parts.db);
  return {
    get: (input: LimitQuestion) => getLimits({ ...parts, limits }, input),
    save(input: KeptLimits) {
      limits.save(input);
      return {};
    },
  };
}
