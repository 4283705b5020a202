import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english } from '../support/glossary/en.ts';

const locales = new URL('../../resources/locales/', import.meta.url);
const glossaries = [{ language: 'en', glossary: english }];

type Text = { file: string; key: string; words: string };

function flatten(texts: unknown, path: string[] = []): [string, string][] {
  if (typeof texts === 'string') return [[path.join('.'), texts]];
  return Object.entries(texts as object).flatMap(([key, value]) => flatten(value, [...path, key]));
}

/** Every text of a language. What is filled in is no word of ours. */
const textsOf = (language: string): Text[] =>
  readdirSync(new URL(`${language}/`, locales)).flatMap((name) =>
    flatten(JSON.parse(readFileSync(new URL(`${language}/${name}`, locales), 'utf8'))).map(([key, text]) => ({
      file: name.replace('.json', ''),
      key,
      words: text.replace(/\{\{[^}]*\}\}/g, 'Ann').replace(/<[^>]+>/g, ''),
    })),
  );

describe.each(glossaries)('words that people read ($language)', ({ language, glossary }) => {
  const found = textsOf(language).flatMap(({ file, key, words }) =>
    glossary.rules
      .filter(({ only, not }) => (only?.includes(file) ?? true) && not.test(words))
      .map(({ say }) => ({ text: `${file} ${key}`, words, say })),
  );

  it('are those of the glossary, but for exceptions that are listed', () => {
    const wrong = found.filter(({ text }) => !(text in glossary.exceptions));
    expect(wrong.map(({ text, words, say }) => `${text}: “${words}” → ${say}`)).toEqual([]);
  });

  it('have no exception that is needed no more', () => {
    expect(
      Object.keys(glossary.exceptions).filter((text) => !found.some((one) => one.text === text)),
    ).toEqual([]);
  });

  it.each(glossary.rules)('“$bad” would be found: say $say', ({ not, bad }) => {
    expect(bad).toMatch(not);
  });
});
