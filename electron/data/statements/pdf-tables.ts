/** Tables and ledgers of a statement as pdfmake content. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import {
  type Cell,
  type Column,
  type LedgerBlock,
  type LedgerGroup,
  renameSumColumns,
  type TableBlock,
  type TrendLine,
} from '#shared/paper/document';
import { roomOf } from '#shared/paper/fit/fit-document';
import type { TypeSizes } from '#shared/paper/fit/sheet';
import { drawTrendLine, trendHeight, trendWidth } from '#shared/paper/trend-line';
import { bare, type RowKind, tableRules } from './pdf-rules.ts';
import { linesOf, textOf } from './pdf-text.ts';

type Sizes = { type: TypeSizes; width: number };

/** Figures of one width, so that amounts line up. Only in large print: pdfmake lays out texts with font features anew each time. */
const amountStyle = { alignment: 'right', fontFeatures: ['tnum'] as never } as const;

type DrawnRow = { kind: RowKind; cells: TableCell[] };

/** Caption and titles repeat on each page, followed by at least one row; low rows at the ends stay together. */
export function drawTable(block: TableBlock, { type, width }: Sizes): Content {
  const { caption, columns, rows, foot, isDense, ends = 1 } = block;
  const head: DrawnRow[] = [
    {
      kind: 'caption',
      cells: spanRow({ text: textOf(caption), fontSize: type.heading, bold: true }, columns),
    },
    drawTitles(columns, type),
  ];
  const drawn = rows.map(
    (row): DrawnRow => ({ kind: isDense ? 'dense' : 'row', cells: drawRow(row, columns, type) }),
  );
  const last = drawn.splice(drawn.length < 2 * ends ? 0 : -ends);
  if (foot !== null) last.push({ kind: 'foot', cells: drawSums(foot, columns, type) });
  const first = drawn.splice(0, ends);
  const chunks = [first, ...drawn.map((row) => [row]), last].filter((chunk) => chunk.length > 0);
  return { ...drawChunks(head, chunks, columns, { type, width }), margin: [0, 10, 0, 2] };
}

/**
 * One table with its titles again on each page. Each row of it holds a table of what stays together: a short group, or
 * the ends of a long one.
 */
export function drawLedger({ columns, groups, totals }: LedgerBlock, { type, width }: Sizes): Content {
  const closing = totals.map((row): DrawnRow => ({ kind: 'total', cells: drawSums(row, columns, type) }));
  const chunks = groups.flatMap((group) => chunkGroup(group, columns, type));
  chunks.at(-1)?.push(...closing);
  return drawChunks([drawTitles(columns, type)], chunks, columns, { type, width });
}

/** Rows that stay together are a table of their own within one row of the whole. */
function drawChunks(head: DrawnRow[], chunks: DrawnRow[][], columns: Column[], { type, width }: Sizes) {
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [width],
      body: [head, ...chunks].map((rows) => [drawRows(rows, columns, type)]),
    },
    layout: bare,
  };
}

function chunkGroup(
  { title, rows, foot, isWhole, ends = 2 }: LedgerGroup,
  columns: Column[],
  type: TypeSizes,
): DrawnRow[][] {
  const head: DrawnRow = {
    kind: 'group',
    cells: spanRow({ text: textOf(title), bold: true, fontSize: type.heading }, columns),
  };
  const drawn = rows.map((row): DrawnRow => ({ kind: 'row', cells: drawRow(row, columns, type) }));
  const sums: DrawnRow = { kind: 'foot', cells: drawSums(foot, columns, type) };
  if (isWhole || drawn.length < 2 * ends) return [[head, ...drawn, sums]];
  return [
    [head, ...drawn.slice(0, ends)],
    ...drawn.slice(ends, -ends).map((row) => [row]),
    [...drawn.slice(-ends), sums],
  ];
}

function drawRows(rows: DrawnRow[], columns: readonly Column[], type: TypeSizes) {
  return {
    table: {
      dontBreakRows: true,
      widths: columns.map((_, index) => roomOf(columns, index)),
      body: rows.map(({ cells }) => cells),
    },
    layout: tableRules(
      columns,
      rows.map(({ kind }) => kind),
    ),
    fontSize: type.text,
  };
}

