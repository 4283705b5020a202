/** A guess of what the columns of a table mean, from their heads and from what stands in them. */
import {
  type ColumnMeaning,
  type DateOrder,
  type TableMapping,
  tableAmounts,
} from '#shared/model/files/table';
import { meaningOfHead } from './column-words.ts';
import type { HeadedTable } from './find-head.ts';
import { listMembers } from './members.ts';
import { findDateOrder, isSerialText, readDays } from './read-dates.ts';
import { findDecimalMark, readAmount } from './read-money.ts';
import { type Cell, type TableRow, textOfCell } from './table-rows.ts';

/** Rows that are looked at to see what a column holds. */
const fewRows = 500;

export const amountMeanings: ReadonlySet<ColumnMeaning> = new Set(tableAmounts);
export const dateMeanings: ReadonlySet<ColumnMeaning> = new Set(['serviceDate', 'serviceEnd', 'decidedOn']);
/** Several columns may say what was done. */
export const repeatable: ReadonlySet<ColumnMeaning> = new Set(['description', 'other']);

/** The guess; nothing that the table leaves open is decided. */
export function guessMapping({ heads, data }: HeadedTable): TableMapping {
  const some = data.slice(0, fewRows);
  const columns = heads.map((head, column): ColumnMeaning => {
    const meaning = meaningOfHead(head) ?? 'other';
    const cells = cellsOf(some, column);
    if (amountMeanings.has(meaning)) return holdsAmounts(cells) ? meaning : 'other';
    if (dateMeanings.has(meaning)) return holdsDays(cells, true) ? meaning : 'other';
    return meaning;
  });
  dropRepeated(columns);
  if (!columns.includes('serviceDate')) {
    const lone = columns.findIndex((meaning, at) => meaning === 'other' && holdsDays(cellsOf(some, at)));
    if (lone >= 0 && meaningOfHead(heads[lone] ?? '') === null) columns[lone] = 'serviceDate';
  }
  const dateOrder = findOrder(data, columns);
  const members = listMembers(data, columns);
  const [only, ...others] = members;
  return { columns, dateOrder, member: only !== undefined && others.length === 0 ? only.name : null };
}

/** The order that the dates of the columns have; `null` where none decides it, or none is needed. */
function findOrder(data: readonly TableRow[], columns: readonly ColumnMeaning[]): DateOrder | null {
  const found = findDateOrder(listDateCells(data, columns));
  return found.kind === 'order' ? found.order : null;
}

/** All cells of the columns that hold days. */
export function* listDateCells(
  data: readonly TableRow[],
  columns: readonly ColumnMeaning[],
): Generator<Cell, undefined, undefined> {
  const at = columns.flatMap((meaning, column) => (dateMeanings.has(meaning) ? column : []));
  for (const { cells } of data)
    for (const column of at) {
      const cell = cells[column];
      if (cell !== undefined && textOfCell(cell) !== '') yield cell;
    }
}

/** The first column of a meaning keeps it. */
function dropRepeated(columns: ColumnMeaning[]): void {
  const seen = new Set<ColumnMeaning>();
  for (const [column, meaning] of columns.entries()) {
    if (seen.has(meaning) && !repeatable.has(meaning)) columns[column] = 'other';
    seen.add(meaning);
  }
}

function cellsOf(rows: readonly TableRow[], column: number): Cell[] {
  return rows.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell === undefined || textOfCell(cell) === '' ? [] : [cell];
  });
}

/** An empty column may hold anything. */
function holdsAmounts(cells: readonly Cell[]): boolean {
  const mark = findDecimalMark(cells);
  return isMost(cells, (cell) => readAmount(cell, mark).kind !== 'unread');
}

function holdsDays(cells: readonly Cell[], isDates = false): boolean {
  // Numbers of five digits are days only where a head says so.
  if (!isDates && cells.every((cell) => typeof cell === 'string' && isSerialText(cell.trim()))) return false;
  return (['month-first', 'day-first', 'year-first'] as const).some((order) =>
    isMost(cells, (cell) => readDays(cell, order).kind !== 'unread'),
  );
}

function isMost(cells: readonly Cell[], test: (cell: Cell) => boolean): boolean {
  return cells.filter(test).length >= cells.length * 0.6;
}
