/**
 * Claims from the rows of a table, and what became of every row. Pure: the same rows and mapping make the same claims. A
 * total, a row of somebody else and a reversal are no claim.
 */
import {
  type ColumnMeaning,
  type RowFate,
  type TableAmount,
  type TableMapping,
  tableAmounts,
} from '#shared/model/files/table';
import { sumCents } from '#shared/money';
import { sortWords } from '#shared/split-words';
import { type HeadedTable, isAllHeads } from './find-head.ts';
import { readDays } from './read-dates.ts';
import { type DecimalMark, findDecimalMark, readAmount } from './read-money.ts';
import { type Cell, type HiddenFacts, type TableRow, textOfCell } from './table-rows.ts';

export type TableAmounts = Partial<Record<TableAmount, number>>;

/** What one row says. `rest`: columns that are not read, with their heads. */
export type ClaimLine = {
  place: number;
  start: string;
  end: string | null;
  description: string | null;
  amounts: TableAmounts;
  rest: { head: string; text: string }[];
};

/** A claim of one row, or of several that have its number. */
export type TableClaim = {
  number: string | null;
  start: string;
  end: string | null;
  decidedOn: string | null;
  provider: string | null;
  status: string | null;
  kind: string | null;
  lines: ClaimLine[];
  amounts: TableAmounts;
};

/** `claim`: which of the claims the row is part of; else `fate`: why it is none. */
export type RowOutcome = { place: number } & ({ claim: number } | { fate: RowFate });

/** `takenBack`: claims that are none, since rows take them back; a table before this one may have brought them. */
export type MadeClaims = { claims: TableClaim[]; takenBack: TableClaim[]; rows: RowOutcome[] };

/** Kept of a column that is not read. */
const longestRest = 500;

const totalWords =
  /^(?:(?:grand|sub|page|year|claims?|overall)[ -]?)?totals?\b|^(?:gran |sub)?total(?:es)?\b|^sumas?\b|^sum\b|^(?:subtotal|importe total)|^(?:(?:monthly|yearly|annual|year) )?summary\b|^ytd\b|^year[ -]to[ -]date\b|^(?:resumen|acumulado)\b/i;

/** A total that names what it is of: "January total". */
const endsInTotal = /\btotal(?:s|es)?:?$/i;

/** No number of a claim, but the words of a total, with a year at most. */
const isWordsOnly = (text: string): boolean => !/\d/.test(text.replace(/(?:19|20)\d\d/, ''));

/** A row of a claim's own sum has that claim's number and day. */
export const totalAlone = /^(?:(?:grand|sub|claim)[ -]?)?totals?:?$/i;

/** What portals write where a claim has no number yet, and what a spreadsheet made of a long one. */
const noNumber =
  /^(?:n\/?a|none|null|pending|pendiente|not available|no disponible|\W*|0+|\d(?:[.,]\d+)?E\+\d+)$/i;

/** What portals show of a number whose other digits they hide. */
const masked = /[*•●]{2,}|…|\.{3}|\bx{3,}/i;

/** The number of a claim; `null` for what would be that of many. */
function readNumber(said: string | null): string | null {
  return said === null || noNumber.test(said) || masked.test(said) ? null : said;
}

type Row = { line: ClaimLine; claim: Omit<TableClaim, 'lines' | 'amounts'>; group: string; whole: string };

