/** A text that names a button, a screen or a label in quotation marks names one that is there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../resources/locales');

/** What somebody should say to a plan or a provider, or ask the app, not what stands on a button. */
const isToSay = /\.(?:ask|askPlain|askWords|visit-asked|placeholder|placeholderKey)$/;
/** What stands elsewhere: on cards, on bills, on websites of plans, in laws. */
const elsewhere = new Set([
  'plan',
  'developer registration',
  'Patient Access for apps',
  'code=',
  'Download',
  'Blue Button',
  'Download my data',
  'Export',
  'Explanation of Benefits',
  'Explicación de beneficios',
  'Summary of Benefits',
  'as is',
  'tal como es',
  'make checks payable to',
  'Balance billing',
  'expedited',
]);

type Texts = ReadonlyMap<string, string>;

function readTexts(language: string): Texts {
  const texts = new Map<string, string>();
  const collect = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value);
    else for (const [name, one] of Object.entries(value as object)) collect(one, `${key}.${name}`);
  };
  for (const file of readdirSync(path.join(folder, language)))
    collect(JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')), path.parse(file).name);
  return texts;
}

/** Quoted names that no text of the app is, but for its own period. */
function listUnknownNames(texts: Texts): string[] {
  const labels = new Set([...texts.values()].map(trimMarks));
  return [...texts]
    .filter(([key]) => !isToSay.test(key))
    .flatMap(([key, text]) => [...text.matchAll(/“([^“”]+)”/g)].map(([, name = '']) => ({ key, name })))
    .filter(({ name }) => !name.includes('{{'))
    .filter(({ name }) => !labels.has(trimMarks(name)) && !elsewhere.has(trimMarks(name)))
    .map(({ key, name }) => `${key}: ${name}`);
}

function trimMarks(text: string): string {
  return text.replace(/[.,…]$/, '');
}

describe.each(['en', 'es'])('names in quotation marks in %s', (language) => {
  it('are those of buttons and labels that the app has', () => {
    expect(listUnknownNames(readTexts(language))).toEqual([]);
  });

  it('would be told if no button had them', () => {
    const texts = new Map([...readTexts(language), ['claims.lead', 'Choose “Frobnicate now.”']]);
    expect(listUnknownNames(texts)).toEqual(['claims.lead: Frobnicate now.']);
  });
});
