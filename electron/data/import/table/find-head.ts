/** Where the heads of a table's columns stand: below titles, in one row or two. */
import { meaningOfHead } from './column-words.ts';
import { readDays } from './read-dates.ts';
import { readAmount } from './read-money.ts';
import { type Cell, type TableRow, textOfCell } from './table-rows.ts';

/** Titles above a table are no longer. */
const mostTitleRows = 40;

/** `data`: the rows below the heads. `above`: rows of the file before them that are no claim. */
export type HeadedTable = {
  heads: string[];
  data: TableRow[];
  above: { place: number; fate: 'title' | 'head' }[];
  /** The cells of the titles among those. */
  titles: (readonly Cell[])[];
};

/** The table's columns and rows; `null` where no row names two columns. */
export function findHead(rows: readonly TableRow[]): HeadedTable | null {
  const first = rows.slice(0, mostTitleRows);
  const scores = first.map(({ cells }) => countNamed(cells));
  const best = Math.max(0, ...scores);
  if (best < 2) return null;
  let last = scores.indexOf(best);
  let top = last;
  const next = first[last + 1];
  const before = first[top - 1];
  // A head of two rows: the row below it, or the one above, has words only, as heads have.
  if (next !== undefined && isHeadLike(next.cells)) last++;
  else if (before !== undefined && isHeadLike(before.cells)) top--;
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  const named = first.slice(top, last + 1);
  const [upper = { cells: [] }, lower] = named;
  const owns = Array.from({ length: columns }, (_, column) => textOfCell((lower ?? upper).cells[column]));
  const isWrapped = upper.cells.filter((cell) => textOfCell(cell) !== '').length >= columns * 0.8;
  const heads = owns.map((own, column) => {
    if (lower === undefined) return own;
    const saysEnough = meaningOfHead(own) !== null && owns.indexOf(own) === owns.lastIndexOf(own);
    return saysEnough && !isWrapped ? own : joinHeads(groupOf(upper.cells, column), own);
  });
  return {
    heads: heads.map((head) => head.slice(0, 200)),
    data: rows.slice(last + 1),
    titles: first.slice(0, top).map(({ cells }) => cells),
    above: first
      .slice(0, last + 1)
      .map(({ place }, index) => ({ place, fate: index < top ? ('title' as const) : ('head' as const) })),
  };
}

/** So many different meanings the cells have if they are heads. */
function countNamed(cells: readonly Cell[]): number {
  const found = cells.flatMap((cell) => {
    const meaning = typeof cell === 'number' || cell.length > 80 ? null : meaningOfHead(cell);
    return meaning === null || isValue(cell) ? [] : [meaning];
  });
  return new Set(found).size;
}

/** True for a row that names columns in its own words, as below the page break of a report. */
export function isAllHeads(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => textOfCell(cell) !== '');
  return (
    filled.length >= 3 &&
    filled.every((cell) => typeof cell === 'string' && !isValue(cell) && meaningOfHead(cell) !== null)
  );
}

/** True for a row of words, two of them at least, none of which a claim states. */
function isHeadLike(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => textOfCell(cell) !== '');
  return (
    filled.length >= 2 &&
    filled.every(
      (cell) => typeof cell === 'string' && cell.length <= 60 && !cell.endsWith(':') && !isValue(cell),
    )
  );
}

function isValue(cell: Cell): boolean {
  const isDay = readDays(cell, 'month-first').kind === 'days' || readDays(cell, 'day-first').kind === 'days';
  return isDay || readAmount(cell, null).kind === 'cents' || readAmount(cell, '.').kind === 'cents';
}

/** A head above several columns stands in the first of them only. */
function groupOf(cells: readonly Cell[], column: number): string {
  for (let at = Math.min(column, cells.length - 1); at >= 0; at--) {
    const text = textOfCell(cells[at]);
    if (text !== '') return text;
  }
  return '';
}

function joinHeads(group: string, own: string): string {
  if (own === '' || group === '') return own || group;
  // "Date of" above "Service" is one head; a group that its own head repeats says nothing more.
  return own.toLowerCase().includes(group.toLowerCase()) ? own : `${group} ${own}`;
}
