/** Letters that the person writes from our templates, and may change word by word. */
import { z } from 'zod';
import { CalendarDay } from '../../bounds.ts';
import { languageCodes } from '../../languages.ts';
import { mapNames } from '../claims/amount-table.ts';
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

/** Letters that ask about what a bill asks for, so that the person waits for an answer. */
export const questioningLetters: readonly BillLetter[] = billLetters.filter(
  (one) => one !== 'financial-help',
);

/** Letters about a claim without a bill. */
export const claimLetters = ['appeal', 'hold', 'coordination'] as const;
export const ClaimLetter = z.enum(claimLetters);
export type ClaimLetter = z.infer<typeof ClaimLetter>;

export const LetterTemplate = z.enum(['appeal', ...billLetters]);
export type LetterTemplate = z.infer<typeof LetterTemplate>;

/** The language of the letter, which need not be the app's. */
export const LetterLanguage = z.enum(languageCodes);
export type LetterLanguage = z.infer<typeof LetterLanguage>;

/** As written, with its lines; a run of underscores is a blank to fill by hand. */
export const LetterText = z.string().max(20_000);

/** Sentences that are ready to be ticked, each with its words under `letters:tick`. */
export const letterTicks = [
  'place-in-network',
  'not-chosen',
  'no-waiver',
  'emergency',
  'surprise-law',
  'none-in-network',
  'doctor-says',
  'tried-others',
  'doctor-letter',
  'had-approval',
  'provider-asks-approval',
  'in-booklet',
  'wrong-code',
  'only-plan',
  'other-decided',
  'was-covered',
  'premium-paid',
  'all-sent',
  'two-visits',
  'sent-in-time',
  'gave-card',
  'needed',
  'send-papers',
  'plan-letter',
  'urgent',
  'unknown-charges',
  'not-received',
  'paid-share',
  'asked-plan',
  'receipt',
  'plan-decision',
  'unknown-debt',
  'too-much',
  'less-income',
  'both-cards',
] as const;
export const LetterTick = z.enum(letterTicks);
export type LetterTick = z.infer<typeof LetterTick>;

/**
 * What the person added to a template. An address that is `null` is as it is known; empty, it stays a blank. `more`: the
 * one thing that only some templates ask for. `ownName`: of whoever signs, where the app does not know it.
 */
export const LetterAnswers = z.strictObject({
  ownAddress: z.string().max(300).nullable(),
  toAddress: z.string().max(500).nullable(),
  more: z.string().max(200),
  isNumberWhole: z.boolean(),
  ticked: z.array(LetterTick).max(letterTicks.length),
  words: z.string().max(4_000),
  ownName: z.string().max(200).optional(),
});
export type LetterAnswers = z.infer<typeof LetterAnswers>;

/**
 * What was kept, by language; `null`: nothing yet. A letter without `answers` is in the person's own words throughout.
 * `ownAddress`: as in the last letter of the same person; `planAddress`: as a plan of theirs wrote it, on one line.
 */
export const KeptLetters = z.strictObject({
  ...mapNames(languageCodes, () => LetterText.nullable()),
  answers: z.strictObject(mapNames(languageCodes, () => LetterAnswers.nullable())),
  ownAddress: z.string().nullable(),
  planAddress: z.string().nullable(),
});
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