/** `today`: `YYYY-MM-DD`, after which no service was. */
export function makeClaims(
  table: HeadedTable & Partial<HiddenFacts>,
  mapping: TableMapping,
  today: string,
): MadeClaims {
  const columns = createColumns(table, mapping);
  const fates = new Map<number, RowFate>(table.above.map(({ place, fate }) => [place, fate]));
  const rows: Row[] = [];
  const reversals: Row[] = [];
  const isRepeated = createRepeatTest();
  const isSum = createSumTest();
  for (const row of table.data) {
    const read = readRow(row, columns, today);
    if (typeof read === 'string') fates.set(row.place, read);
    else if (isSum(row, read)) fates.set(row.place, 'total');
    else if (isReversal(read.line.amounts)) {
      fates.set(row.place, 'reversal');
      if (!isRepeated(read)) reversals.push(read);
    } else if (isRepeated(read)) fates.set(row.place, 'duplicate');
    else rows.push(read);
  }
  const { reversed, unmatched } = findReversed(rows, reversals);
  for (const place of reversed) fates.set(place, 'reversed');
  for (const { line } of unmatched) fates.set(line.place, 'reversal-alone');
  const isGone = ({ line }: Row) => reversed.has(line.place);
  const groups = Map.groupBy(
    rows.filter((row) => !isGone(row)),
    nameClaim,
  );
  const claims = [...groups.values()].map(joinRows);
  const gone = Map.groupBy(rows.filter(isGone), nameClaim);
  const negated = Map.groupBy(unmatched.map(negateRow), nameClaim);
  const takenBack = [...new Map([...negated, ...gone])]
    .filter(([name]) => !groups.has(name))
    .map(([, some]) => joinRows(some));
  const claimOf = new Map(
    claims.flatMap(({ lines }, index) => lines.map(({ place }) => [place, index] as const)),
  );
  const places = [...table.above, ...table.data].map(({ place }) => place);
  const hidden = (table.hidden ?? []).map((place) => ({ place, fate: 'hidden' as const }));
  const read = places.map((place) => {
    const claim = claimOf.get(place);
    return claim === undefined ? { place, fate: fates.get(place) ?? ('nothing' as const) } : { place, claim };
  });
  return { claims, takenBack, rows: [...read, ...hidden].toSorted((a, b) => a.place - b.place) };
}

/** Rows of one number are one claim. */
function nameClaim({ group, line, claim }: Row): string {
  return claim.number === null ? `row ${line.place}` : group;
}

/** The row that a reversal takes back. */
function negateRow({ line, ...row }: Row): Row {
  const amounts = Object.entries(line.amounts).map(([name, cents]) => [name, Math.abs(cents)]);
  return { ...row, line: { ...line, amounts: Object.fromEntries(amounts) } };
}

/** Says of each row in turn whether it was there before. What was taken back since and says the same again is a new row. */
function createRepeatTest(): (row: Row) => boolean {
  const seen = new Set<string>();
  const groups = new Map<string, Row[]>();
  const isNew = (row: Row) => {
    if (!seen.has(row.whole)) return true;
    const before = groups.get(row.group) ?? [];
    if (before.length > mostOfOneClaim) return false;
    const isBack = isReversal(row.line.amounts);
    const last = before.findLastIndex(({ whole }) => whole === row.whole);
    return before
      .slice(last + 1)
      .some(
        ({ line: { amounts } }) => isReversal(amounts) !== isBack && isOpposite(amounts, row.line.amounts),
      );
  };
  return (row) => {
    if (!isNew(row)) return true;
    seen.add(row.whole);
    const group = groups.get(row.group);
    if (group) group.push(row);
    else groups.set(row.group, [row]);
    return false;
  };
}

/**
 * Says of each row in turn whether it is the sum of those above, since the last sum or all of them: it has a total's words
 * and names nobody who gave the care. One with a day would be a claim else.
 */
function createSumTest(): (row: TableRow, read: Row) => boolean {
  const all: RunningSum = { rows: 0, sums: {} };
  let since: RunningSum = { rows: 0, sums: {} };
  return ({ cells }, { line: { amounts }, claim }) => {
    const has = (words: RegExp) => cells.some((one) => typeof one === 'string' && words.test(one.trim()));
    const least = has(endsInTotal) ? 1 : has(totalWords) ? 2 : Number.POSITIVE_INFINITY;
    const stated = tableAmounts.filter((one) => (amounts[one] ?? 0) !== 0);
    const isSum =
      claim.provider === null &&
      stated.length > 0 &&
      [since, all].some(
        ({ rows, sums }) => rows >= least && stated.every((one) => amounts[one] === sums[one]),
      );
    if (isSum) since = { rows: 0, sums: {} };
    else for (const sum of [all, since]) addTo(sum, amounts);
    return isSum;
  };
}

type RunningSum = { rows: number; sums: TableAmounts };

function addTo(sum: RunningSum, amounts: TableAmounts): void {
  sum.rows++;
  for (const one of tableAmounts) {
    const cents = sumCents([sum.sums[one], amounts[one]]);
    if (cents !== null) sum.sums[one] = cents;
  }
}

