/** Requests about limits of plans. Part of the contract. */
import { z } from 'zod';
import { NameOfPlan, OwnId } from '../../bounds.ts';
import { LimitFacts, LimitsView } from '../../model/bills/limits.ts';
import { Nothing } from '../shapes.ts';

export const limitsRequests = {
  /** `year`: the plan years that run on today's day of that year; `null`: those that run now. */
  'limits.get': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: LimitsView,
  },
  /** Keeps what was typed, for the plan year of that question. */
  'limits.save': {
    input: z.strictObject({ planId: NameOfPlan, year: z.int(), facts: LimitFacts }),
    output: Nothing,
  },
} as const;
