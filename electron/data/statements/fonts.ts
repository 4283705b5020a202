/**
 * Public Sans for PDFs. Each file holds a part of the alphabet, so a text is cut into runs by the file that has its
 * letters. A letter that no file has becomes a question mark: no other typeface is embedded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackFont } from './unpack-font.ts';

export type FontName = 'latin' | 'latin-ext' | 'vietnamese';
const fontNames: readonly FontName[] = ['latin', 'latin-ext', 'vietnamese'];

const { resolve } = createRequire(import.meta.url);

function fontFile(name: FontName, weight: 400 | 700): string {
  return resolve(`@fontsource/public-sans/files/public-sans-${name}-${weight}-normal.woff`);
}

/** Fonts as pdfmake takes them, regular and bold: by names under which `put` keeps their bytes, unpacked once for all papers. */
export function provideFonts(put: (name: string, bytes: Buffer) => void) {
  const load = (font: FontName, weight: 400 | 700) => {
    const name = `${font}-${weight}`;
    put(name, unpackFont(readFileSync(fontFile(font, weight))));
    return name;
  };
  return Object.fromEntries(
    fontNames.map((name) => [name, { normal: load(name, 400), bold: load(name, 700) }]),
  );
}

/** Every file of them. */
export const fontFiles: ReadonlySet<string> = new Set(
  fontNames.flatMap((name) => [fontFile(name, 400), fontFile(name, 700)]),
);

/** First and last code points of each range in a file; `tests/unit/statements/fonts.test.ts` compares them with it. */
const coverage: Record<FontName, readonly (readonly [number, number])[]> = {
  latin: [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x131, 0x131],
    [0x152, 0x153],
    [0x2013, 0x2014],
    [0x2018, 0x201a],
    [0x201c, 0x201e],
    [0x2022, 0x2022],
    [0x2026, 0x2026],
    [0x2039, 0x203a],
    [0x2044, 0x2044],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
    [0x2212, 0x2212],
  ],
  'latin-ext': [
    [0x100, 0x130],
    [0x134, 0x148],
    [0x14a, 0x151],
    [0x154, 0x17e],
    [0x192, 0x192],
    [0x1fa, 0x21b],
    [0x1e80, 0x1e85],
    [0x20a6, 0x20a6],
    [0x20a9, 0x20a9],
    [0x20b9, 0x20ba],
  ],
  vietnamese: [
    [0x1a0, 0x1a1],
    [0x1af, 0x1b0],
    [0x1ea0, 0x1ef9],
    [0x20ab, 0x20ab],
  ],
};

const replacement = '?';
const onlyLatin = /^[\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026]*$/;

function fontOf(character: string): FontName | null {
  if (character === '\n') return 'latin';
  const code = character.codePointAt(0) ?? 0;
  return fontNames.find((name) => coverage[name].some(([from, to]) => code >= from && code <= to)) ?? null;
}

/** `isWord`: one word without an end, which breaks wherever the line does. */
export type Run = { text: string; font: FontName; isWord?: true };

/** Longer words are no words: measuring what is left of one, line by line, takes seconds. */
const longestWord = 200;

/** The text as runs, each for one font file; nearly every text is a single run. */
export function runsOf(text: string): Run[] {
  return splitByFont(text).flatMap(cutOutEndlessWords);
}

function cutOutEndlessWords({ text, font }: Run): Run[] {
  const runs: Run[] = [];
  for (const part of text.split(/(\s+)/)) {
    const last = runs.at(-1);
    if (part.length > longestWord) runs.push({ text: part, font, isWord: true });
    else if (last && !last.isWord) last.text += part;
    else runs.push({ text: part, font });
  }
  return runs;
}

function splitByFont(text: string): Run[] {
  if (onlyLatin.test(text)) return [{ text, font: 'latin' }];
  const runs: Run[] = [];
  for (const character of text) {
    const font = fontOf(character);
    const next: Run = { text: font === null ? replacement : character, font: font ?? 'latin' };
    const last = runs.at(-1);
    if (last?.font === next.font) last.text += next.text;
    else runs.push(next);
  }
  return runs;
}