type Columns = {
  mapping: TableMapping;
  heads: readonly string[];
  /** Columns of a meaning. */
  at: ReadonlyMap<ColumnMeaning, readonly number[]>;
  member: string | null;
  mark: DecimalMark | null;
  /** Amounts that the table writes with a minus, as what is taken off. */
  flipped: ReadonlySet<TableAmount>;
  /** The last column with a head, where few rows have cells behind it: those rows' cells are in wrong columns. */
  last: number;
  firstDay: number;
};

function createColumns(
  { heads, data, firstDay = 0 }: HeadedTable & Partial<HiddenFacts>,
  mapping: TableMapping,
): Columns {
  const at = new Map<ColumnMeaning, number[]>();
  for (const [column, meaning] of mapping.columns.entries()) {
    if (column < heads.length) at.set(meaning, [...(at.get(meaning) ?? []), column]);
  }
  const amountsAt = tableAmounts.flatMap((amount) => at.get(amount) ?? []);
  const mark = findDecimalMark(listCells(data, amountsAt));
  const plain: Columns = {
    mapping,
    heads,
    at,
    member: mapping.member === null ? null : sortWords(mapping.member),
    mark,
    flipped: new Set(),
    last: findLast(heads, data),
    firstDay,
  };
  return { ...plain, flipped: findFlipped(data, plain) };
}

/** A comma within an amount, not in quotes, makes a row a cell longer than its heads. */
function findLast(heads: readonly string[], data: readonly TableRow[]): number {
  const last = heads.findLastIndex((head) => head !== '');
  const longer = data.filter(({ cells }) => isLonger(cells, last));
  const isCut = longer.some(({ cells }) => cells.some((cell, at) => isCutAmount(cell, cells[at + 1])));
  return isCut || longer.length * 2 < data.length ? last : Number.POSITIVE_INFINITY;
}

/** `$1,234.50` in two cells. */
function isCutAmount(cell: Cell, next: Cell | undefined): boolean {
  return /^-?\$ ?\d{1,3}$/.test(textOfCell(cell)) && /^\d{3}\.\d\d$/.test(textOfCell(next));
}

function isLonger(cells: readonly Cell[], last: number): boolean {
  return cells.length > last + 1 && cells.slice(last + 1).some((cell) => textOfCell(cell) !== '');
}

function* listCells(data: readonly TableRow[], at: readonly number[]): Generator<Cell, undefined, undefined> {
  for (const { cells } of data)
    for (const column of at) {
      const cell = cells[column];
      if (cell !== undefined && cell !== '') yield cell;
    }
}

/** Some portals write all that was taken off with a minus; a reversal is a row of its own. */
function findFlipped(data: readonly TableRow[], columns: Columns): Set<TableAmount> {
  const may = tableAmounts.filter((amount) => amount !== 'billed' && amount !== 'allowed');
  const flipped = new Set<TableAmount>();
  for (const amount of may) {
    let below = 0;
    let above = 0;
    for (const { cells } of data) {
      const cents = centsOf(cells, amount, columns);
      const billed = centsOf(cells, 'billed', columns) ?? centsOf(cells, 'allowed', columns);
      if (cents === null || cents === 0 || billed === null || billed < 0) continue;
      if (cents < 0) below++;
      else above++;
    }
    if (below > 0 && below >= (below + above) * 0.8) flipped.add(amount);
  }
  return flipped;
}

function centsOf(cells: readonly Cell[], amount: TableAmount, { at, mark }: Columns): number | null {
  const [column] = at.get(amount) ?? [];
  if (column === undefined) return null;
  const read = readAmount(cells[column], mark);
  return read.kind === 'cents' ? read.cents : null;
}

