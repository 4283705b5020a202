/** A question about claims that was asked in words: what was understood of it, and what it comes to. */
import { z } from 'zod';
import { TypedLine } from '../../bounds.ts';
import { ClaimKind } from './claim.ts';
import { ClaimFilter } from './claims-view.ts';
import { ShareTotals } from './totals.ts';

/**
 * What is asked about that is no sum over claims: open bills, the one that is due next, what is left of a plan's limit, or
 * what was marked as paid that may count for taxes.
 */
export const AskedAbout = z.enum(['owe', 'next-bill', 'deductible', 'out-of-pocket', 'taxes', 'news']);
export type AskedAbout = z.infer<typeof AskedAbout>;

/** Which amount is asked for by name; `paid`: by the person, which no plan knows but at the pharmacy. */
export const AskedSum = z.enum(['yourShare', 'paid', 'copay', 'coinsurance', 'planPaid', 'billed']);
export type AskedSum = z.infer<typeof AskedSum>;

/** `filter.text`: the words that were not understood, searched for as they are; `null` where all were. */
export const Question = z.strictObject({
  filter: ClaimFilter,
  about: AskedAbout.nullable(),
  sum: AskedSum.nullable(),
});
export type Question = z.infer<typeof Question>;

/** More currencies than anybody is billed in. */
export const mostCurrencies = 20;

/** A question with what it comes to, as `claims.list` would say. `sums`: none while visits wait for an answer. */
export const Suggestion = z.strictObject({
  group: z.enum(['question', 'name', 'usual']),
  question: Question,
  count: z.int(),
  sums: z.array(ShareTotals).max(mostCurrencies),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const mostSuggestions = 14;

/**
 * `reading`: what the words mean as they are; `null` where they are no question, or one that finds nothing
 * while a search for the words as they are finds claims. The same question is first in `suggestions`.
 */
export const AskedClaims = z.strictObject({
  reading: Question.nullable(),
  suggestions: z.array(Suggestion).max(mostSuggestions),
});
export type AskedClaims = z.infer<typeof AskedClaims>;

/** What was typed, beside what was understood of it before: both are asked for. */
export const AskedText = z.strictObject({ filter: ClaimFilter, text: TypedLine });

/** What a sum is made of is asked for first, and then all of it. */
const mostParts = 3;
const mostOfAllParts = 200;

/** `sum`: which sum; without one, what the person pays. `isWhole`: all parts, and not the largest alone. */
export const PartsQuestion = z.strictObject({
  filter: ClaimFilter,
  sum: AskedSum.optional(),
  isWhole: z.boolean().optional(),
});
export type PartsQuestion = z.infer<typeof PartsQuestion>;

/** What a sum is made of, the largest first; in one currency. `name` and `kind`: one of them. */
export const ClaimParts = z.strictObject({
  by: z.enum(['drug', 'provider', 'kind']),
  currency: z.string(),
  parts: z
    .array(
      z.strictObject({
        name: z.string().nullable(),
        kind: ClaimKind.nullable(),
        ...ShareTotals.omit({ currency: true }).shape,
      }),
    )
    .max(mostOfAllParts),
  leftOut: z.int(),
});
export type ClaimParts = z.infer<typeof ClaimParts>;

/** How many parts an answer may name. */
export function countParts({ isWhole = false }: Pick<PartsQuestion, 'isWhole'>): number {
  return isWhole ? mostOfAllParts : mostParts;
}

export const mostWays = 6;
/**
 * Where to go on from a question that no claim answers: each finds some. `searched`: how many claims were looked through.
 * `isQuestion`: its words are a question that is understood whole, or begin one; then the first ways are its readings.
 * `isUnderstood`: its words, or the words that are left of it, are not a question that is beyond a sum.
 */
export const WaysOn = z.strictObject({
  isQuestion: z.boolean(),
  isUnderstood: z.boolean(),
  searched: z.int(),
  ways: z.array(Suggestion.pick({ question: true, count: true })).max(mostWays),
});
export type WaysOn = z.infer<typeof WaysOn>;
