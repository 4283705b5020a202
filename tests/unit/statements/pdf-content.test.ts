/** What keeps the rows of a paper together and apart, as pdfmake is told it. */
import pdfmake from 'pdfmake';
import type { Content, ContentTable, CustomTableLayout } from 'pdfmake/interfaces.js';
import { describe, expect, it, vi } from 'vitest';
import { drawDocument } from '../../../electron/data/statements/pdf-blocks.ts';
import { defineFile } from '../../../electron/data/statements/render-pdf.ts';
import { cardSizes, measureLabels } from '../../../shared/paper/card-layout.ts';
import { chartWidth } from '../../../shared/paper/chart-shapes.ts';
import type {
  Block,
  CardSide,
  Cell,
  Column,
  StatementDocument,
  TableBlock,
} from '../../../shared/paper/document.ts';
import { sidesGap } from '../../../shared/paper/fit/fit-document.ts';
import { getTypeSizes } from '../../../shared/paper/fit/sheet.ts';
import { measureFigures, measureText } from '../../../shared/paper/fit/text-width.ts';

const type = getTypeSizes('regular');
/** Between the margins of a letter sheet, in points. */
const width = 612 - 2 * 47;
const cell = (text: string) => [{ text }];
const columns: Column[] = [
  { title: 'Day', kind: 'date' },
  { title: 'What', kind: 'text' },
  { title: 'Share', kind: 'amount', under: 'in dollars' },
];
const row = (day: string) => [cell(day), cell('Visit'), cell('12.00')];
const sums = [[], cell('In all'), cell('24.00')];
const visits: TableBlock = {
  kind: 'table',
  caption: 'Visits',
  columns,
  rows: [row('1'), row('2'), row('3')],
  foot: sums,
};

function draw(blocks: Block[], size: StatementDocument['size'] = 'regular'): unknown[] {
  return drawWhole({ blocks, size }).slice(1);
}

function drawWhole(more: Partial<StatementDocument>): unknown[] {
  return drawDocument(createDocument(more));
}

function createDocument(more: Partial<StatementDocument>): StatementDocument {
  return {
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
  };
}

/** Every part of the content that has such a key. */
function findParts(value: unknown, key: string): { [name: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = key in value ? [value as { [name: string]: unknown }] : [];
  return [...own, ...Object.values(value).flatMap((inner) => findParts(inner, key))];
}

/** The numbers of the first part that has such a key. */
function numbersAt(value: unknown, key: string): number[] {
  const [first] = findParts(value, key);
  return Array.isArray(first?.[key]) ? first[key].filter((one) => typeof one === 'number') : [];
}

/** The rows of the first of these tables. */
function rowsOf([first]: { [name: string]: unknown }[]): unknown[] {
  return Array.isArray(first?.['body']) ? first['body'] : [];
}

/** How heavy a table's lines are between its rows, from above the first to beneath the last, in points, and their colors. */
function readRules({ layout, table }: { [name: string]: unknown }) {
  const { hLineWidth, hLineColor } = layout as CustomTableLayout;
  const node = { table } as ContentTable;
  const lines = Array.from({ length: 1 + node.table.body.length }, (_, index) => index);
  return {
    widths: lines.map((index) => hLineWidth?.(index, node)),
    colors: lines.map((index) => (typeof hLineColor === 'function' ? hLineColor(index, node, 0) : null)),
  };
}

/** The cells of a drawn table, row by row: its head, then each chunk of what stays together. */
function cellsOf(drawn: unknown): unknown[][] {
  const [, ...chunks] = findParts(drawn, 'body');
  return chunks.flatMap((chunk) => rowsOf([chunk]) as unknown[][]);
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

  it('ends with a line from margin to margin', () => {
    const [top] = drawWhole({});
    expect(findParts(top, 'canvas').at(-1)?.['canvas']).toMatchObject([{ type: 'line', x1: 0, x2: width }]);
  });
});

