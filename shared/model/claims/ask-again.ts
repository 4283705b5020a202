/** What there is to ask about a claim that was refused, or charged as out of network. */
import { z } from 'zod';
import { NotYours } from './denial.ts';

/**
 * `why`: the plan's own records do not leave it to the person (`not-yours`); federal law may protect, since it was an
 * emergency, or since the place where it was done was in network that day (`place`); `refused`, or `refused-part` of it:
 * nothing shows that, and one may ask for another decision all the same.
 */
export const AskAgain = z.strictObject({
  why: z.enum(['not-yours', 'emergency', 'place', 'refused', 'refused-part']),
  /** What says so, where it is not the person's to pay. */
  notYours: NotYours.optional(),
  /** The provider that was out of network. */
  provider: z.string().nullable(),
  /** Name of the place in network; `null` where it has none, or it does not matter. */
  place: z.string().nullable(),
  /** Whom a member calls. */
  planPhone: z.string().nullable(),
});
export type AskAgain = z.infer<typeof AskAgain>;

/** Whether it is the law that one can ask by. */
export function namesLaw({ why }: Pick<AskAgain, 'why'>): boolean {
  return why === 'emergency' || why === 'place';
}
