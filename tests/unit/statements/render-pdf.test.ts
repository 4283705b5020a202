import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { renderStatementPdf } from '../../../electron/data/statements/render-pdf.ts';
import type { ClaimsStatement } from '../../../shared/model/statement.ts';
import { claimRow, claimStatement, manyRows, yearStatement } from '../../support/statement-fixture.ts';
import { laidOut, textsOf } from '../../support/statement-text.ts';

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

async function expectSameWords(statement: ClaimsStatement) {
  const document = laidOut(statement);
  const { pages } = await readBack(await renderStatementPdf(statement));
  const all = pages.join('');
  const texts = [
    document.title,
    ...document.about,
    ...document.blocks.flatMap((block) => textsOf(block, document.size)),
  ];
  const missing = texts.filter((text) => !all.includes(bare(text)));
  expect(missing).toEqual([]);
}

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

  test('each page says that it is no bill, and which page it is', async () => {
    const { pages } = await readBack(await renderStatementPdf(yearStatement()));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((text, index) => {
      expect(text).toContain(`THISISNOTABILL·page${index + 1}of${pages.length}`);
    });
  });

  test('a table that goes on has its titles again', async () => {
    const statement = yearStatement(
      {},
      { rows: manyRows(40).map((row) => ({ ...row, serviceStart: '2026-05-04' })) },
    );
    const { pages } = await readBack(await renderStatementPdf(statement));
    const going = pages.filter((text) => text.includes('RiverbendClinic'));
    expect(going.length).toBeGreaterThan(2);
    for (const text of going)
      expect(text).toContain('MayDateProvider,service,whattheplandidBilledPlanpaidYoumayowe');
  });

  test('the paper is the one asked for', async () => {
    expect((await readBack(await renderStatementPdf(yearStatement()))).sizes).toEqual(['612 × 792']);
    expect((await readBack(await renderStatementPdf(yearStatement({ paper: 'a4' })))).sizes).toEqual([
      '595 × 842',
    ]);
  });

  test('only Public Sans is inside, whatever letters the plan sent', async () => {
    const rows = [claimRow({ providerName: 'Łukasz Nguyễn 李 ☐ clinic' })];
    const { fonts, pages } = await readBack(await renderStatementPdf(yearStatement({}, { rows })));
    expect(fonts).toEqual(new Set(['PublicSans-Bold', 'PublicSans-Regular']));
    expect(pages.join('')).toContain('ŁukaszNguyễn??clinic');
  });

  test('the file names nobody in its title and does not claim to be tagged', async () => {
    const bytes = await renderStatementPdf(claimStatement());
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/StructTreeRoot|pdfuaid/);
    const { info } = await readBack(bytes);
    expect(info['Title']).toBe('Claim statement');
    expect(info['Producer']).toBe('Claimfolio');
  });
});
