import { z } from 'zod';

/** An element of a record that no screen has a place for: its path, and its content as the plan sent it. */
export const Leftover = z.strictObject({ path: z.string(), text: z.string() });
export type Leftover = z.infer<typeof Leftover>;

/** What the readers leave over of a record: nothing that a plan sent goes without a word. */
export const leftovers = {
  /** What Claimfolio did not understand. */
  unread: z.array(Leftover),
  /** What only computers need: codes as sent, identifiers, references, versions. */
  technical: z.array(Leftover),
};
