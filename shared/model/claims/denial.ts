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

export const Denial = z.strictObject({
  scope: z.enum(['whole', 'part']),
  /** Numbers of the refused lines, where only a part was refused and the plan says which. */
  lines: z.array(z.int()),
  checklists: z.array(z.enum(checklists)),
});
export type Denial = z.infer<typeof Denial>;
