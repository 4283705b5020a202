/** What main may ask about a year under the rules of other plans. */
import type { PlanRules, ServiceClass } from '#shared/model/replay/plan-rules';
import type { Db } from '../database/database.ts';
import type { RemovedRows } from '../database/removed-rows.ts';
import { getNextYear, type NextYearParts, type NextYearQuestion } from './ask/get-next-year.ts';
import { writeNextYearCsv } from './ask/write-next-year-csv.ts';
import { ComparedPlanTable } from './keep/compared-plan-table.ts';
import { ServiceKindTable } from './keep/service-kind-table.ts';

type Parts = Omit<NextYearParts, 'plans' | 'kinds'> & { db: Db; removed: RemovedRows };

export function nextYearOperations(parts: Parts) {
  const plans = new ComparedPlanTable(parts.db);
  const kinds = new ServiceKindTable(parts.db);
  return {
    get: (question: NextYearQuestion) => getNextYear({ ...parts, plans, kinds }, question),
    csv: (question: NextYearQuestion): Uint8Array =>
      writeNextYearCsv(getNextYear({ ...parts, plans, kinds }, question)),
    save: (input: { personId: string; planId: string | null; rules: PlanRules }) => ({
      planId: plans.save(input.personId, input.planId, input.rules),
    }),
    chooseKind({
      claimId,
      line,
      serviceClass,
    }: {
      claimId: string;
      line: number;
      serviceClass: ServiceClass | null;
    }) {
      kinds.save(claimId, line, serviceClass);
      return {};
    },
    remove: ({ planId }: { planId: string }) => ({ removedId: plans.remove(parts.removed, planId) }),
  };
}
