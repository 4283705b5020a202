/**
 * Widths and breaks of a document, worked out once for all of it: each kind of column has one width in all tables, and
 * each column of amounts its own in a ledger, so that amounts stand under each other from page to page; what is short
 * enough stays on one sheet.
 */
import { chartHeight } from '../chart-shapes.ts';
import type {
  Block,
  Cell,
  Column,
  LedgerBlock,
  LedgerGroup,
  StatementDocument,
  TableBlock,
} from '../document.ts';
import { isLargePrint } from '../document.ts';
import { cutNames } from './cut-names.ts';
import { getSheet, getTypeSizes, type Sheet, type TypeSizes } from './sheet.ts';
import { countLines, measureFigures, measureText } from './text-width.ts';

const columnGap = 10;
/** Points above and below a row. */
const rowSpace = 7.5;
/** Points between the two columns of `sides`. */
export const sidesGap = 20;

type Widths = { date: number; amount: number };
type Room = { type: TypeSizes; widths: Widths; width: number; height: number };
type Table = {
  kind: 'table' | 'ledger';
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  isDense?: true;
};

/** Points that stay empty at both ends of a cell: after a date, before an amount, and between words and words. */
export function gapsOf(columns: readonly Column[], index: number): { before: number; after: number } {
  const kind = columns[index]?.kind;
  const isApart = kind === 'amount' || (kind === 'text' && columns[index - 1]?.kind === 'text');
  return { before: isApart ? columnGap : 0, after: kind === 'date' ? columnGap : 0 };
}

/** Points of a column for what its cells say. */
export function roomOf(columns: readonly Column[], index: number): number {
  const { before, after } = gapsOf(columns, index);
  return (columns[index]?.width ?? 0) - before - after;
}

/**
 * The document with the widths of its columns, and with what stays together. `namesTitle`: above names that were cut in
 * a table.
 */
export function fitDocument(document: StatementDocument, namesTitle: string): StatementDocument {
  const sheet: Sheet = getSheet(document);
  const type = getTypeSizes(document.size);
  const isLarge = isLargePrint(document.size);
  const tables = document.blocks.flatMap(listTables).filter(({ isDense }) => !isLarge || isDense);
  const room: Room = {
    type,
    widths: { date: fitDates(tables, type), amount: findWidest(tables, 'amount', type) },
    width: sheet.width - 2 * sheet.side,
    height: sheet.height - sheet.top - sheet.bottom,
  };
  const blocks = document.blocks.flatMap((block, index) =>
    fitBlock(block, room, isLarge, isAtTop(document, index)),
  );
  return {
    ...document,
    blocks: isLarge ? dropExtras(blocks) : markExtras(cutNames(blocks, namesTitle, type), room, document),
  };
}

/**
 * The fitted document with those of its extras that have room in it and in the same document in the other language, so
 * that both have the same parts.
 */
export function keepExtras(own: StatementDocument, layOutOther: () => StatementDocument): StatementDocument {
  if (!own.blocks.some(isExtra)) return own;
  const others = layOutOther().blocks.filter(isExtra);
  let index = 0;
  const blocks = own.blocks.flatMap((block) => {
    if (!isExtra(block)) return [block];
    const other = others[index++];
    return block.fits && other?.fits ? block.blocks : [];
  });
  return { ...own, blocks };
}

function isExtra(block: Block): block is Extract<Block, { kind: 'extra' }> {
  return block.kind === 'extra';
}

/** True where only the answer and a few words stand above. */
function isAtTop({ blocks }: StatementDocument, index: number): boolean {
  return index <= 3 && blocks.slice(0, index).every(({ kind }) => kind === 'box' || kind === 'paragraph');
}

