/** Lines of a page, made of the runs of text that a PDF holds: it knows positions, not lines. */

/** A run of text: its left end and its baseline, in points from the lower left corner of the page. */
export type TextRun = { text: string; x: number; y: number; width: number; size: number };

/** Where a run stands on the page, and in the text of its cell. */
export type Span = { left: number; right: number; start: number; end: number };
/** A part of a line that stands by itself: words with little room between them. */
export type Cell = { text: string; left: number; right: number; spans: readonly Span[] };
/** `parts`: the texts of its cells that were printed one by one, as the columns of a narrow table are. */
export type TextLine = {
  page: number;
  cells: readonly Cell[];
  parts: readonly Cell[];
  y: number;
  size: number;
};

/** As far as a line is quoted beside what is read of it. */
const longestQuote = 160;

/** How the scan prints the line. */
export function quoteLine({ cells, page }: TextLine): { line: string; page: number } {
  const words = cells.map(({ text }) => text).join('  ');
  return { line: words.slice(0, longestQuote), page };
}

/** From where to where something stands on its line. */
export type Width = Pick<Span, 'left' | 'right'>;

/** How much of their widths two things share that stand one below the other; nothing or less where neither is below the other. */
export function shareWidth(one: Width, other: Width): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}

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
  const cells: (Cell & { spans: Span[] })[] = [];
  for (const { text, x, width, size } of runs.toSorted((a, b) => a.x - b.x)) {
    const said = text.replaceAll(/\s{1,50}/g, ' ');
    const right = x + width;
    const last = cells.at(-1);
    const gap = last === undefined ? 0 : x - last.right;
    if (last === undefined || gap > widest * size) {
      const alone = said.trim().slice(0, longestCell);
      cells.push({ text: alone, left: x, right, spans: [{ left: x, right, start: 0, end: alone.length }] });
      continue;
    }
    const room = gap < 0.3 * size || last.text.endsWith(' ') ? '' : ' ';
    const start = last.text.length + room.length;
    last.text = `${last.text}${room}${said}`.slice(0, longestCell);
    last.right = Math.max(last.right, right);
    last.spans.push({ left: x, right, start, end: last.text.length });
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.trimEnd() }));
}

/** Room between two words of one head, in heights of a line. */
const roomOfWords = 0.45;
/** How far below the line before it a line of the same head stands, in heights of a line. */
const headLinesApart = 1.6;
const mostHeadLines = 3;
const fewestColumns = 3;

/**
 * The lines, with the heads of each table as one line that has a cell for each column, though they are printed in several
 * lines or near to each other. `isRow`: true for a line that may be a row below them; heads have no digits.
 */
export function joinHeads(lines: readonly TextLine[], isRow: (line: TextLine) => boolean): TextLine[] {
  const heads = new Map<number, { end: number; head: TextLine }>();
  for (let at = 1; at < lines.length; at++) {
    const row = lines[at];
    if (!row || !isRow(row)) continue;
    // Words of the first service may stand between.
    const end = [at, at - 1].find((one) => isHeadLine(lines[one - 1], row));
    if (end !== undefined) {
      const found = readHead(lines, end);
      if (found) heads.set(found.start, { end, head: found.head });
    }
  }
  const joined: TextLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = heads.get(at);
    const line = found?.head ?? lines[at];
    if (line) joined.push(line);
    at = found?.end ?? at + 1;
  }
  return joined;
}

function isHeadLine(line: TextLine | undefined, below: TextLine): line is TextLine {
  if (!line || line.page !== below.page || line.cells.some(({ text }) => /\d/.test(text))) return false;
  return listWords(line).length > 1;
}

/** The place of the next line of a head upward; `null` where there is none. */
function findLineAbove(lines: readonly TextLine[], start: number, below: TextLine): number | null {
  for (const at of [start - 1, start - 2]) {
    const line = lines[at];
    if (isHeadLine(line, below))
      return line.y - below.y <= headLinesApart * Math.min(line.size, below.size) ? at : null;
  }
  return null;
}

/** The head whose last line is before `end`: as many lines above it as have no words over several columns. */
function readHead(lines: readonly TextLine[], end: number): { start: number; head: TextLine } | null {
  let below = lines[end - 1];
  if (!below) return null;
  let columns = listWords(below);
  let start = end - 1;
  while (end - start < mostHeadLines) {
    // A head of one line stands at half the height of those of two.
    const above = findLineAbove(lines, start, below);
    if (above === null) break;
    const next = lines
      .slice(above, start)
      .reduceRight<Words[] | null>((one, line) => one && joinColumns(listWords(line), one), columns);
    if (next === null) break;
    columns = next;
    below = lines[above] ?? below;
    start = above;
  }
  if (columns.length < fewestColumns) return null;
  const cells = columns.map(({ left, right, words }): Cell => {
    const text = words.slice(0, longestCell);
    return { text, left, right, spans: [{ left, right, start: 0, end: text.length }] };
  });
  return {
    start,
    head: { page: below.page, y: lines[end - 1]?.y ?? below.y, size: below.size, cells, parts: cells },
  };
}

type Words = Width & { words: string };

/** Each of the words above joined with what stands below it; `null` where one stands over several. */
function joinColumns(above: readonly Words[], columns: readonly Words[]): Words[] | null {
  const joined = columns.map((column) => ({ ...column }));
  const alone: Words[] = [];
  for (const words of above) {
    const [own, ...others] = joined.filter((column) => shareWidth(column, words) > 0);
    if (others.length > 0) return null;
    if (!own) alone.push(words);
    else {
      own.words = `${words.words} ${own.words}`;
      own.left = Math.min(own.left, words.left);
      own.right = Math.max(own.right, words.right);
    }
  }
  return [...joined, ...alone].toSorted((a, b) => a.left - b.left);
}

/** Runs of a line that are words of one head. */
function listWords({ cells, size }: TextLine): Words[] {
  const found: Words[] = [];
  for (const { text, spans } of cells)
    for (const { left, right, start, end } of spans) {
      const words = text.slice(start, end).trim();
      const last = found.at(-1);
      if (last && left - last.right < roomOfWords * size) {
        last.words = `${last.words} ${words}`;
        last.right = Math.max(last.right, right);
      } else if (words !== '') found.push({ left, right, words });
    }
  return found;
}
