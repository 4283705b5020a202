/** The two user guides say the same, in the words of the screens, and their pictures are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import {
  findPictures,
  listPictures,
  pictureFolder,
  readShownPictures,
} from '../../scripts/screenshots/guide-pictures.ts';

const root = path.resolve(import.meta.dirname, '../..');
const english = readFileSync(path.join(root, 'docs/user-guide.md'), 'utf8');
const spanish = readFileSync(path.join(root, 'docs/guia-del-usuario.md'), 'utf8');
const guides = [
  { name: 'user-guide.md', guide: english },
  { name: 'guia-del-usuario.md', guide: spanish },
];

const headingsOf = (guide: string) =>
  [...guide.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', text = '']) => ({ level: marks.length, text }));

/** As GitHub makes the address of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe('the guides in English and Spanish', () => {
  it('have the same headings, by number and level', () => {
    const levels = (guide: string) => headingsOf(guide).map(({ level }) => level);
    expect(levels(spanish)).toEqual(levels(english));
  });

  it('show the same pictures in the same order, each in its own language', () => {
    expect(findPictures(spanish)).toEqual(findPictures(english).map((file) => `es/${file}`));
  });

  it('have tables and lists of the same length', () => {
    const counts = (guide: string) =>
      guide.split(/^#+ /m).map((section) => ({
        rows: section.match(/^\|/gm)?.length ?? 0,
        points: section.match(/^(?:-|\d+\.) /gm)?.length ?? 0,
      }));
    expect(counts(spanish)).toEqual(counts(english));
  });

  it.each(guides)('$name lists every section, and its links lead somewhere', ({ guide }) => {
    const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    const sections = headingsOf(guide).filter(({ level }) => level === 2);
    expect(sections.map(({ text }) => anchorOf(text)).filter((anchor) => !links.includes(anchor))).toEqual(
      [],
    );
    const anchors = headingsOf(guide).map(({ text }) => anchorOf(text));
    expect(links.filter((anchor) => anchor === undefined || !anchors.includes(anchor))).toEqual([]);
    const files = [...guide.matchAll(/\]\(([^#)]+)\)/g)].map(([, file = '']) => file);
    const elsewhere = files.filter((file) => !file.startsWith('screenshots/'));
    expect(elsewhere.filter((file) => !existsSync(path.join(root, 'docs', file)))).toEqual([]);
  });

  it.each(guides)('$name asks nobody to type a command', ({ guide }) => {
    expect(guide).not.toMatch(/\bnpm\b|\bgit\b|\bnode\b/i);
  });

  it('can be read by a sixth grader, in English', () => {
    const sentences = english
      .split('\n')
      .filter((line) => !/^(?:#|!|\|--)/.test(line))
      .join('\n')
      .replace(/\]\([^)]*\)/g, ']')
      .split(/(?<=[.!?:])\**\s+|\n\n|\|/)
      .map((sentence) => sentence.match(/[\p{L}’'-]*\p{L}/gu) ?? [])
      .filter((words) => words.length >= 5);
    const words = sentences.flat();
    expect(sentences.length).toBeGreaterThan(150);
    expect(
      fleschKincaid({
        sentence: sentences.length,
        word: words.length,
        syllable: words.reduce((sum, word) => sum + syllable(word), 0),
      }),
    ).toBeLessThanOrEqual(6);
  });

  it('name a button, a screen or a notice in Spanish as the Spanish screens do', () => {
    const translations = readTranslations();
    const sections = spanish.split(/^#+ /m).map(boldOf);
    const otherwise = english.split(/^#+ /m).flatMap((section, index) =>
      boldOf(section).filter((label) => {
        const allowed = translations.get(label);
        return allowed !== undefined && !sections[index]?.some((said) => allowed.has(said));
      }),
    );
    expect(otherwise).toEqual([]);
  });
});

describe('docs/screenshots (npm run screenshots)', () => {
  const there = listPictures(pictureFolder);

  it.each([
    { language: 'English', isOf: (file: string) => !file.startsWith('es/') },
    { language: 'Spanish', isOf: (file: string) => file.startsWith('es/') },
  ])('has every picture that is shown in $language', ({ isOf }) => {
    expect(readShownPictures().filter((file) => isOf(file) && !there.includes(file))).toEqual([]);
  });

  it('has no picture that nothing shows', () => {
    const shown = readShownPictures();
    expect(there.filter((file) => !shown.includes(file))).toEqual([]);
  });
});

/** What stands in bold, on one line and without the mark at its end. */
function boldOf(section: string): string[] {
  return [...section.matchAll(/\*\*(.+?)\*\*/gs)].map(([, text = '']) => plain(text));
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'")
    .replace(/[.,:…]+$/, '');
}

/** For each English text of the screens, how Spanish screens say it. */
function readTranslations(): Map<string, Set<string>> {
  const folder = path.join(root, 'resources/locales');
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(path.join(folder, 'en'))) {
    const [texts, translated] = ['en', 'es'].map((language) =>
      flatten(JSON.parse(readFileSync(path.join(folder, language, file), 'utf8'))),
    );
    for (const [key, text] of texts ?? [])
      found.set(plain(text), (found.get(plain(text)) ?? new Set()).add(plain(translated?.get(key) ?? '')));
  }
  return found;
}

function flatten(value: unknown, key = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[key, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([name, each]) => [...flatten(each, `${key}.${name}`)]),
  );
}
