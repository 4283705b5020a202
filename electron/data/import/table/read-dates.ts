/** Days as portals write them: three orders of numbers, names of months in two languages, and days from one to another. */
import { parseFhirDate } from '#shared/dates';
import { type DateOrder, dateOrders } from '#shared/model/files/table';
import { type Cell, textOfCell } from './table-rows.ts';

export type ReadDays =
  | { kind: 'days'; start: string; end: string | null }
  | { kind: 'none' }
  | { kind: 'unread' };

const months = [
  ['jan', 'january', 'ene', 'enero'],
  ['feb', 'february', 'febrero'],
  ['mar', 'march', 'marzo'],
  ['apr', 'april', 'abr', 'abril'],
  ['may', 'mayo'],
  ['jun', 'june', 'junio'],
  ['jul', 'july', 'julio'],
  ['aug', 'august', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre', 'set'],
  ['oct', 'october', 'octubre'],
  ['nov', 'november', 'noviembre'],
  ['dec', 'december', 'dic', 'diciembre'],
];
const monthByName = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const notStated = /^(?:[-–—*.]*|n\/?a|none|null|pending|not available|no disponible|pendiente)$/i;
/** Cells have single blanks only. */
const betweenDays = / (?:-|–|—|to|through|thru|al?|hasta) |(?<=\d{4}) ?[-–—] ?(?=\d{1,2}\/)/i;
const clock = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(?:[AP]M|Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The day or days of a cell. `order`: of three numbers; `null` while it is not known, and then those are unread.
 * `firstDay`: from which day after 1899 on the workbook counts days.
 */
export function readDays(cell: Cell | undefined, order: DateOrder | null, firstDay = 0): ReadDays {
  if (typeof cell === 'number') return days(readSerial(cell + firstDay) ?? readDigits(cell), null);
  const text = textOfCell(cell).trim();
  if (notStated.test(text)) return { kind: 'none' };
  if (isSerialText(text)) return days(readSerial(Number(text) + firstDay), null);
  const whole = readDay(text, order);
  if (whole !== null) return days(whole, null);
  const [first, last, ...more] = text.split(betweenDays);
  if (first === undefined || last === undefined || more.length > 0) return { kind: 'unread' };
  const [start, end] = [readDay(first, order), readDay(last, order)];
  return end !== null && start !== null && start <= end ? days(start, end) : { kind: 'unread' };
}

function days(start: string | null, end: string | null): ReadDays {
  return start === null ? { kind: 'unread' } : { kind: 'days', start, end: end === start ? null : end };
}

/** Days since the end of 1899, as workbooks count them. */
function readSerial(value: number): string | null {
  if (!Number.isFinite(value) || value < 20_000 || value > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000).toISOString().slice(0, 10);
}

/** The count of days, from 1998 to 2050, that a workbook leaves where it is saved as text. */
export function isSerialText(text: string): boolean {
  return /^(?:3[6-9]|4\d|5[0-4])\d{3}(?:\.\d{1,10})?$/.test(text);
}

/** A workbook's number 20260105, which no count of days reaches. */
function readDigits(value: number): string | null {
  const text = String(value);
  return /^(?:19|20)\d{6}$/.test(text) ? readDay(text, null) : null;
}

function readDay(text: string, order: DateOrder | null): string | null {
  const plain = text.replace(clock, '');
  const numbers = splitNumbers(plain.replace(/^\p{L}{3,9}\.?,?\s+/u, ''));
  if (numbers !== null) return readNumbers(numbers, order);
  return readNamed(plain);
}

/** Three numbers of a date, and eight digits in a row as year, month and day. */
function splitNumbers(text: string): [string, string, string] | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) return [year, month, day];
  const [, first, mark, second, otherMark, third] =
    /^(\d{1,4})([/.-])(\d{1,2})([/.-])(\d{1,4})$/.exec(text) ?? [];
  if (first === undefined || second === undefined || third === undefined || mark !== otherMark) return null;
  return [first, second, third];
}

function readNumbers([a, b, c]: [string, string, string], order: DateOrder | null): string | null {
  // Four digits in front are a year, whatever the others are.
  if (a.length === 4) return toDay(a, b, c);
  if (order === 'month-first') return toDay(c, a, b);
  if (order === 'day-first') return toDay(c, b, a);
  if (order === 'year-first') return toDay(a, b, c);
  return null;
}

/** "Jan 5, 2026", "5-ene-26", "5 de enero de 2026". */
function readNamed(text: string): string | null {
  const words = text
    .toLowerCase()
    .split(/[\s,./-]+/)
    .filter((word) => word !== '' && word !== 'de' && word !== 'del');
  // The day of the week may stand before it.
  if (words.length === 4) words.shift();
  if (words.length !== 3) return null;
  const at = words.findIndex((word) => monthByName.has(word));
  const month = monthByName.get(words[at] ?? '');
  const [day, year] = words.filter((_, index) => index !== at);
  if (month === undefined || at > 1 || day === undefined || year === undefined) return null;
  return toDay(year, String(month), day.replace(/(?:st|nd|rd|th)$/, ''));
}

function toDay(year: string, month: string, day: string): string | null {
  if (!/^(?:\d{2}|\d{4})$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  // No table of claims is of the last century's first half.
  const whole = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`;
  return parseFhirDate(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** What the dates of a column say of the order of their numbers: the one that all of them allow, none, or several. */
export type FoundOrder =
  | { kind: 'order'; order: DateOrder }
  | { kind: 'open' }
  | { kind: 'mixed' }
  | { kind: 'any' };

/** So many dates may be told apart by a single one among them. */
const fewDates = 4;
/** Of more dates, so many and this share of them must speak for an order: a mistyped one decides nothing. */
const leastWitnesses = 2;
const leastShare = 0.1;

/** `any`: no date is in doubt, whatever the order. */
export function findDateOrder(cells: Iterable<Cell>): FoundOrder {
  const fits: Record<DateOrder, number> = { 'month-first': 0, 'day-first': 0, 'year-first': 0 };
  let all = 0;
  for (const cell of cells) {
    if (typeof cell === 'number') continue;
    for (const text of cell.replace(clock, '').split(betweenDays)) {
      const numbers = splitNumbers(text.replace(clock, '').trim());
      if (numbers === null || numbers[0].length === 4) continue;
      all++;
      for (const order of dateOrders) if (readNumbers(numbers, order) !== null) fits[order]++;
    }
  }
  if (all === 0) return { kind: 'any' };
  const [best = 'month-first', next = 'month-first'] = dateOrders.toSorted((a, b) => fits[b] - fits[a]);
  // A few cells that are no date at all decide nothing.
  if (fits[best] < all * 0.8) return { kind: 'mixed' };
  const least = all <= fewDates ? 1 : Math.max(leastWitnesses, all * leastShare);
  return fits[best] - fits[next] >= least ? { kind: 'order', order: best } : { kind: 'open' };
}
