/** What screen readers and printers without grey get of “Save PDF”. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import type { Paper } from '../../../shared/model/papers/packet.ts';
import type { StatementDocument } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { checkStructure } from '../../support/sheets/check-structure.ts';
import { manyRows } from '../../support/sheets/many-rows.ts';
import { findPicturedYear, readBars } from '../../support/sheets/read-bars.ts';
import { scenes } from '../../support/sheets/scenes.ts';
import { yearStatement } from '../../support/statement-fixture.ts';
import { laidOut, listTexts } from '../../support/statement-text.ts';
import { openPaperPress, type PaperPress } from './paper-press.ts';

/** One of each kind, one in two languages, and large print. */
const papers = [...Map.groupBy(scenes, ({ statement }) => statement.kind).values()].flatMap(
  ([first]) => first ?? [],
);
const more = scenes.filter(({ name }) =>
  ['a year in two languages', 'a year by months in large print', 'a packet in two languages'].includes(name),
);

function bare(text: string): string {
  return text.replaceAll(/[\s\u00a0_]+/g, '');
}

describe('“Save PDF”', () => {
  let press: PaperPress;
  beforeAll(async () => {
    press = await openPaperPress();
  });
  afterAll(() => press.close());

  test.each([...papers, ...more])(
    'of $name has a title, a language and a structure that machines find no fault in, and all of its text',
    async ({ statement }) => {
      const documents = layOutDocuments(statement, wordsFor);
      const { faults, text, loose, title, language, roles, languages } = await checkStructure(
        await press.print(statement),
      );
      expect(faults).toEqual([]);
      expect(documents.flatMap(listTexts).filter((one) => !text.includes(bare(one)))).toEqual([]);
      const margins = bare(
        documents.flatMap(({ running, made, notABill }) => [running, made, notABill]).join(''),
      );
      expect(loose.filter((one) => !isMargin(one, margins))).toEqual([]);
      expect([title, language]).toEqual([documents[0]?.fileTitle, documents[0]?.language]);
      expect(roles.filter((role) => role === 'H1')).toHaveLength(documents.filter(hasTitle).length);
      for (const { language: own } of documents) if (own !== language) expect(languages).toContain(own);
    },
  );

  test('gives each picture its words', async () => {
    const { faults, alts } = await checkStructure(await press.print(findPicturedYear()));
    expect(faults).toEqual([]);
    expect(alts).toEqual([expect.stringMatching(/^Bars for each month of 2026/)]);
  });

  test('in black and white draws plan paid in black, and your share in a pattern above it', async () => {
    const year = findPicturedYear();
    const chart = laidOut(year).blocks.find((block) => block.kind === 'chart');
    const months = chart?.months.filter(({ planCents }) => planCents !== null) ?? [];
    const bars = await readBars(
      await press.print(year),
      months.map(({ label }) => label),
    );
    expect(bars.length).toBeGreaterThan(3);
    for (const bar of bars) expect(bar.slice(0, 2)).toEqual(['black', 'pattern']);
  });

  test('of a year with many claims has its titles again on each page', async () => {
    const many = await press.print(yearStatement({}, { rows: manyRows(42) }) as Paper);
    const pdf = await getDocument({ data: many, verbosity: 0 }).promise;
    for (let number = 1; number <= 3; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('You may owe');
    }
  });
});

/** A letter’s title is what it is about; one that the person wrote freely may have none. */
function hasTitle({ isLetter, blocks }: StatementDocument): boolean {
  return !isLetter || blocks.some(({ kind }) => kind === 'heading');
}

/** A line of a head or a foot, its page number taken off. */
function isMargin(line: string, margins: string): boolean {
  const words = bare(line.replace(/(·\s*)?(page|página) \d+ (of|de) \d+$/, ''));
  return margins.includes(words);
}
