/** Requests about calls and letters. Part of the contract. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { About } from '../../model/bills/about.ts';
import { CallFacts } from '../../model/bills/call.ts';
import {
  KeptLetters,
  LetterAnswers,
  LetterLanguage,
  LetterTemplate,
  LetterText,
  SentLetterFacts,
} from '../../model/bills/letter.ts';
import { Nothing, Removed } from '../shapes.ts';

export const correspondenceRequests = {
  'calls.add': {
    input: z.strictObject({ about: About, facts: CallFacts }),
    output: z.strictObject({ callId: z.string() }),
  },
  'calls.remove': { input: z.strictObject({ callId: OwnId }), output: Removed },
  'letters.get': { input: z.strictObject({ about: About, template: LetterTemplate }), output: KeptLetters },
  /** Keeps a letter in one language; `null` forgets it, so that the template is there again. */
  'letters.save': {
    input: z.strictObject({
      about: About,
      template: LetterTemplate,
      language: LetterLanguage,
      text: LetterText.nullable(),
      /** What it was made from; absent where the person wrote all of it. */
      answers: LetterAnswers.optional(),
    }),
    output: Nothing,
  },
  'letters.noteSent': {
    input: z.strictObject({ about: About, facts: SentLetterFacts }),
    output: z.strictObject({ sentId: z.string() }),
  },
  'letters.removeSent': { input: z.strictObject({ sentId: OwnId }), output: Removed },
} as const;
