/** What keeps the rows of a paper together and apart, as pdfmake is told it. */
import { describe, expect, it } from 'vitest';
import { drawDocument } from '../../../electron/data/statements/pdf-blocks.ts';
import type { Block, Column, StatementDocument } from '../../../shared/paper/document.ts';
import { getTypeSizes } from '../../../shared/paper/fit/sheet.ts';

const type = getTypeSizes('regular');
const cell = (text: string) => [{ text }];
const columns: Column[] = [
  { title: 'Day', kind: 'date' },
  { title: 'What', kind: 'text' },
  { title: 'Share', kind: 'amount', under: 'in dollars' },
];
const row = (day: string) => [cell(day), cell('Visit'), cell('12.00')];
const sums = [[], cell('In all'), cell('24.00')];

function draw(blocks: Block[], size: StatementDocument['size'] = 'regular'): unknown[] {
  return drawWhole({ blocks, size }).slice(1);
}

function drawWhole(more: Partial<StatementDocument>): unknown[] {
  return drawDocument({
    language: 'en',
    paper: 'letter',
    size: 'regular',
    title: 'A paper',
    fileTitle: 'A paper',
    running: 'A paper',
    about: [],
    notABill: null,
    cards: [],
    blocks: [],
    made: null,
    pageOf: '',
    ...more,
  });
}

/** Every part of the content that has such a key. */
function findParts(value: unknown, key: string): { [name: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = key in value ? [value as { [name: string]: unknown }] : [];
  return [...own, ...Object.values(value).flatMap((inner) => findParts(inner, key))];
}

/** The rows of the first of these tables. */
function rowsOf([first]: { [name: string]: unknown }[]): unknown[] {
  return Array.isArray(first?.['body']) ? first['body'] : [];
}

describe('the head of a paper', () => {
  it.each(['regular', 'large'] as const)(
    'has its title in bold, and the stamp where it has one (%s)',
    (size) => {
      const [stamped] = drawWhole({ size, notABill: 'This is not a bill', about: ['Rosa'] });
      expect(findParts(stamped, 'noWrap')).toMatchObject([
        { text: 'This is not a bill', bold: true, noWrap: true },
      ]);
      const [plain] = drawWhole({ size });
      expect(findParts(plain, 'noWrap')).toEqual([]);
      for (const top of [stamped, plain])
        expect(findParts(top, 'fontSize')).toMatchObject([{ text: 'A paper', bold: true }]);
      expect(JSON.stringify(stamped)).toContain('Rosa');
    },
  );
});

describe('a table', () => {
  const [drawn] = draw([
    { kind: 'table', caption: 'Visits', columns, rows: [row('1'), row('2'), row('3')], foot: sums },
  ]);
  const tables = findParts(drawn, 'body');
  const texts = findParts(drawn, 'text');

  it('breaks no row, and keeps its head with the first one', () => {
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) expect(table['dontBreakRows']).toBe(true);
    expect(tables[0]).toMatchObject({ headerRows: 1, keepWithHeaderRows: 1 });
  });

  it('has bold titles and caption, and amounts on the right', () => {
    for (const title of ['Visits', 'Day', 'What', 'Share'])
      expect(
        texts.some(({ text, bold }) => JSON.stringify(text) === JSON.stringify(title) && bold === true),
        title,
      ).toBe(true);
    expect(findParts(drawn, 'alignment').every(({ alignment }) => alignment === 'right')).toBe(true);
    expect(findParts(drawn, 'alignment').length).toBeGreaterThan(3);
  });

  it('keeps its last row with the sums, whose name goes over the empty cells', () => {
    const last = rowsOf(tables).at(-1);
    expect(JSON.stringify(last)).toMatch(/"3".*In all/);
    expect(findParts(last, 'colSpan')).toMatchObject([{ colSpan: 2 }]);
  });

  it('lowers titles of one line beside one of two', () => {
    const day = texts.find(
      ({ fontSize, margin, text }) => fontSize === type.small && margin && Array.isArray(text),
    );
    expect(day?.['margin']).toEqual([0, type.small * 1.32, 0, 0]);
  });
});

