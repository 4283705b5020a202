/** The request about Medicare's drug cap. Part of the contract. */
import { z } from 'zod';
import { NameOfPlan, OwnId } from '../../bounds.ts';
import { DrugCapView, JoinMonth } from '../../model/bills/drug-cap.ts';

export const drugCapRequests = {
  /**
   * `year`: `null` is this one. `planId`: `null` is the plan with most fills. `joinMonth`: the first month in the payment
   * plan; `null` is this month, after September January of the next year, and of a year that is over its January.
   */
  'drugCap.get': {
    input: z.strictObject({
      personId: OwnId,
      year: z.int().nullable(),
      planId: NameOfPlan.nullable(),
      joinMonth: JoinMonth.nullable(),
    }),
    output: DrugCapView,
  },
} as const;