function readRow({ cells, place }: TableRow, columns: Columns, today: string): Row | RowFate {
  const { at, mapping, heads, firstDay } = columns;
  const text = (meaning: ColumnMeaning) => {
    const found = (at.get(meaning) ?? [])
      .map((column) => textOfCell(cells[column]))
      .filter((one) => one !== '');
    return found.length === 0 ? null : found.join(', ').slice(0, 1000);
  };
  const cell = (meaning: ColumnMeaning) => cells[at.get(meaning)?.[0] ?? -1];
  if (isHeadAgain(cells, heads) || isAllHeads(cells)) return 'head';
  const daysOf = (meaning: ColumnMeaning) => readDays(cell(meaning), mapping.dateOrder, firstDay);
  const days = daysOf('serviceDate');
  const hasCell = (words: RegExp) => cells.some((one) => typeof one === 'string' && words.test(one.trim()));
  if (hasCell(totalAlone) || (days.kind !== 'days' && hasCell(totalWords))) return 'total';
  const amounts = isLonger(cells, columns.last) ? null : readAmounts(cells, columns);
  const number = readNumber(text('claimNumber'));
  if (number !== null && isWordsOnly(number) && (totalWords.test(number) || endsInTotal.test(number)))
    return 'total';
  const provider = text('provider');
  const isBare =
    number === null && provider === null && text('description') === null && text('member') === null;
  if (days.kind === 'none' && isBare)
    return amounts === null || Object.keys(amounts).length > 0 ? 'total' : 'title';
  if (at.has('member')) {
    const member = sortWords(text('member') ?? '');
    if (member === '') return 'no-member';
    // Before somebody is chosen every row is somebody else's.
    if (member !== columns.member) return 'other-member';
  }
  if (days.kind === 'none') return 'no-date';
  // A remark below the table stands in its first column.
  if (days.kind === 'unread' && cells.filter((one) => textOfCell(one) !== '').length === 1) return 'title';
  if (days.kind === 'unread') return 'date-unread';
  if (days.start > today) return 'future';
  if (amounts === null) return 'amount-unread';
  if (isBare && Object.keys(amounts).length === 0) return 'nothing';
  const last = daysOf('serviceEnd');
  const end = last.kind === 'days' && last.start > days.start ? last.start : days.end;
  const decided = daysOf('decidedOn');
  // A number that is hidden in part names no claim, and is kept as it stands.
  const hidden =
    number === null && masked.test(text('claimNumber') ?? '') ? (at.get('claimNumber') ?? []) : [];
  const rest = [...hidden, ...(at.get('other') ?? [])].flatMap((column) => {
    const value = textOfCell(cells[column]).slice(0, longestRest);
    return value === '' ? [] : [{ head: heads[column] || `#${column + 1}`, text: value }];
  });
  return {
    line: { place, start: days.start, end, description: text('description'), amounts, rest },
    claim: {
      number,
      start: days.start,
      end,
      decidedOn: decided.kind === 'days' ? decided.start : null,
      provider,
      status: text('status'),
      kind: text('kind'),
    },
    group: number === null ? `${days.start}|${sortWords(provider ?? '')}` : foldNumber(number),
    whole: JSON.stringify(cells),
  };
}

/** Equal for one number, however it is spaced. */
export function foldNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '');
}

/** A long table repeats its heads on each page. */
function isHeadAgain(cells: readonly Cell[], heads: readonly string[]): boolean {
  const filled = cells.flatMap((cell, column) =>
    textOfCell(cell) === '' ? [] : [[textOfCell(cell), column] as const],
  );
  return filled.length >= 2 && filled.every(([text, column]) => heads[column]?.endsWith(text) === true);
}

/** The stated amounts; `null` where one is no amount. */
function readAmounts(cells: readonly Cell[], { at, mark, flipped }: Columns): TableAmounts | null {
  const amounts: TableAmounts = {};
  for (const amount of tableAmounts) {
    const [column] = at.get(amount) ?? [];
    if (column === undefined) continue;
    const read = readAmount(cells[column], mark);
    if (read.kind === 'unread') return null;
    if (read.kind === 'cents')
      amounts[amount] = flipped.has(amount) && read.cents < 0 ? -read.cents : read.cents;
  }
  return amounts;
}

/** True for a row that takes money back. */
function isReversal(amounts: TableAmounts): boolean {
  const { billed, allowed } = amounts;
  if (billed !== undefined && billed !== 0) return billed < 0;
  if (allowed !== undefined && allowed !== 0) return allowed < 0;
  return Object.values(amounts).some((cents) => cents < 0);
}

/**
 * Places of the rows that a reversal takes back: of its claim, with the same amounts, alone or all together. `unmatched`:
 * reversals of which the table has no such row.
 */