describe('a ledger', () => {
  const group = (count: number, isWhole: boolean) => ({
    title: 'March',
    rows: Array.from({ length: count }, (_, at) => row(`${at}`)),
    foot: sums,
    ...(isWhole ? { isWhole: true as const } : {}),
  });
  const chunksOf = (count: number, isWhole: boolean) => {
    const [drawn] = draw([{ kind: 'ledger', columns, groups: [group(count, isWhole)], totals: [] }]);
    return rowsOf(findParts(drawn, 'body')).length - 1;
  };

  it('keeps a whole or short group together, and of a long one two rows at each end', () => {
    expect(chunksOf(6, true)).toBe(1);
    expect(chunksOf(3, false)).toBe(1);
    expect(chunksOf(4, false)).toBe(2);
    expect(chunksOf(6, false)).toBe(4);
  });
});

describe('text', () => {
  it('stands on one sheet where it is short, in small type or bold where asked', () => {
    const paragraph = (more: object) => draw([{ kind: 'paragraph', text: 'Short', ...more }])[0];
    expect(paragraph({})).toMatchObject({ unbreakable: true });
    expect(paragraph({})).not.toHaveProperty('bold');
    expect(paragraph({})).not.toHaveProperty('fontSize');
    expect(paragraph({ strong: true })).toMatchObject({ bold: true });
    expect(paragraph({ small: true })).toMatchObject({ fontSize: type.small });
    expect(paragraph({ text: 'x'.repeat(700) })).toMatchObject({ unbreakable: false });
  });

  it('a heading stays with what follows, bold', () => {
    const [together] = draw([
      { kind: 'heading', text: 'Notes' },
      { kind: 'paragraph', text: 'One' },
    ]);
    expect(together).toMatchObject({
      unbreakable: true,
      stack: [{ text: 'Notes', bold: true }, { text: 'One' }],
    });
    expect(draw([{ kind: 'heading', text: 'Alone' }])).toMatchObject([{ text: 'Alone', bold: true }]);
  });

  it('a short list stands on one sheet, a long one has two items at each end', () => {
    const list = (count: number, size?: StatementDocument['size']) =>
      draw([{ kind: 'list', items: Array.from({ length: count }, (_, at) => `${at}`) }], size);
    expect(list(4)).toHaveLength(1);
    expect(list(5)).toHaveLength(3);
    expect(list(3, 'large')).toHaveLength(1);
    expect(list(4, 'large')).toHaveLength(2);
    for (const part of findParts(list(6), 'unbreakable')) expect(part['unbreakable']).toBe(true);
  });

  it('facts and boxes to tick break on no page', () => {
    const facts: Block = { kind: 'facts', rows: [{ label: 'Plan', value: 'Lakes' }] };
    const checks: Block = { kind: 'checks', items: ['Call'] };
    for (const size of ['regular', 'large'] as const) {
      const parts = findParts(draw([facts, checks], size), 'unbreakable');
      expect(parts.length).toBeGreaterThan(2);
      for (const part of parts) expect(part['unbreakable']).toBe(true);
    }
    expect(findParts(draw([facts]), 'dontBreakRows')).toMatchObject([{ dontBreakRows: true }]);
    const half: Block[] = [{ kind: 'paragraph', text: 'Beside' }];
    expect(draw([{ kind: 'sides', left: half, right: half }])).toMatchObject([{ unbreakable: true }]);
  });

  it('the answer has its sums beside it, each row whole, and stands in one column in large print', () => {
    const box: Block = {
      kind: 'box',
      big: 'You may owe',
      lines: [],
      sums: [{ label: 'Paid', value: '1.00' }],
    };
    expect(draw([box])).toMatchObject([
      { table: { dontBreakRows: true, widths: [expect.any(Number), expect.any(Number)] } },
    ]);
    expect(draw([box], 'large')).toMatchObject([{ unbreakable: true }]);
    expect(draw([{ ...box, sums: [] }])).toMatchObject([{ unbreakable: true }]);
    expect(findParts(draw([box]), 'noWrap')).toMatchObject([{ text: '1.00', noWrap: true }]);
  });
});
