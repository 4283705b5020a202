/** A table as it stands in a file: rows of cells, and where it is refused, why. */
import type { FileProblem } from '#shared/model/files/import';
import { mostTableColumns } from '#shared/model/files/table';

/** Rows that a portal lists for a family of many years, several times over. */
const mostTableRows = 50_000;
/** Of all cells together, unpacked. */
export const mostTableBytes = 64 * 1024 * 1024;
/** A cell of more characters says nothing that a claim has room for. */
const longestCell = 4000;

/** A number stands only in a workbook, where it is written without the form that people see. */
export type Cell = string | number;

export type TableRow = {
  /** Row in the file, from 1. */
  place: number;
  cells: readonly Cell[];
};

/** `sheet`: which of a workbook; `otherSheets`, `hiddenSheets`: those that are not read. */
export type Table = HiddenFacts & {
  rows: TableRow[];
  sheet: string | null;
  otherSheets: string[];
  hiddenSheets: string[];
};

/** What the rows of a workbook do not say of themselves. */
export type HiddenFacts = {
  /** Places of rows that are hidden, which are not read. */
  hidden: readonly number[];
  /** From which day after 1899 on its numbers count days. */
  firstDay: number;
};

/** A file that is no table that can be read, by the reason that the person is told. */
export class TableError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(`The table cannot be read: ${problem}.`);
    this.problem = problem;
  }
}

/** Takes rows up to the bounds; empty ones only count. */
export class RowSink {
  readonly rows: TableRow[] = [];
  #characters = 0;

  /** @throws {TableError} table-too-large */
  add(cells: readonly Cell[], place: number): void {
    const end = cells.findLastIndex((cell) => typeof cell === 'number' || cell.trim() !== '') + 1;
    if (end === 0) return;
    if (end > mostTableColumns || this.rows.length >= mostTableRows) throw new TableError('table-too-large');
    const kept = cells.slice(0, end).map((cell) => (typeof cell === 'number' ? cell : cutCell(cell)));
    for (const cell of kept) this.#characters += typeof cell === 'number' ? 8 : cell.length;
    if (this.#characters > mostTableBytes) throw new TableError('table-too-large');
    this.rows.push({ place, cells: kept });
  }
}

function cutCell(cell: string): string {
  return cell
    .slice(0, longestCell)
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** The text of a cell. */
export function textOfCell(cell: Cell | undefined): string {
  return cell === undefined ? '' : String(cell);
}
