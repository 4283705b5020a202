/** What main may ask about a year under the rules of other plans. */
import { randomUUID } from 'node:crypto';
import type { NextYear } from '#shared/model/replay/next-year';
import type { PlanRules, ServiceClass } from '#shared/model/replay/plan-rules';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import type { RemovedRows } from '../database/removed-rows.ts';
import { compareYear, getNextYear, type NextYearParts, type NextYearQuestion } from './ask/get-next-year.ts';
import { writeNextYearCsv } from './ask/write-next-year-csv.ts';
import { advance, type InParts } from './count/in-parts.ts';
import { ComparedPlanTable } from './keep/compared-plan-table.ts';
import { ServiceKindTable } from './keep/service-kind-table.ts';

/** `share`: of the work that is done, from 0 to 1; `view`: what it came to, once all is. */
export type ComparisonPart = { id: string; share: number; view: NextYear | null };

type Parts = Omit<NextYearParts, 'plans' | 'kinds'> & { db: Db; removed: RemovedRows };

export function nextYearOperations(parts: Parts) {
  const plans = new ComparedPlanTable(parts.db);
  const kinds = new ServiceKindTable(parts.db);
  const all = { ...parts, plans, kinds };
  const running = new Map<string, InParts<NextYear>>();
  const go = ({ id }: { id: string }): ComparisonPart => {
    const work = running.get(id);
    if (work === undefined) throw notFoundError('comparison');
    let isOver = true;
    try {
      const part = advance(work);
      isOver = 'result' in part;
      return 'result' in part ? { id, view: part.result, share: 1 } : { id, view: null, share: part.share };
    } finally {
      // What failed is not gone on with, either.
      if (isOver) running.delete(id);
    }
  };
  return {
    /** All at once, for whoever lets nobody else wait. */
    get: (question: NextYearQuestion) => getNextYear(all, question),
    /** The first part; `go` does the next, until there is a view. Whoever stops before drops it. */
    begin(question: NextYearQuestion): ComparisonPart {
      const id = randomUUID();
      running.set(id, compareYear(all, question));
      return go({ id });
    },
    go,
    drop({ id }: { id: string }): void {
      running.delete(id);
    },
    csv: ({ view }: { view: NextYear }): Uint8Array => writeNextYearCsv(view),
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