describe('a table', () => {
  const [drawn] = draw([visits]);
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

  it('has its titles at the bottom of their row, in small type, the second line of one in plain type', () => {
    const title = (text: string, down: number) => ({
      text: [{ text, bold: true }],
      fontSize: type.small,
      margin: [0, down, 0, 0],
    });
    const onOneLine = columns.map(({ under, ...column }) => column);
    const titlesOf = (own: Column[]) => cellsOf(draw([{ ...visits, columns: own }])[0])[1];
    expect(titlesOf(columns)).toEqual([
      title('Day', type.small * 1.32),
      title('What', type.small * 1.32),
      {
        ...title('Share', 0),
        text: [{ text: 'Share', bold: true }, { text: '\nin dollars' }],
        alignment: 'right',
      },
    ]);
    expect(titlesOf(onOneLine)).toEqual([
      title('Day', 0),
      title('What', 0),
      { ...title('Share', 0), alignment: 'right' },
    ]);
  });

  it('has only days in small type, and only amounts on the right', () => {
    expect(cellsOf(drawn)[2]).toEqual([
      { text: '1', fontSize: type.small, margin: [0, 1.5, 0, 0] },
      { text: 'Visit' },
      { text: '12.00', alignment: 'right' },
    ]);
  });

  it('has the name of the sums over the empty cells before it, and each sum below its own amounts', () => {
    const sumsOf = (foot: Cell[]) => cellsOf(draw([{ ...visits, foot }])[0]).at(-1);
    const named = { text: 'In all', colSpan: 2 };
    expect(sumsOf(sums)).toEqual([named, '', { text: '24.00', alignment: 'right' }]);
    expect(sumsOf([cell('In all'), [], cell('24.00')])).toEqual([
      { ...named, colSpan: 1 },
      { text: [] },
      { text: '24.00', alignment: 'right' },
    ]);
    expect(sumsOf([[], [], []])).toEqual([
      { text: [], colSpan: 1 },
      { text: [] },
      { text: [], alignment: 'right' },
    ]);
  });

  it('has a rule beneath each row and none above the first, heavier beneath titles and sums', () => {
    const [, head, ...chunks] = findParts(drawn, 'layout').map(readRules);
    expect(head).toEqual({ widths: [0, 0, 1.5], colors: ['#000000', '#000000', '#000000'] });
    const row = { widths: [0, 0.75], colors: ['#000000', '#777777'] };
    const lastAndSums = { widths: [0, 0.75, 1.5], colors: ['#000000', '#777777', '#000000'] };
    expect(chunks).toEqual([row, row, lastAndSums]);
    const dense = draw([{ ...visits, isDense: true, foot: null }]);
    const spacesOf = (part: unknown) =>
      findParts(part, 'paddingTop').map(({ paddingTop, paddingBottom }) =>
        [paddingTop, paddingBottom].map((space) => (space as (row: number) => number)(0)),
      );
    expect(spacesOf(drawn)[2]).toEqual([3.5, 3]);
    expect(spacesOf(dense)[2]).toEqual([1, 1]);
  });

  it('is its head alone where it has no rows', () => {
    const [empty] = draw([{ ...visits, rows: [], foot: null }]);
    expect(rowsOf(findParts(empty, 'body'))).toHaveLength(1);
  });
});

