/** Search in dated records: the words by which one is found, and the words that a person typed. */
import type { Language } from '#shared/languages';
import type { Coded } from '#shared/model/claims/claim';
import { splitWords } from '#shared/split-words';
import { findClinicalName } from '#shared/words/clinical-names';
import en from '../../../resources/locales/en/health.json' with { type: 'json' };
import es from '../../../resources/locales/es/health.json' with { type: 'json' };

const mostWords = 12;
const longestWord = 60;

/** Each word of the texts once, with a blank before each, so that its beginning can be looked for. */
export function joinWords(texts: Iterable<string | null | undefined>): string {
  const words = new Set<string>();
  for (const text of texts)
    if (text) for (const word of splitWords(text)) words.add(word.slice(0, longestWord));
  return [...words].map((word) => ` ${word}`).join('');
}

const texts: Record<Language, typeof en> = { en, es };

/** What the plan calls it, and what we do, in every language. */
export function* collectCodedTexts(...all: readonly (Coded | null)[]): Generator<string | null> {
  for (const coded of all)
    if (coded !== null) {
      yield coded.text;
      yield coded.code;
      yield* listOwnNames(coded);
    }
}

/** Our own names of a test or vaccine in every language; none where we have none. */
function listOwnNames(coded: Coded): string[] {
  const [group, key = ''] = findClinicalName(coded)?.split('.') ?? [];
  if (group === undefined) return [];
  return Object.values(texts).flatMap(({ name }) => {
    const names: { readonly [group: string]: { readonly [key: string]: string } } = name;
    return names[group]?.[key] ?? [];
  });
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