function fitBlock(block: Block, room: Room, isLarge: boolean, isTop = false): Block[] {
  switch (block.kind) {
    case 'table':
      return [fitTable(block, room, isLarge)];
    case 'ledger': {
      const columns = fitColumns(block.columns, room, measureLedger(block, room));
      const groups = block.groups.map((group) => ({ ...group, ...chooseBreaks(group, columns, room) }));
      return [{ ...block, columns, groups }];
    }
    case 'extra':
      return [{ ...block, blocks: block.blocks.flatMap((one) => fitBlock(one, room, isLarge)) }];
    case 'sides': {
      if (isLarge) return [...block.left, ...block.right].flatMap((one) => fitBlock(one, room, isLarge));
      const half = { ...room, width: (room.width - sidesGap) / 2 };
      const [left, right] = [block.left, block.right].map((side) =>
        side.flatMap((one) => fitBlock(one, half, isLarge)),
      ) as [Block[], Block[]];
      const most = room.height * (isTop ? 0.6 : 1 / 3);
      return Math.max(sumHeights(left, half), sumHeights(right, half)) > most
        ? [...block.left, ...block.right].flatMap((one) => fitBlock(one, room, isLarge))
        : [{ ...block, left, right }];
    }
    default:
      return [block];
  }
}

function dropExtras(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => !isExtra(block));
}

/** Says which extras have room on the last sheet, as far as that can be told. */
function markExtras(blocks: readonly Block[], room: Room, { about }: StatementDocument): Block[] {
  if (!blocks.some(isExtra)) return [...blocks];
  const { type, height } = room;
  const place = (from: number, parts: readonly Part[]) =>
    parts.reduce((at, { own, again }) => (at + own > height ? again + own : at + own), from);
  let used = type.title + about.length * type.text * type.line + 20;
  return blocks.map((block) => {
    if (!isExtra(block)) {
      used = place(used, listParts(block, room));
      return block;
    }
    const own = block.blocks.flatMap((one) => listParts(one, room)).reduce((sum, one) => sum + one.own, 0);
    // Some of the sheet stays empty, as the heights are estimates.
    const fits = used + own <= height * 0.86;
    if (fits) used += own;
    return { ...block, fits };
  });
}

/** What is not broken. `again`: the titles that stand above it where it begins a sheet. */
type Part = { own: number; again: number };

/** Heights of the parts of a block, one after the other. */
function listParts(block: Block, room: Room): Part[] {
  const { type, width } = room;
  const inTable = (own: number): Part => ({ own, again: titlesHeight });
  const alone = (own: number): Part => ({ own, again: 0 });
  const rowHeights = (rows: readonly (readonly Cell[])[], columns: readonly Column[]) =>
    rows.map((row) => measureRow(row, columns, type));
  switch (block.kind) {
    case 'ledger':
      return [
        alone(titlesHeight),
        ...block.groups.flatMap(({ rows, foot, isWhole }) => {
          const heights = rowHeights([...rows, foot], block.columns);
          return isWhole
            ? [inTable(heights.reduce((sum, one) => sum + one, groupHeight))]
            : [inTable(groupHeight), ...heights.map(inTable)];
        }),
        ...block.totals.map((row) => inTable(measureRow(row, block.columns, type) + 8)),
      ];
    case 'table':
      return [
        alone(tableHeight),
        ...rowHeights([...block.rows, ...(block.foot ? [block.foot] : [])], block.columns).map(inTable),
      ];
    case 'sides': {
      const half = { ...room, width: (width - sidesGap) / 2 };
      return [alone(Math.max(sumHeights(block.left, half), sumHeights(block.right, half)))];
    }
    case 'box':
      return [alone(measureBox(block, room))];
    case 'chart':
      return [alone(chartHeight + groupHeight)];
    default:
      return [alone(sumHeights([block], room))];
  }
}

/** Titles of columns, in two lines. */
const titlesHeight = 34;
/** The caption and the titles of a table. */
const tableHeight = 48;
const groupHeight = 28;