function findReversed(
  rows: readonly Row[],
  reversals: readonly Row[],
): { reversed: Set<number>; unmatched: Row[] } {
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  const visitOf = ({ line: { start }, claim: { provider } }: Row) => `${start}|${sortWords(provider ?? '')}`;
  const byVisit = Map.groupBy(rows, visitOf);
  const taken = new Set<number>();
  const unmatched: Row[] = [];
  for (const reversal of reversals) {
    const { amounts: back, place, start } = reversal.line;
    const group = byGroup.get(reversal.group) ?? [];
    if (group.length > mostOfOneClaim) continue;
    const open = group.filter(({ line }) => !taken.has(line.place));
    // Its claim may have been sent three times: what says the same of all amounts is taken back, then of the day, then the nearest.
    const [same] = open
      .filter(({ line }) => isOpposite(line.amounts, back))
      .toSorted(
        ({ line: a }, { line: b }) =>
          Number(isWhollyOpposite(b.amounts, back)) - Number(isWhollyOpposite(a.amounts, back)) ||
          Number(b.start === start) - Number(a.start === start) ||
          Math.abs(a.place - place) - Math.abs(b.place - place),
      );
    if (same) taken.add(same.line.place);
    else if (open.length > 1 && isOpposite(addUp(open.map(({ line }) => line)), back))
      for (const { line } of open) taken.add(line.place);
    else if (group.length === 0) {
      // What takes back may have a number of its own: then the day, who gave the care and all amounts are to be one row's.
      const [only, ...others] = (byVisit.get(visitOf(reversal)) ?? []).filter(
        ({ line }) => !taken.has(line.place) && isEqualBack(line.amounts, back),
      );
      if (only && others.length === 0) taken.add(only.line.place);
      else unmatched.push(reversal);
    }
  }
  return { reversed: taken, unmatched };
}

/** More rows of one claim are not looked through for what a reversal takes back. */
const mostOfOneClaim = 500;

function isWhollyOpposite(amounts: TableAmounts, back: TableAmounts): boolean {
  return tableAmounts.every(
    (one) =>
      amounts[one] === undefined || back[one] === undefined || Math.abs(amounts[one]) === Math.abs(back[one]),
  );
}

/** Two amounts at least, and each that either states. */
function isEqualBack(amounts: TableAmounts, back: TableAmounts): boolean {
  const stated = tableAmounts.filter((one) => (amounts[one] ?? 0) !== 0 || (back[one] ?? 0) !== 0);
  return stated.length > 1 && stated.every((one) => Math.abs(amounts[one] ?? 0) === Math.abs(back[one] ?? 0));
}

function isOpposite(amounts: TableAmounts, back: TableAmounts): boolean {
  const [name] = (['billed', 'allowed', 'planPaid', 'yourShare'] as const).filter(
    (one) => (amounts[one] ?? 0) !== 0 && (back[one] ?? 0) !== 0,
  );
  return name !== undefined && Math.abs(amounts[name] ?? 0) === Math.abs(back[name] ?? 0);
}

function addUp(lines: readonly ClaimLine[]): TableAmounts {
  const sums: TableAmounts = {};
  for (const amount of tableAmounts) {
    const cents = sumCents(lines.map(({ amounts }) => amounts[amount]));
    if (cents !== null) sums[amount] = cents;
  }
  return sums;
}

function joinRows(rows: readonly Row[]): TableClaim {
  const [first] = rows;
  if (first === undefined) throw new Error('A claim has a row.');
  const lines = rows.map(({ line }) => line);
  const starts = lines.map(({ start }) => start).toSorted();
  const ends = lines.map(({ start, end }) => end ?? start).toSorted();
  const stated = <Name extends 'decidedOn' | 'provider' | 'status' | 'kind'>(name: Name) =>
    rows.find(({ claim }) => claim[name] !== null)?.claim[name] ?? null;
  const start = starts[0] ?? first.claim.start;
  const end = ends.at(-1) ?? start;
  return {
    number: first.claim.number,
    start,
    end: end === start ? null : end,
    decidedOn: stated('decidedOn'),
    provider: stated('provider'),
    status: stated('status'),
    kind: stated('kind'),
    lines,
    amounts: addUp(lines),
  };
}
