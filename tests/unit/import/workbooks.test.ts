/** What a workbook hides, and from when on it counts days: nothing of it is gone, or years off, without a word. */
import { describe, expect, it } from 'vitest';
import { findStatedPlan } from '../../../electron/data/import/table/stated-plan.ts';
import { TableError } from '../../../electron/data/import/table/table-rows.ts';
import { makeOf, readTableText } from '../../support/tables.ts';
import { type Part, textRow, workbookParts, zipOf } from '../../support/workbook.ts';

const heads = textRow(['Claim Number', 'Date of Service', 'Provider', 'Billed', 'You owe']);
const rowOf = (number: string) => textRow([number, '2026-01-20', 'Hill Clinic', '90.00', '30.00']);
const hide = (row: string) => row.replace('<row>', '<row hidden="1">');

type Sheet = { name: string; rows: string; state?: string };

/** A workbook of these sheets. */
function bookOf(sheets: readonly Sheet[], more = ''): Buffer {
  const list = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const targets = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const parts: Part[] = [
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r">${more}<sheets>${list.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${targets.join('')}</Relationships>` },
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
  return zipOf(parts);
}

const read = (book: Buffer) => readTableText(book, 'x.xlsx');
const problemOf = async (book: Buffer) => {
  const error: unknown = await read(book).catch((reason: unknown) => reason);
  return error instanceof TableError ? error.problem : null;
};

describe('a workbook', () => {
  it('says which rows it hides, and makes no claims of them', async () => {
    const rows = heads + rowOf('C-1') + hide(rowOf('C-2')) + rowOf('C-3') + hide(rowOf('C-4'));
    const { made, outcome } = makeOf(await read(zipOf(workbookParts(rows))));
    expect(made.claims.map(({ number }) => number)).toEqual(['C-1', 'C-3']);
    expect(outcome.leftOut).toContainEqual({ why: 'hidden', count: 2, places: [3, 5] });
    expect(made.rows.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
  });

  it('names its hidden sheets beside those that are not read', async () => {
    const rows = heads + rowOf('C-1');
    const table = await read(
      bookOf([
        { name: 'Old', rows, state: 'hidden' },
        { name: 'Claims', rows },
        { name: 'Help', rows: '' },
        { name: 'Older', rows, state: 'veryHidden' },
      ]),
    );
    expect(table).toMatchObject({
      sheet: 'Claims',
      otherSheets: ['Help'],
      hiddenSheets: ['Old', 'Older'],
    });
    const many = Array.from({ length: 25 }, (_, at) => ({ name: `S${at}`, rows }));
    expect((await read(bookOf(many))).otherSheets.at(-1)).toBe('…');
  });

  it('says so where all that it has is hidden', async () => {
    expect(await problemOf(zipOf(workbookParts(hide(heads) + hide(rowOf('C-1')))))).toBe('table-hidden');
    const rows = heads + rowOf('C-1');
    const sheets = [
      { name: 'A', rows: '' },
      { name: 'B', rows, state: 'hidden' },
    ];
    expect(await problemOf(bookOf(sheets))).toBe('table-hidden');
  });

  it.each([
    ['1900', '', 46_042],
    ['1904', '<workbookPr date1904="1"/>', 46_042 - 1462],
  ])(
    'that counts days from %s on has its days right where no style says that they are',
    async (_from, more, day) => {
      const cell = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
      const days = [`<c><v>${day}</v></c>`, cell(String(day)), cell('20260120')];
      const rows = days.map(
        (one, at) =>
          `<row>${cell(`C-${at}`)}${one}${cell('Hill Clinic')}${cell('90.00')}${cell('30.00')}</row>`,
      );
      const { made } = makeOf(await read(bookOf([{ name: 'A', rows: heads + rows.join('') }], more)));
      expect(made.claims.map(({ start }) => start)).toEqual(['2026-01-20', '2026-01-20', '2026-01-20']);
    },
  );
});

describe('the plan of a table', () => {
  const lines = 'Claim Number,Date of Service,Billed,You owe\nC-1,2026-01-20,90.00,30.00\n';
  it.each([
    ['in a title', `Health plan: Cedar Valley PPO\n\n${lines}`, 'Cedar Valley PPO'],
    ['in two cells of a title', `Plan,Cedar Valley\nMy claims\n${lines}`, 'Cedar Valley'],
    ['in Spanish', `Nombre del plan: Valle Cedro\n${lines}`, 'Valle Cedro'],
    ['nowhere', `My claims\nPlan year: 2026\n${lines}`, ''],
    ['in a column', 'Date of Service,Plan,Billed\n2026-01-20,Cedar,9\n2026-01-21,Cedar,8\n', 'Cedar'],
    ['as two', 'Date of Service,Plan,Billed\n2026-01-20,Cedar,9\n2026-01-21,Oak,8\n', ''],
    [
      'with the time that the table is of behind it, in the same cell',
      'Plan: Cedar Valley PPO   Periodo: 01/01/2026 - 03/31/2026,,\nDate of Service,Provider,You Owe\n03/04/2026,Clinic,3.00\n',
      'Cedar Valley PPO',
    ],
    [
      'with a label behind it after one space',
      'Plan: Cedar Valley Period: 2026,,\nDate of Service,Provider,You Owe\n03/04/2026,Clinic,3.00\n',
      'Cedar Valley',
    ],
    [
      'not at all where only another label stands behind it',
      'Plan: Periodo: 01/01/2026 - 03/31/2026,,\nDate of Service,Provider,You Owe\n03/04/2026,Clinic,3.00\n',
      '',
    ],
    [
      'with a mark that is no label',
      'Plan: Cedar Valley PPO 2026: Gold,,\nDate of Service,Provider,You Owe\n03/04/2026,Clinic,3.00\n',
      'Cedar Valley PPO 2026: Gold',
    ],
  ])('is stated %s', async (_where, text, name) => {
    expect(findStatedPlan(await readTableText(text))).toBe(name);
  });
});