function measureBox(
  { big, lines, sums = [], note }: Extract<Block, { kind: 'box' }>,
  { type, width }: Room,
): number {
  const left = lines.reduce(
    (sum, { text, small }) =>
      sum + countLines(text, small ? type.small : type.text, width * 0.5) * type.text * type.line,
    big === '' ? 0 : type.big * 1.1,
  );
  return 18 + Math.max(left, (sums.length + (note === undefined ? 0 : 1)) * type.text * type.line);
}

function fitTable({ ...block }: TableBlock, room: Room, isLarge: boolean): TableBlock {
  const columns = fitColumns(block.columns, room);
  const heights = block.rows.map((row) => measureRow(row, columns, room.type));
  block.ends = areLow(heights, tableHeight, room) ? (block.isDense ? 3 : 2) : 1;
  if (!isLarge || block.isDense === undefined) return { ...block, columns };
  const { isDense: _, ...cards } = block;
  const isWide = columns.some(
    ({ kind, width = 0 }, index) =>
      kind === 'text' && block.rows.some((row) => measureCell(row[index] ?? [], kind, room.type) > width),
  );
  return isWide ? cards : { ...block, columns };
}

function fitColumns(
  columns: readonly Column[],
  { widths, width }: Room,
  own = columns.map(({ kind }) => (kind === 'text' ? 0 : widths[kind])),
): Column[] {
  const texts = columns.filter(({ kind }) => kind === 'text').length;
  const rest = width - own.reduce((sum, one) => sum + one, 0);
  return columns.map((column, index) => ({
    ...column,
    width: column.kind === 'text' ? rest / texts : (own[index] ?? 0),
  }));
}

/** Widths of the columns of a ledger, 0 of words: each column of amounts only as wide as its own figures need. */
function measureLedger(block: LedgerBlock, { type, widths }: Room): number[] {
  const tables = listTables(block);
  return block.columns.map(({ kind }, index) => {
    if (kind === 'text') return 0;
    return kind === 'date' ? widths.date : findWidest(tables, kind, type, { only: index });
  });
}

function listTables(block: Block): Table[] {
  if (block.kind === 'sides') return [...block.left, ...block.right].flatMap(listTables);
  if (block.kind === 'extra') return block.blocks.flatMap(listTables);
  if (block.kind === 'table') {
    const { columns, rows, foot, isDense } = block;
    return [
      {
        kind: 'table',
        columns,
        rows: [...rows, ...(foot === null ? [] : [foot])],
        ...(isDense && { isDense }),
      },
    ];
  }
  if (block.kind !== 'ledger') return [];
  const { columns, groups, totals } = block;
  return [
    { kind: 'ledger', columns, rows: [...groups.flatMap(({ rows, foot }) => [...rows, foot]), ...totals] },
  ];
}

/** Of the longest date in English and of the first line of a longer one, in sizes of the type. */
const dateSizes = { whole: 10, broken: 8 };
/** In a ledger, where the month stands above, a day is short. */
const ledgerDate = 3.6;

/** Dates are whole where all of them can be; else most would be, and a few not. */
function fitDates(tables: readonly Table[], type: TypeSizes): number {
  const whole = findWidest(tables, 'date', type);
  return whole <= dateSizes.whole * type.small + columnGap
    ? whole
    : findWidest(tables, 'date', type, { mostDate: dateSizes.broken });
}

function findWidest(
  tables: readonly Table[],
  kind: 'date' | 'amount',
  type: TypeSizes,
  { mostDate = Number.POSITIVE_INFINITY, only }: { mostDate?: number; only?: number } = {},
): number {
  let widest = 0;
  for (const { kind: of, columns, rows } of tables)
    for (const [index, column] of columns.entries())
      if (column.kind === kind && (only ?? index) === index) {
        widest = Math.max(widest, measureShortly(column.title, type.small));
        for (const row of rows) {
          const most = type.small * (of === 'ledger' ? ledgerDate : mostDate);
          widest = Math.max(widest, measureCell(row[index] ?? [], kind, type, most));
        }
      }
  return Math.ceil(widest === 0 ? 0 : widest + columnGap);
}