describe('a cell', () => {
  it('says each line as it is: in bold, in small type, with what goes on behind it', () => {
    const textsOf = (...lines: Cell) => {
      const [part] =
        cellsOf(draw([{ ...visits, rows: [[[], lines, []]], foot: null }])[0])[2]?.slice(1) ?? [];
      return (part as { text?: unknown } | undefined)?.text;
    };
    expect(textsOf({ text: 'Plain' })).toBe('Plain');
    expect(textsOf({ text: 'Strong', strong: true })).toEqual([{ text: 'Strong', bold: true }]);
    expect(textsOf({ text: 'Small', small: true })).toEqual([{ text: 'Small', fontSize: type.small }]);
    expect(textsOf({ text: 'Total', strong: true, small: true, more: ' of two' })).toEqual([
      { text: 'Total', bold: true, fontSize: type.small },
      { text: ' of two', fontSize: type.small },
    ]);
    expect(textsOf({ text: 'One' }, { text: 'Two' }, { text: 'Łódź' })).toEqual([
      { text: 'One\n' },
      { text: 'Two\n' },
      { text: 'Ł', font: 'latin-ext' },
      { text: 'ód' },
      { text: 'ź', font: 'latin-ext' },
    ]);
    const endless = 'W'.repeat(201);
    expect(textsOf({ text: endless })).toEqual([{ text: endless, wordBreak: 'break-all' }]);
  });
});

