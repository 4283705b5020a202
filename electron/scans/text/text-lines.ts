/** Lines of a page, made of the runs of text that a PDF holds: it knows positions, not lines. */

/** A run of text: its left end and its baseline, in points from the lower left corner of the page. */
export type TextRun = { text: string; x: number; y: number; width: number; size: number };

/** A part of a line that stands by itself: words with little room between them. */
export type Cell = { text: string; left: number; right: number };
/** `parts`: the texts of its cells that were printed one by one, as the columns of a narrow table are. */
export type TextLine = {
  page: number;
  cells: readonly Cell[];
  parts: readonly Cell[];
  y: number;
  size: number;
};

/** Far more than a statement holds. */
const mostRuns = 20_000;
const longestCell = 400;

/** The lines of a page, from its top. `page`: its number, from 1. */
export function findLines(runs: readonly TextRun[], page: number): TextLine[] {
  const printed = runs
    .slice(0, mostRuns)
    .filter(({ text, size }) => text.trim() !== '' && size > 0)
    .toSorted((a, b) => b.y - a.y || a.x - b.x);
  const rows: { y: number; size: number; runs: TextRun[] }[] = [];
  for (const run of printed) {
    const row = rows.at(-1);
    if (row && row.y - run.y <= 0.4 * Math.min(row.size, run.size)) row.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.map((row) => ({
    page,
    y: row.y,
    size: row.size,
    cells: joinRuns(row.runs, 3),
    parts: joinRuns(row.runs, 0.5),
  }));
}

/** Runs of one line as cells: a gap below 0.3 em is none, one above `widest` em begins another cell. */
function joinRuns(runs: TextRun[], widest: number): Cell[] {
  const cells: Cell[] = [];
  for (const { text, x, width, size } of runs.toSorted((a, b) => a.x - b.x)) {
    const last = cells.at(-1);
    const gap = last === undefined ? 0 : x - last.right;
    const right = x + width;
    if (last === undefined || gap > widest * size) {
      cells.push({ text: text.trim().slice(0, longestCell), left: x, right });
      continue;
    }
    const room = gap < 0.3 * size ? '' : ' ';
    last.text = `${last.text}${room}${text}`.replaceAll(/\s{1,50}/g, ' ').slice(0, longestCell);
    last.right = Math.max(last.right, right);
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.trim() }));
}
