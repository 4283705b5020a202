/**
 * A second look at a claim or a bill: what stands on it that one may ask about. Each is a question, never a verdict, and
 * changes no sum.
 */
import { z } from 'zod';
import { PlanKind } from '../plans/plan-kind.ts';

export const secondLookRules = [
  'equal-charges',
  'two-visits',
  'long-day',
  'room-days',
  'preventive',
  'after-decision',
  'whole-and-part',
  'above-approved',
  'refused-twice',
  'approval-on-file',
] as const;
/** Each has its words under `second-look:rule`, and its source in `shared/words/second-look.ts`. */
export const SecondLookRule = z.enum(secondLookRules);
export type SecondLookRule = z.infer<typeof SecondLookRule>;

/** So many claims stand in one question at most. */
export const mostAsked = 20;
/** So many questions are asked of one claim or bill at most. */
export const mostQuestions = 20;

export const SecondLookQuestion = z.strictObject({
  rule: SecondLookRule,
  /** The claims that it is about, the one that was looked at first; none of a bill without a claim. */
  claimIds: z.array(z.string()).max(mostAsked),
  /** Whose rules the plan follows. */
  planKind: PlanKind,
  /** The service in the plan's words, else its code. */
  service: z.string().nullable(),
  /** What the bill calls it. */
  printed: z.string().nullable(),
  provider: z.string().nullable(),
  day: z.string().nullable(),
  /** The day that `day` is held against: of a decision, or of a discharge. */
  otherDay: z.string().nullable(),
  /** Of the charge, of the share, or of what is asked above the approved amount. */
  cents: z.int().nullable(),
  currency: z.string(),
  /** How often, how many hours or how many days are charged; and how many there are. */
  count: z.number().nullable(),
  most: z.number().nullable(),
  approvalNumber: z.string().nullable(),
});
export type SecondLookQuestion = z.infer<typeof SecondLookQuestion>;

export const SecondLook = z.strictObject({ questions: z.array(SecondLookQuestion).max(mostQuestions) });
export type SecondLook = z.infer<typeof SecondLook>;