function drawTitles(columns: readonly Column[], { small }: TypeSizes): DrawnRow {
  return {
    kind: 'titles',
    cells: columns.map((column) => ({
      text: [
        { text: textOf(column.title), bold: true },
        ...(column.under === undefined ? [] : [{ text: `\n${column.under}` }]),
      ],
      fontSize: small,
      // Titles stand at the bottom of the row, beside the second line of another.
      margin: [0, column.under === undefined && columns.some(({ under }) => under) ? small * 1.32 : 0, 0, 0],
      ...align(column),
    })),
  };
}

function drawRow(row: readonly Cell[], columns: readonly Column[], { small }: TypeSizes): TableCell[] {
  return row.map((cell, index) => ({
    ...(cell[0]?.trend ? drawTrend(cell[0].trend) : linesOf(cell, small)),
    ...(columns[index]?.kind === 'date' && { fontSize: small, margin: [0, 1.5, 0, 0] as const }),
    ...align(columns[index]),
  })) as TableCell[];
}

function drawTrend(trend: TrendLine): { svg: string; width: number } {
  const { line, wanted, last } = drawTrendLine(trend);
  const dashed = wanted === null ? '' : `<path d="${wanted}" stroke-width="0.75" stroke-dasharray="2 2"/>`;
  const svg =
    `<svg viewBox="0 0 ${trendWidth} ${trendHeight}" xmlns="http://www.w3.org/2000/svg">` +
    `<g fill="none" stroke="#000000">${dashed}<path d="${line}" stroke-width="1.25"/></g>` +
    `<circle cx="${last.x}" cy="${last.y}" r="1.6" fill="#000000"/></svg>`;
  return { svg, width: trendWidth };
}

/** The name of the sums goes over the empty cells before it. */
function drawSums(row: readonly Cell[], columns: readonly Column[], { small }: TypeSizes): TableCell[] {
  const before = Math.max(
    0,
    row.findIndex((cell) => cell.length > 0),
  );
  const [name = [], ...sums] = row.slice(before);
  return [
    { ...linesOf(name, small), colSpan: 1 + before },
    ...row.slice(0, before).map(() => ''),
    ...sums.map((cell, index) => ({ ...linesOf(cell, small), ...align(columns[1 + before + index]) })),
  ];
}

function spanRow(cell: object, columns: readonly Column[]): TableCell[] {
  return [{ ...cell, colSpan: columns.length }, ...columns.slice(1).map(() => '')] as TableCell[];
}

function align(column: Column | undefined): { alignment?: 'right' } {
  return column?.kind === 'amount' ? { alignment: 'right' } : {};
}

type CardSizes = Sizes & { heading(text: string): Content };

/** Large print has no columns: each row is a card of its words, then each amount with its title. */
export function drawCards({ caption, columns, rows, foot }: TableBlock, sizes: CardSizes): Content[] {
  return drawCardList(caption, { columns, rows, sums: foot === null ? [] : [foot] }, sizes);
}

/** The groups of a ledger as lists of cards, and its totals as the last one. */
export function drawLedgerCards({ columns, groups, totals }: LedgerBlock, sizes: CardSizes): Content[] {
  return [
    ...groups.flatMap(({ title, rows, foot }) => drawCardList(title, { columns, rows, sums: [foot] }, sizes)),
    ...drawCardList(null, { columns, rows: [], sums: totals }, sizes),
  ];
}

type CardRows = { columns: Column[]; rows: Cell[][]; sums: Cell[][] };

function drawCardList(title: string | null, { columns, rows, sums }: CardRows, sizes: CardSizes): Content[] {
  const [first, ...more] = [
    ...rows.map((row) => drawCard(row, columns, sizes)),
    ...sums.map((row) => drawCard(row, renameSumColumns(columns), sizes)),
  ];
  if (!first) return [];
  if (title === null) return [first, ...more];
  return [{ stack: [sizes.heading(title), first], unbreakable: true }, ...more];
}

function drawCard(row: Cell[], columns: Column[], { type, width }: Sizes): Content {
  const words = row.flatMap((cell, index) => (columns[index]?.kind === 'amount' ? [] : cell));
  const amounts = row.flatMap((cell, index): TableCell[][] =>
    columns[index]?.kind === 'amount' && cell.length > 0
      ? [[{ text: textOf(columns[index].title) }, { ...linesOf(cell, type.small), ...amountStyle }]]
      : [],
  );
  return {
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1 }], margin: [0, 6, 0, 4] },
      linesOf(words, type.small),
      ...(amounts.length > 0 ? [{ table: { widths: ['*', 'auto'], body: amounts }, layout: bare }] : []),
    ],
    unbreakable: true,
  };
}
