/** Search in dated records: the words by which one is found, and the words that a person typed. */
import type { Coded } from '#shared/model/claim';
import { splitWords } from '#shared/split-words';

const mostWords = 12;
const longestWord = 60;

/** Each word of the texts once, with a blank before each, so that its beginning can be looked for. */
export function joinWords(texts: Iterable<string | null | undefined>): string {
  const words = new Set<string>();
  for (const text of texts)
    if (text) for (const word of splitWords(text)) words.add(word.slice(0, longestWord));
  return [...words].map((word) => ` ${word}`).join('');
}

export function* collectCodedTexts(...all: readonly (Coded | null)[]): Generator<string | null> {
  for (const coded of all)
    if (coded !== null) {
      yield coded.text;
      yield coded.code;
    }
}

/**
 * What to look for when a person typed these words: each, or its beginning, must be there. `null` when only blanks
 * were typed; empty when there is no word in it, which finds nothing.
 */
export function splitQuery(text: string): string[] | null {
  if (text.trim() === '') return null;
  return splitWords(text)
    .slice(0, mostWords)
    .map((word) => ` ${word.slice(0, longestWord)}`);
}
