import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { fontFiles, runsOf } from '../../../electron/data/statements/fonts.ts';
import { unpackFont } from '../../../electron/data/statements/unpack-font.ts';
import en from '../../../resources/locales/en/statement.json' with { type: 'json' };
import es from '../../../resources/locales/es/statement.json' with { type: 'json' };

type Layout = { advanceWidth: number; glyphs: { id: number }[] };
type Font = {
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string): Layout;
  postscriptName: string;
};
const fromPdfkit = createRequire(createRequire(import.meta.resolve('pdfmake')).resolve('pdfkit'));
const fontkit = fromPdfkit('fontkit') as { openSync(path: string): Font; create(bytes: Buffer): Font };
const fonts = [...fontFiles].map((path) => ({ path, font: fontkit.openSync(path) }));

function filesOf(name: string) {
  return fonts.filter(({ path }) => path.includes(`public-sans-${name}-`) && /-\d00-/.test(path));
}

test('every character given to a font file has its glyph there, in both weights', () => {
  const missing: string[] = [];
  for (let code = 0x20; code < 0x2_ffff; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    const [run] = runsOf(character);
    if (run?.text !== character) continue;
    const files = filesOf(run.font).filter(
      ({ path }) => path.includes(`public-sans-${run.font}-4`) || path.includes(`public-sans-${run.font}-7`),
    );
    expect(files).toHaveLength(2);
    if (files.some(({ font }) => !font.hasGlyphForCodePoint(code))) missing.push(code.toString(16));
  }
  expect(missing).toEqual([]);
});

test('an unpacked font draws as its file does', () => {
  const shape = ({ advanceWidth, glyphs }: Layout) => ({ advanceWidth, glyphs: glyphs.map(({ id }) => id) });
  for (const { path, font } of fonts) {
    const unpacked = fontkit.create(unpackFont(readFileSync(path)));
    expect(unpacked.postscriptName).toBe(font.postscriptName);
    for (const text of ['AVATAR office $1,234.56', 'Łódź żółć', 'Nguyễn Ơ'])
      expect(shape(unpacked.layout(text)), `${path} ${text}`).toEqual(shape(font.layout(text)));
  }
  expect(() => unpackFont(Buffer.from('OTTO and more'))).toThrow('no WOFF file');
});

test('every word of ours is in the first file', () => {
  const texts = JSON.stringify([en, es]);
  expect(runsOf(texts)).toEqual([{ text: texts, font: 'latin' }]);
});

test('names in other letters are cut into runs; what no file has is a question mark', () => {
  expect(runsOf('Łukasz')).toEqual([
    { text: 'Ł', font: 'latin-ext' },
    { text: 'ukasz', font: 'latin' },
  ]);
  expect(runsOf('Nguyễn').map(({ font }) => font)).toEqual(['latin', 'vietnamese', 'latin']);
  expect(runsOf('李 x')).toEqual([{ text: '? x', font: 'latin' }]);
});

test('a word without an end is a run of its own, and no letter is lost', () => {
  const endless = 'W'.repeat(5000);
  expect(runsOf(`To ${endless} and on`)).toEqual([
    { text: 'To ', font: 'latin' },
    { text: endless, font: 'latin', isWord: true },
    { text: ' and on', font: 'latin' },
  ]);
  const prose = 'a very long name of a thing '.repeat(180);
  expect(runsOf(prose)).toEqual([{ text: prose, font: 'latin' }]);
});

test('a word of 200 letters is one like others, a longer one is not', () => {
  expect(runsOf('W'.repeat(200))).toEqual([{ text: 'W'.repeat(200), font: 'latin' }]);
  expect(runsOf('W'.repeat(201))).toEqual([{ text: 'W'.repeat(201), font: 'latin', isWord: true }]);
  expect(runsOf('')).toEqual([{ text: '', font: 'latin' }]);
});

test('signs and letters that stand alone in a file, or last in one, are not lost beside other letters', () => {
  expect(runsOf('Ł ~ÿ„”‚…•€™−›')).toEqual([
    { text: 'Ł', font: 'latin-ext' },
    { text: ' ~ÿ„”‚…•€™−›', font: 'latin' },
  ]);
  expect(runsOf('žțő₺').map(({ font }) => font)).toEqual(['latin-ext']);
  expect(runsOf('ơưỹ₫').map(({ font }) => font)).toEqual(['vietnamese']);
});
