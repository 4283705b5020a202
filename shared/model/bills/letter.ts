/** Letters that the person writes from our templates, and may change word by word. */
import { z } from 'zod';
import { CalendarDay } from '../../bounds.ts';
import { ExampleMark } from './example-mark.ts';

/** Letters about a bill, each with its texts under `letters`. */
export const billLetters = [
  'itemized',
  'dispute',
  'hold',
  'proof-of-payment',
  'refund',
  'proof-of-debt',
  'coordination',
  'financial-help',
] as const;
export const BillLetter = z.enum(billLetters);
export type BillLetter = z.infer<typeof BillLetter>;

/** Letters about a claim without a bill. */
export const claimLetters = ['appeal', 'hold', 'coordination'] as const;
export const ClaimLetter = z.enum(claimLetters);
export type ClaimLetter = z.infer<typeof ClaimLetter>;

export const LetterTemplate = z.enum(['appeal', ...billLetters]);
export type LetterTemplate = z.infer<typeof LetterTemplate>;

/** The language of the letter, which need not be the app's. */
export const LetterLanguage = z.enum(['en', 'es']);
export type LetterLanguage = z.infer<typeof LetterLanguage>;

/** As written, with its lines; a run of underscores is a blank to fill by hand. */
export const LetterText = z.string().max(20_000);

/** What was kept, by language; `null`: nothing yet. */
export const KeptLetters = z.strictObject({ en: LetterText.nullable(), es: LetterText.nullable() });
export type KeptLetters = z.infer<typeof KeptLetters>;

/** How a letter was sent. */
export const sendingWays = ['mail', 'fax', 'online', 'by-hand'] as const;
const SendingWay = z.enum(sendingWays);

/** A letter that the person says they sent. */
export const SentLetterFacts = z.strictObject({
  template: LetterTemplate,
  sentOn: CalendarDay,
  way: SendingWay,
  /** When to ask again. */
  followUpOn: CalendarDay.nullable(),
});
export type SentLetterFacts = z.infer<typeof SentLetterFacts>;

export const SentLetter = z.strictObject({ id: z.string(), ...SentLetterFacts.shape, ...ExampleMark.shape });
export type SentLetter = z.infer<typeof SentLetter>;
