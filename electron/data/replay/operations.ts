/** What main may ask about a year under the rules of other plans. */
import type { PlanRules } from '#shared/model/replay/plan-rules';
import type { Db } from '../database/database.ts';
import type { RemovedRows } from '../database/removed-rows.ts';
import { getNextYear, type NextYearParts, type NextYearQuestion } from './ask/get-next-year.ts';
import { writeNextYearCsv } from './ask/write-next-year-csv.ts';
import { ComparedPlanTable } from './keep/compared-plan-table.ts';

type Parts = Omit<NextYearParts, 'plans'> & { db: Db; removed: RemovedRows };

export function nextYearOperations(parts: Parts) {
  const plans = new ComparedPlanTable(parts.db);
  return {
    get: (question: NextYearQuestion) => getNextYear({ ...parts, plans }, question),
    csv: (question: NextYearQuestion): Uint8Array =>
      writeNextYearCsv(getNextYear({ ...parts, plans }, question)),
    save: (input: { personId: string; planId: string | null; rules: PlanRules }) => ({
      planId: plans.save(input.personId, input.planId, input.rules),
    }),
    remove: ({ planId }: { planId: string }) => ({ removedId: plans.remove(parts.removed, planId) }),
  };
}