/** Figures with their unit stay on one line; other words may break between them. `most`: of a date. */
function measureCell(cell: Cell, kind: Column['kind'], { text: size, small }: TypeSizes, most = 0): number {
  return Math.max(
    0,
    ...cell.map(({ text, small: isSmall }) => {
      const own = isSmall || kind === 'date' ? small : size;
      const words = measureWords(text, own);
      if (kind === 'amount') return isFigure(text) ? measureFigures(text, own) : measureShortly(text, own);
      return kind === 'date' ? Math.max(words, Math.min(measureText(text, own), most)) : words;
    }),
  );
}

const longestFigure = 24;

/** True for an amount or a value, which reads badly in two lines. */
export function isFigure(text: string): boolean {
  return text.length <= longestFigure && /\d/.test(text);
}

/** Sizes of the type that a short text may take on one line in a narrow column. */
const shortText = 7;

function measureShortly(text: string, size: number): number {
  return Math.max(measureWords(text, size), Math.min(measureText(text, size), size * shortText));
}

function measureWords(text: string, size: number): number {
  return Math.max(0, ...text.split(/[ \u00ad-]/).map((word) => measureText(word, size)));
}

/**
 * A group is whole where it leaves less than a third of a sheet empty when it moves to the next one. Of a longer one,
 * so many rows stay with its name and with its sums.
 */
function chooseBreaks(
  { rows, foot }: LedgerGroup,
  columns: readonly Column[],
  room: Room,
): Required<Pick<LedgerGroup, 'isWhole' | 'ends'>> {
  const heights = rows.map((row) => measureRow(row, columns, room.type));
  const sums = measureRow(foot, columns, room.type) + groupHeight;
  const isWhole = heights.reduce((sum, one) => sum + one, sums) < room.height * mostMoved;
  return { isWhole, ends: areLow(heights, sums, room) ? 2 : 1 };
}

/** Of a sheet, so much may move to the next one: what stays is two thirds full. */
const mostMoved = 0.32;

/** True where two rows at either end, with what stands by them, may move together. */
function areLow(heights: readonly number[], more: number, { height }: Room): boolean {
  return [heights.slice(0, 2), heights.slice(-2)].every(
    (two) => two.reduce((sum, one) => sum + one, more) < height * mostMoved,
  );
}

function measureRow(row: readonly Cell[], columns: readonly Column[], type: TypeSizes): number {
  const heights = row.map((cell, index) => {
    const room = roomOf(columns, index);
    return cell.reduce((sum, { text, more = '', small }) => {
      const size = small || columns[index]?.kind === 'date' ? type.small : type.text;
      return sum + countLines(text + more, size, room) * size * type.line;
    }, 0);
  });
  return Math.max(0, ...heights) + rowSpace;
}

/** What blocks take beside each other, where all of it is in smaller type. */
function sumHeights(blocks: readonly Block[], room: Room): number {
  const { type, width } = room;
  const { small, line } = type;
  const lines = (texts: readonly string[], indent = 0) =>
    texts.reduce((sum, text) => sum + countLines(text, small, width - indent), 0) * small * line;
  return blocks.reduce((sum, block) => {
    switch (block.kind) {
      case 'heading':
        return sum + 24;
      case 'paragraph':
        return sum + lines([block.text]) + 6;
      case 'list':
        return sum + lines(block.items, 12) + block.items.length * 2;
      case 'checks':
        return sum + lines(block.items, 18) * 1.3 + block.items.length * 4;
      case 'facts':
        return (
          sum +
          lines(
            block.rows.map(({ value }) => value),
            width * 0.4,
          ) +
          block.rows.length * 2
        );
      case 'table':
        return sum + 40 + block.rows.reduce((all, row) => all + measureRow(row, block.columns, type), 0);
      default:
        return sum + room.height;
    }
  }, 0);
}
