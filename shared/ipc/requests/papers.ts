/** Requests about claims that a person types from an explanation of benefits on paper. Part of the contract. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { PaperClaim, PaperFacts, PaperTarget, SavedPaper } from '../../model/files/paper.ts';
import { Nothing, OfClaim } from '../shapes.ts';

export const papersRequests = {
  /** Adds a claim, with the paper that is held, or changes one; all of it, plan and patient too. */
  'papers.save': {
    input: z.strictObject({
      target: PaperTarget,
      facts: PaperFacts,
      heldId: OwnId.optional(),
    }),
    output: SavedPaper,
  },
  /** What was typed; `null` of every other claim. */
  'papers.get': { input: OfClaim, output: PaperClaim.nullable() },
  'papers.remove': { input: OfClaim, output: Nothing },
  /** Brings back what was removed last. */
  'papers.bringBack': { input: OfClaim, output: Nothing },
} as const;
