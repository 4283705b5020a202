import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findUsedTexts } from '../support/texts-in-code.ts';

const folder = new URL('../../resources/locales/en/', import.meta.url);
const plural = /_(?:zero|one|two|few|many|other)$/;

type Texts = { [key: string]: Texts | string | unknown[] };

/** Keys of texts without their plural forms; a list of sections is asked for as a whole. */
function keysOf(texts: Texts | readonly unknown[], before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const full = `${before}${key.replace(plural, '')}`;
    const isLeaf = typeof value === 'string' || (Array.isArray(value) && typeof value[0] !== 'string');
    return isLeaf ? [full] : keysOf(value as Texts, `${full}.`);
  });
}

it('every text is one that the code asks for', { timeout: 240_000 }, () => {
  const namespaces = readdirSync(folder).map((file) => file.replace('.json', ''));
  const isUsed = findUsedTexts(namespaces);
  const unused = namespaces.flatMap((namespace) => {
    const texts = JSON.parse(readFileSync(new URL(`${namespace}.json`, folder), 'utf8')) as Texts;
    return [...new Set(keysOf(texts))]
      .filter((key) => !isUsed(namespace, key))
      .map((key) => `${namespace}:${key}`);
  });
  expect(unused).toEqual([]);
});

it('no text that people read has a straight apostrophe or quotation mark', () => {
  for (const language of ['en', 'es']) {
    const texts = new URL(`../${language}/`, folder);
    for (const file of readdirSync(texts)) {
      const words = readFileSync(new URL(file, texts), 'utf8');
      expect(words.match(/[\p{L}]'[\p{L}]|\\"/gu), `${language}/${file}`).toBeNull();
    }
  }
});