describe('a table in large print', () => {
  const line = {
    canvas: [expect.objectContaining({ type: 'line' })],
    margin: [0, 6, 0, 4],
  };
  const amountsOf = (...rows: [title: string, cents: string][]) => ({
    table: {
      widths: ['*', 'auto'],
      body: rows.map(([title, text]) => [
        { text: title },
        { text, alignment: 'right', fontFeatures: ['tnum'] },
      ]),
    },
    layout: expect.anything(),
  });
  const card = (...stack: object[]) => ({ stack: [line, ...stack], unbreakable: true });
  const renamed: Column[] = columns.map((column) =>
    column.kind === 'amount' ? { ...column, sumTitle: 'Shares' } : column,
  );
  const said = (day: string) => ({ text: [{ text: `${day}\n` }, { text: 'Visit' }] });
  const first = card(said('1'), amountsOf(['Share', '12.00']));
  const inAll = card({ text: 'In all' }, amountsOf(['Shares', '24.00']));
  const titled = (title: string, ...stack: object[]) => ({
    stack: [expect.objectContaining({ text: title, bold: true }), ...stack],
    unbreakable: true,
  });

  it('is a card a row, which breaks on no page, each amount with its title; the heading stays with the first', () => {
    const table = { ...visits, columns: renamed, rows: [row('1'), [cell('2'), cell('Visit'), []]] };
    expect(draw([table], 'large')).toEqual([titled('Visits', first), card(said('2')), inAll]);
    expect(draw([{ ...table, foot: null }], 'large')).toEqual([titled('Visits', first), card(said('2'))]);
    expect(draw([{ ...table, rows: [], foot: null }], 'large')).toEqual([]);
  });

  it('of a ledger has cards group by group, and the totals as the last ones', () => {
    const groups = [{ title: 'March', rows: [row('1')], foot: sums }];
    expect(draw([{ kind: 'ledger', columns: renamed, groups, totals: [sums] }], 'large')).toEqual([
      titled('March', first),
      inAll,
      inAll,
    ]);
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

  it('has the name of a group in bold above its rows, and its totals after the last group', () => {
    const [drawn] = draw([{ kind: 'ledger', columns, groups: [group(1, true)], totals: [sums] }]);
    const named = { text: 'In all', colSpan: 2 };
    const sum = { text: '24.00', alignment: 'right' };
    expect(cellsOf(drawn).slice(1)).toEqual([
      [{ text: 'March', bold: true, fontSize: type.heading, colSpan: 3 }, '', ''],
      [{ text: '0', fontSize: type.small, margin: [0, 1.5, 0, 0] }, { text: 'Visit' }, expect.anything()],
      [named, '', sum],
      [named, '', sum],
    ]);
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

  it('the answer is large and bold, with a rule between it and its sums; nothing stands for no answer', () => {
    const box: Block = { kind: 'box', big: '$12.00', lines: [{ text: 'You may owe' }] };
    const big = { text: '$12.00', fontSize: type.big, bold: true, lineHeight: 1, margin: [0, 0, 0, 2] };
    expect(draw([box])).toEqual([
      { stack: [big, { text: 'You may owe' }], unbreakable: true, margin: [0, 8, 0, 6] },
    ]);
    expect(draw([{ ...box, big: '' }])).toMatchObject([{ stack: [{ text: 'You may owe' }] }]);
    const [left = 0, right = 0] = numbersAt(draw([{ ...box, note: 'A note' }]), 'widths');
    expect(left + right).toBeCloseTo(width - 12 - 14 - 0.75);
    expect(left / right).toBeCloseTo(1.15);
  });

  it('the answer has a thin rule and space before its sums, and a rule beneath both', () => {
    const drawn = draw([{ kind: 'box', big: '', lines: [], note: 'A note' }]);
    const [{ layout, table } = {}] = findParts(drawn, 'layout');
    const { vLineWidth, paddingLeft, paddingRight } = layout as CustomTableLayout;
    const node = { table } as ContentTable;
    expect(readRules({ layout, table }).widths).toEqual([0, 1]);
    expect([0, 1, 2].map((index) => vLineWidth?.(index, node))).toEqual([0, 0.75, 0]);
    expect([0, 1].map((index) => paddingLeft?.(index, node))).toEqual([0, 14]);
    expect([0, 1].map((index) => paddingRight?.(index, node))).toEqual([12, 0]);
  });

  it('dots lead from the words of a sum to its amount, where both fit on one line', () => {
    const sumOf = (label: string) => {
      const sums = [{ label, value: '1.00' }];
      const drawn = draw([{ kind: 'box', big: '', lines: [], sums }]);
      const [, right = 0] = numbersAt(drawn, 'widths');
      const [{ columns: parts } = {}] = findParts(drawn, 'columnGap');
      return { right, parts: parts as { width: number }[] };
    };
    const { right, parts } = sumOf('Paid');
    const end = measureFigures('1.00', type.text) + 4;
    const dots = right - end - measureText('Paid', type.text) - 8;
    expect(parts).toEqual([
      { width: '*', text: 'Paid' },
      { width: dots, canvas: [expect.objectContaining({ type: 'line', x1: 4, x2: dots - 4 })] },
      { width: end, text: '1.00', alignment: 'right', noWrap: true },
    ]);
    expect(sumOf('What your plan paid to your provider for this').parts[1]).toEqual({ width: 0, text: '' });
  });

  it('facts have their names in bold, beside what they say or above it', () => {
    const facts: Block = { kind: 'facts', rows: [{ label: 'Plan', value: 'Lakes' }] };
    expect(findParts(draw([facts]), 'body')).toMatchObject([
      {
        widths: [width * 0.37, '*'],
        body: [
          [
            { text: 'Plan', bold: true },
            { text: 'Lakes', margin: [8, 0, 0, 0] },
          ],
        ],
      },
    ]);
    expect(draw([facts], 'large')).toEqual([
      {
        stack: [
          {
            stack: [{ text: 'Plan', bold: true }, { text: 'Lakes' }],
            unbreakable: true,
          },
        ],
        unbreakable: true,
      },
    ]);
  });

  it('each thing to do has a box to tick before it, with space between', () => {
    const boxOf = (size: StatementDocument['size']) => {
      const [{ columns: parts } = {}] = findParts(
        draw([{ kind: 'checks', items: ['Call'] }], size),
        'columns',
      );
      return parts;
    };
    const tick = (side: number) => [
      { width: side + 8, canvas: [{ type: 'rect', x: 0, y: 2, w: side, h: side, lineWidth: 1.25 }] },
      { width: '*', text: 'Call', lineHeight: 1.35 },
    ];
    expect(boxOf('regular')).toEqual(tick(9));
    expect(boxOf('large')).toEqual(tick(16));
  });

  it('items have bullets, but for those with numbers of their own', () => {
    const list: Block = { kind: 'list', items: ['Call'] };
    const item = { unbreakable: true, margin: [0, 0, 0, 1] };
    const text = { width: '*', text: 'Call' };
    expect(draw([list])).toMatchObject([
      { stack: [{ ...item, columns: [{ width: 10, text: '•' }, text], columnGap: 0 }] },
    ]);
    expect(draw([{ ...list, isPlain: true }])).toMatchObject([{ stack: [{ ...item, ...text }] }]);
  });

  it('two sides share the sheet, with a gap between them', () => {
    const half: Block[] = [{ kind: 'paragraph', text: 'Beside' }];
    const [sides] = draw([{ kind: 'sides', left: half, right: half }]);
    const side = { width: (width - sidesGap) / 2, stack: [expect.objectContaining({ text: 'Beside' })] };
    expect(sides).toMatchObject({ columns: [side, side], columnGap: sidesGap });
  });
});

describe('a chart', () => {
  const chart: Block = {
    kind: 'chart',
    title: 'By month',
    summary: '',
    planLabel: 'Plan & you',
    shareLabel: 'Share',
    currency: 'EUR',
    months: [{ label: 'Jan', planCents: 10_00, shareCents: 5_00 }],
  };

  it('stands below its title on one sheet, no wider than the sheet lets it, with its words in it', () => {
    const drawn = (room: number) => [
      { stack: [{ text: 'By month', bold: true }, { width: room }], unbreakable: true },
    ];
    expect(draw([chart])).toMatchObject(drawn(chartWidth));
    expect(draw([chart], 'large')).toMatchObject(drawn(612 - 2 * 72));
    const [{ svg } = {}] = findParts(draw([chart]), 'svg');
    expect(svg).toContain('>Plan &amp; you</text>');
    expect(svg).toContain('>Jan</text>');
  });

  it('writes its scale as the language of the paper does', () => {
    const scaleOf = (language: 'en' | 'es') =>
      findParts(drawWhole({ language, blocks: [chart] }), 'svg').map(
        ({ svg }) => /€10|EUR\u00a010/.exec(String(svg))?.[0],
      );
    expect(scaleOf('en')).toEqual(['€10']);
    expect(scaleOf('es')).toEqual(['EUR\u00a010']);
  });
});

describe('a card to cut out', () => {
  const front: CardSide = {
    title: 'Lakes Plan',
    about: 'Gold',
    rows: [
      { label: 'Name', value: 'Rosa' },
      { label: 'Member', value: 'LKS-1', strong: true },
    ],
    notes: ['Call us'],
  };
  const { side, head, member } = cardSizes;
  const line = (lineWidth: number) => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: side, y2: 0, lineWidth }],
    margin: [0, 2, 0, 3],
  });
  const drawCard = (back: CardSide) => drawWhole({ cards: [{ front, back }] })[1];
  const sidesOf = (drawn: unknown) => rowsOf(findParts(drawn, 'body'))[0];

  it('has on each side what stands there: its name in bold, values in bold, the member number in larger type', () => {
    const title = { text: 'Lakes Plan', fontSize: head, bold: true, lineHeight: 1 };
    const value = (text: string) => ({ text, bold: true, margin: [cardSizes.labelGap, 0, 0, 0] });
    const labels = measureLabels(front.rows);
    expect(sidesOf(drawCard({ title: 'Lakes Plan', about: null, rows: [], notes: [] }))).toEqual([
      {
        stack: [
          title,
          { text: 'Gold' },
          line(1.5),
          {
            table: {
              widths: [labels, side - labels - cardSizes.labelGap],
              body: [
                [{ text: 'Name' }, value('Rosa')],
                [{ text: 'Member' }, { ...value('LKS-1'), fontSize: member, lineHeight: 1 }],
              ],
            },
            layout: expect.anything(),
          },
          line(0.75),
          { text: 'Call us' },
        ],
      },
      { stack: [title, line(1.5)] },
    ]);
  });

  it('is whole, is cut along dashes and folded along dots', () => {
    const [{ layout, table } = {}] = findParts(drawCard(front), 'layout');
    expect(table).toMatchObject({ dontBreakRows: true, widths: [side, side], heights: cardSizes.height });
    const { vLineStyle } = layout as CustomTableLayout;
    const node = { table } as ContentTable;
    expect([0, 1, 2].map((index) => vLineStyle?.(index, node))).toEqual([
      { dash: { length: 3 } },
      { dash: { length: 1 } },
      { dash: { length: 3 } },
    ]);
  });
});

