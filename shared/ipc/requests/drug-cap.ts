/** The request about Medicare's drug cap. Part of the contract. */
import { z } from 'zod';
import { NameOfPlan, OwnId } from '../../bounds.ts';
import { DrugCapView } from '../../model/bills/drug-cap.ts';

export const drugCapRequests = {
  /**
   * `year`: `null` is this one. `planId`: `null` is the plan with most fills. `joinMonth`: the first month in the payment
   * plan; `null` is this month, of another year January.
   */
  'drugCap.get': {
    input: z.strictObject({
      personId: OwnId,
      year: z.int().nullable(),
      planId: NameOfPlan.nullable(),
      joinMonth: z.int().min(1).max(12).nullable(),
    }),
    output: DrugCapView,
  },
} as const;
