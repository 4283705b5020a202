/** What a plan refused of a claim. It is worked out over all services, of which a screen shows the first. */
import { z } from 'zod';

/** Each has its items under `denials:ask`. */
export const checklists = [
  'not-necessary',
  'no-approval',
  'out-of-network',
  'not-covered',
  'other-plan-first',
  'not-eligible',
  'missing-facts',
  'duplicate',
  'late',
  'pharmacy',
] as const;
export type Checklist = (typeof checklists)[number];

/** What of the plan's own records says that the person need not pay it; `note`: the plan's own sentence, of a note. */
export const NotYours = z.strictObject({
  by: z.enum(['note', 'code', 'share']),
  note: z.string().nullable(),
});
export type NotYours = z.infer<typeof NotYours>;

export const Denial = z.strictObject({
  scope: z.enum(['whole', 'part']),
  /** Numbers of the refused lines, where only a part was refused and the plan says which. */
  lines: z.array(z.int()),
  checklists: z.array(z.enum(checklists)),
  /** Of a whole claim that the plan does not leave to the person. */
  notYours: NotYours.optional(),
});
export type Denial = z.infer<typeof Denial>;
