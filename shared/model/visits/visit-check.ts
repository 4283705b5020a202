/** Whether care on a claim took place, as the person says: nothing of it comes from a plan or changes a claim. */
import { z } from 'zod';
import { CalendarDay } from '../../bounds.ts';
import { ClaimRow } from '../claims/claim-row.ts';
import { PlanKind } from '../plans/plan-kind.ts';

export const visitAnswers = ['did-not-happen', 'other-service', 'not-sure'] as const;
export const VisitAnswer = z.enum(visitAnswers);
export type VisitAnswer = z.infer<typeof VisitAnswer>;

export const VisitCheckFacts = z.strictObject({
  answer: VisitAnswer,
  note: z.string().max(1_000),
  notedOn: CalendarDay,
});
export type VisitCheckFacts = z.infer<typeof VisitCheckFacts>;

/** What was noted, with the newest version of the claim and whom to ask about it. */
export const VisitCheck = z.strictObject({
  row: ClaimRow,
  facts: VisitCheckFacts,
  planKind: PlanKind,
  planPhone: z.string().nullable(),
});
export type VisitCheck = z.infer<typeof VisitCheck>;

/** A list that is longer ends there. */
export const mostVisitChecks = 1_000;

export const VisitCheckList = z.strictObject({ checks: z.array(VisitCheck).max(mostVisitChecks) });
export type VisitCheckList = z.infer<typeof VisitCheckList>;

/** `facts: null`: nothing was noted about the claim. */
export const VisitCheckView = z.strictObject({ facts: VisitCheckFacts.nullable() });
export type VisitCheckView = z.infer<typeof VisitCheckView>;