describe('the PDF maker', () => {
  const make = (content: Content, images = {}) =>
    pdfmake.createPdf({ defaultStyle: { font: 'latin' }, images, content }).getBuffer();

  it('asks no address for anything, and reads no file', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('asked'));
    const logo = 'https://plan.example/logo.png';
    await expect(make({ image: 'logo' }, { logo })).rejects.toThrow(/denied/);
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
    await expect(make({ image: import.meta.filename })).rejects.toThrow(/denied/);
    expect((await make('Plain')).length).toBeGreaterThan(500);
  });
});

describe('a file', () => {
  const sectionsOf = (...documents: Partial<StatementDocument>[]) =>
    defineFile(documents.map(createDocument)).content as unknown as {
      section: { bold: boolean };
      pageSize: string;
      pageMargins: number[];
      header(page: number): unknown;
      footer(page: number, pages: number): unknown;
    }[];

  it('has the title and the language of its first document, and shows the title', () => {
    expect(
      defineFile([
        createDocument({ fileTitle: 'Año', language: 'es' }),
        createDocument({ fileTitle: 'Year', language: 'en' }),
      ]),
    ).toMatchObject({ info: { title: 'Año', creator: 'Claimfolio' }, language: 'es-US', displayTitle: true });
    expect(defineFile([createDocument({})])).toMatchObject({ language: 'en-US' });
  });

  it('has each document on its own paper; all of the largest print is bold', () => {
    const [letter, a4, large, largest] = sectionsOf(
      {},
      { paper: 'a4' },
      { size: 'large' },
      { size: 'extra-large' },
    );
    expect(letter).toMatchObject({
      section: { bold: false },
      pageSize: 'LETTER',
      pageMargins: [47, 43, 47, 54],
    });
    expect(a4).toMatchObject({ pageSize: 'A4' });
    expect(large).toMatchObject({ section: { bold: false }, pageMargins: [72, 72, 72, 72] });
    expect(largest).toMatchObject({ section: { bold: true } });
  });

  it('has a running head, in the middle of the margin, on each page but the first', () => {
    const [section] = sectionsOf({ running: 'Your claims' });
    expect(section?.header(1)).toBe('');
    const [head] = findParts(section?.header(2), 'margin');
    expect(head).toMatchObject({ text: 'Your claims', fontSize: type.small });
    const [left, above = 0, right, below] = numbersAt(head, 'margin');
    expect([left, right, below]).toEqual([47, 47, 0]);
    // The line of type stands as far from the edge as from the text: 1.175 is the height of Public Sans.
    expect(above + type.small * 1.175 + above).toBeCloseTo(43);
  });

  it('says at the foot when it was made, that it is no bill, and the page, on one line that does not break', () => {
    const foot = { notABill: 'Not a bill', made: 'Made today', pageOf: 'page {page} of {pages}' };
    const footOf = (more: Partial<StatementDocument>) => sectionsOf(more)[0]?.footer(2, 3);
    const end = { width: 'auto', alignment: 'right', bold: true, noWrap: true };
    expect(footOf(foot)).toMatchObject({
      columns: [
        { width: '*', text: 'Made today' },
        { ...end, text: 'Not a bill · page 2 of 3' },
      ],
      margin: [47, 8, 47, 0],
    });
    expect(footOf({ ...foot, size: 'large' })).toMatchObject({
      columns: [
        { width: '*', text: 'Not a bill\nMade today' },
        { ...end, text: 'page 2 of 3' },
      ],
    });
    expect(footOf({ pageOf: 'page {page}' })).toMatchObject({ columns: [{ text: '' }, { text: 'page 2' }] });
  });
});
