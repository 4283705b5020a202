/** Letters from our templates: facts where they are known, and a visible blank everywhere else. */
import type { LetterTemplate } from '../model/appeals/letter.ts';

/** A line to write on: on paper it is drawn as one. */
const blank = '______________________________';
/** So many underscores in a row are a blank, here and on paper. */
const blanks = /_{4,}/g;

/** What a template may name; `null` or empty is not known. Days are in words, in the letter's language. */
export type LetterFacts = Record<
  | 'today'
  | 'sendTo'
  | 'person'
  | 'plan'
  | 'claimNumber'
  | 'serviceDate'
  | 'provider'
  | 'letterDate'
  | 'reason',
  string | null
>;

/** The template in words. `t`: looks texts of `letters` up in the letter's language. */
export function draftLetter(
  template: LetterTemplate,
  facts: LetterFacts,
  t: (key: string, values: Record<string, string>) => string,
): string {
  const known = Object.entries(facts).map(([name, fact]) => [name, fact?.trim() || blank]);
  return t(`${template}.text`, { ...Object.fromEntries(known), blank });
}

/** How many blanks are still to be filled by hand. */
export function countBlanks(text: string): number {
  return text.match(blanks)?.length ?? 0;
}
