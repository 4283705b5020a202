/** Requests about a year under the rules of other plans. Part of the contract. */
import { z } from 'zod';
import { OwnId, RecordId } from '../../bounds.ts';
import { NextYear } from '../../model/replay/next-year.ts';
import { PlanRules, ServiceClass, ServiceNumber } from '../../model/replay/plan-rules.ts';
import { Removed, Saved } from '../shapes.ts';

export const nextYearRequests = {
  /** `year`: whose claims are used; `null`: this year, and until March the last one. */
  'nextYear.get': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: NextYear,
  },
  /** Ends the `nextYear.get` that is under way; it then fails with sync/cancelled. */
  'nextYear.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  /** `planId`: the plan that is changed; `null`: another one. */
  'nextYear.save': {
    input: z.strictObject({ personId: OwnId, planId: OwnId.nullable(), rules: PlanRules }),
    output: z.strictObject({ planId: z.string() }),
  },
  'nextYear.saveCsv': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: Saved,
  },
  /** `line`: of the claim, from 1; `serviceClass: null`: as its codes say. */
  'nextYear.chooseKind': {
    input: z.strictObject({
      claimId: RecordId,
      line: ServiceNumber,
      serviceClass: ServiceClass.nullable(),
    }),
    output: z.strictObject({}),
  },
  'nextYear.remove': { input: z.strictObject({ planId: OwnId }), output: Removed },
} as const;
