import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { renderPaperPdf } from '../../../electron/data/statements/render-pdf.ts';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import type { Paper } from '../../../shared/model/papers/packet.ts';
import type { ClaimsStatement } from '../../../shared/model/papers/statement.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { checkFonts } from '../../support/sheets/check-structure.ts';
import { manyRows } from '../../support/sheets/many-rows.ts';
import { findPicturedYear, readBars } from '../../support/sheets/read-bars.ts';
import { scenes } from '../../support/sheets/scenes.ts';
import {
  claimRow,
  claimStatement,
  knee,
  notInNetwork,
  yearStatement,
} from '../../support/statement-fixture.ts';
import { laidOut, listTexts } from '../../support/statement-text.ts';

/** Text of each page without spaces, since a PDF keeps none at line ends; fonts; sizes. */
async function readBack(bytes: Uint8Array) {
  const raw = Buffer.from(bytes).toString('latin1');
  const fonts = [...raw.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name);
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = [];
  const sizes = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(bare(items.map((item) => ('str' in item ? item.str : '')).join('')));
    const [, , width = 0, height = 0] = page.view;
    sizes.add(`${Math.round(width)} × ${Math.round(height)}`);
  }
  const { info } = await pdf.getMetadata();
  return { pages, fonts: new Set(fonts), sizes: [...sizes], info: info as Record<string, unknown> };
}

function bare(text: string): string {
  return text.replace(/[\s\u00a0_]+/g, '');
}

async function expectSameWords(paper: Paper) {
  const bytes = await renderPaperPdf(paper);
  const { pages } = await readBack(bytes);
  const all = pages.join('');
  const texts = layOutDocuments(paper, wordsFor).flatMap(listTexts);
  expect(texts.filter((text) => !all.includes(bare(text)))).toEqual([]);
  expect(checkFonts(bytes)).toEqual([]);
}

/** One of each kind. */
const papers = [...Map.groupBy(scenes, ({ statement }) => statement.kind).values()].flatMap(
  ([first]) => first ?? [],
);

describe('a statement as PDF', () => {
  test.each([
    ['a year', yearStatement()],
    ['a year in Spanish', yearStatement({ language: 'es' })],
    ['large print', yearStatement({ size: 'large' })],
    ['every claim in large print', yearStatement({ size: 'large', allClaims: true })],
    ['a claim', claimStatement({ showCodes: true })],
    ['a claim in large print on A4', claimStatement({ size: 'large', paper: 'a4' })],
    ['nothing', yearStatement({}, { rows: [] })],
  ] as [string, ClaimsStatement][])('%s says what the layout says', async (_, statement) => {
    await expectSameWords(statement);
  });

  test.each(papers)('$name says what the layout says, each font inside the file', async ({ statement }) => {
    await expectSameWords(statement);
  });

  test('a word without an end breaks at the end of each line, and is whole', async () => {
    const letters = Array.from({ length: 900 }, (_, at) => String.fromCharCode(65 + (at % 26))).join('');
    const { pages } = await readBack(
      await renderPaperPdf(
        claimStatement({}, { claims: [knee({ reasons: [{ ...notInNetwork, text: letters }] })] }),
      ),
    );
    expect(pages.join('')).toContain(letters);
  });

  test('each page says that it is no bill, and which page it is', async () => {
    const { pages } = await readBack(await renderPaperPdf(yearStatement()));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((text, index) => {
      expect(text).toContain(`THISISNOTABILL·page${index + 1}of${pages.length}`);
    });
  });

  test.each([
    ['en', 'en-US'],
    ['es', 'es-US'],
  ] as const)('a reader is told its language: %s', async (language, tag) => {
    const bytes = await renderPaperPdf(yearStatement({ language }));
    const { info } = await (await getDocument({ data: bytes, verbosity: 0 }).promise).getMetadata();
    expect((info as { Language?: string }).Language).toBe(tag);
  });

  test('in two languages it is all there twice, and its pages are numbered through', async () => {
    const { pages } = await readBack(await renderPaperPdf(yearStatement({ language: 'bilingual' })));
    const second = pages.findIndex((text) => text.includes('Susreclamacionesde2026'));
    expect(pages[0]).toContain('Yourclaimsin2026');
    expect(second).toBeGreaterThan(0);
    expect(pages[second]).toContain(`ESTONOESUNAFACTURA·página${second + 1}de${pages.length}`);
    expect(pages[second - 1]).toContain(`THISISNOTABILL·page${second}of${pages.length}`);
  });

  test('a table that goes on has its titles again', async () => {
    const statement = yearStatement(
      {},
      { rows: manyRows(40).map((row) => ({ ...row, serviceStart: '2026-05-04' })) },
    );
    const { pages } = await readBack(await renderPaperPdf(statement));
    const going = pages.filter((text) => text.includes('RiverbendClinic'));
    expect(going.length).toBeGreaterThan(2);
    for (const text of going)
      expect(text).toContain('DateProvider·whattheplandidservice·claimnumber·decidedBilledPlanpaidYoumayowe');
  });

  test('in black and white each bar is plan paid in black, and your share in a pattern above it', async () => {
    const year = findPicturedYear();
    const chart = laidOut(year).blocks.find((block) => block.kind === 'chart');
    const months = chart?.months.filter(({ planCents }) => planCents !== null) ?? [];
    const bars = await readBars(
      await renderPaperPdf(year),
      months.map(({ label }) => label),
    );
    expect(bars.length).toBeGreaterThan(3);
    for (const bar of bars) expect(bar.slice(0, 2)).toEqual(['black', 'pattern']);
  });

  test('the paper is the one asked for', async () => {
    expect((await readBack(await renderPaperPdf(yearStatement()))).sizes).toEqual(['612 × 792']);
    expect((await readBack(await renderPaperPdf(yearStatement({ paper: 'a4' })))).sizes).toEqual([
      '595 × 842',
    ]);
  });

  test('only Public Sans is inside, whatever letters the plan sent', async () => {
    const rows = [claimRow({ providerName: 'Łukasz Nguyễn 李 ☐ clinic' })];
    const { fonts, pages } = await readBack(await renderPaperPdf(yearStatement({}, { rows })));
    expect(fonts).toEqual(new Set(['PublicSans-Bold', 'PublicSans-Regular']));
    expect(pages.join('')).toContain('ŁukaszNguyễn??clinic');
  });

  test('the file names nobody in its title and does not claim to be tagged', async () => {
    const bytes = await renderPaperPdf(claimStatement());
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/StructTreeRoot|pdfuaid/);
    const { info } = await readBack(bytes);
    expect(info['Title']).toBe('Claim statement');
    expect(info['Producer']).toBe('Claimfolio');
  });
});
