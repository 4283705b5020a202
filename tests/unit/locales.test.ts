import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../resources/locales/', import.meta.url));
const namespaces = readdirSync(`${folder}en`).sort();
const plural = /_(?:zero|one|two|few|many|other)$/;

type Texts = { [key: string]: Texts | Texts[] | string };

function load(language: string, file: string): Texts {
  return JSON.parse(readFileSync(`${folder}${language}/${file}`, 'utf8')) as Texts;
}

function flatten(texts: Texts | Texts[] | string, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  return Object.entries(texts).flatMap(([key, value]) => flatten(value, path ? `${path}.${key}` : key));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();
}

describe('texts in English and Spanish', () => {
  it('have the same namespaces', () => {
    expect(namespaces.length).toBeGreaterThan(5);
    expect(readdirSync(`${folder}es`).sort()).toEqual(namespaces);
  });

  it.each(namespaces)('%s has the same keys', (file) => {
    const keys = (language: string) =>
      [...new Set(flatten(load(language, file)).map(([key]) => key.replace(plural, '')))].sort();
    expect(keys('es')).toEqual(keys('en'));
  });

  it.each(namespaces)('%s has the same facts in each text', (file) => {
    const english = new Map(flatten(load('en', file)));
    for (const [key, text] of flatten(load('es', file))) {
      const other = english.get(key) ?? english.get(key.replace(plural, '_other'));
      if (other !== undefined) expect(placeholders(text), `${file} ${key}`).toEqual(placeholders(other));
    }
  });

  it.each(namespaces)('%s sets a label off from what it names by a colon in both', (file) => {
    const labels = new Map(
      flatten(load('en', file)).flatMap(([key, text]) => {
        const [, name] = /^[^.{}]{1,40}: \{\{(\w+)\}\}\.?$/.exec(text) ?? [];
        return name === undefined ? [] : [[key, name] as const];
      }),
    );
    for (const [key, text] of flatten(load('es', file))) {
      const name = labels.get(key) ?? labels.get(key.replace(plural, '_other'));
      if (name !== undefined) expect(text, `${file} ${key}`).toContain(`: {{${name}}}`);
    }
  });

  // A form that is missing would be looked for in English: Spanish has one of its own for whole millions.
  it.each(namespaces)('%s has no empty text, and every plural has each form of its language', (file) => {
    for (const language of ['en', 'es']) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const texts = new Map(flatten(load(language, file)));
      for (const [key, text] of texts) {
        expect(text.trim(), `${language} ${key}`).not.toBe('');
        if (!plural.test(key)) continue;
        for (const form of forms) expect([...texts.keys()]).toContain(key.replace(plural, `_${form}`));
      }
    }
  });

  it.each(['en', 'es'])('screen, paper and CSV name kinds, decisions and amounts alike (%s)', (language) => {
    const part = (file: string, key: string) => load(language, `${file}.json`)[key] as Texts;
    for (const file of ['statement', 'csv'])
      for (const key of ['kind', 'state'])
        expect(part(file, key), `${file} ${key}`).toEqual(part('common', key));
    expect(part('statement', 'codeSystem')).toEqual(part('common', 'codeSystem'));
    const amounts = part('claim', 'amount');
    for (const named of [part('statement', 'amount'), part('csv', 'claims')])
      for (const [key, text] of Object.entries(named)) if (amounts[key]) expect(text).toBe(amounts[key]);
  });
});
