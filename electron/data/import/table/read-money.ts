/** Amounts as portals write them: signs, brackets, blanks, and either mark of the cents. */
import { parseCents, parseTypedCents } from '#shared/money';
import { type Cell, textOfCell } from './table-rows.ts';

/** What stands between dollars and cents; the other one stands between thousands. */
export type DecimalMark = '.' | ',';

/** What portals write where they state no amount. */
const notStated =
  /^(?:[-–—*.]*|n\/?a|none|null|pending|not (?:available|stated|given|listed)|no (?:disponible|indicado|aplica)|sin (?:indicar|datos?)|pendiente|see (?:eob|details))$/i;

/** What a cell says of money: cents, nothing, or something that is no amount. */
export type ReadAmount = { kind: 'cents'; cents: number } | { kind: 'none' } | { kind: 'unread' };

const none: ReadAmount = { kind: 'none' };
const unread: ReadAmount = { kind: 'unread' };

/** `mark`: see {@link findDecimalMark}. */
export function readAmount(cell: Cell | undefined, mark: DecimalMark | null): ReadAmount {
  if (typeof cell === 'number') return readTyped(cell);
  const text = textOfCell(cell).trim();
  if (notStated.test(text)) return none;
  const parts = splitAmount(text);
  if (parts === null) return unread;
  const plain = toPlain(parts.digits, mark);
  const cents = plain === null ? null : parseTypedCents(plain);
  if (cents === null) return unread;
  return { kind: 'cents', cents: parts.isNegative && cents !== 0 ? -cents : cents };
}

/** A workbook's number: what it shows is rounded to cents. */
function readTyped(value: number): ReadAmount {
  const cents = parseCents(value);
  return cents === null ? unread : { kind: 'cents', cents };
}

/**
 * The mark of the cents in these cells, from those that leave no doubt; `null` where they contradict each other, and each
 * cell must speak for itself.
 */
export function findDecimalMark(cells: Iterable<Cell>): DecimalMark | null {
  let point = 0;
  let comma = 0;
  for (const cell of cells) {
    if (typeof cell === 'number') continue;
    const mark = markOf(splitAmount(cell.trim())?.digits ?? '');
    if (mark === '.') point++;
    if (mark === ',') comma++;
  }
  if (point > 0 && comma > 0) return null;
  return comma > 0 ? ',' : '.';
}

/** The last mark with one or two digits after it, or the last of two different ones. */
function markOf(digits: string): DecimalMark | null {
  const [, last, after = ''] = /([.,])(\d*)$/.exec(digits) ?? [];
  if (last !== '.' && last !== ',') return null;
  const other = last === '.' ? ',' : '.';
  const isLone = digits.indexOf(last) === digits.lastIndexOf(last);
  return isLone && (after.length === 1 || after.length === 2 || digits.includes(other)) ? last : null;
}

/** Digits and marks of an amount, without its sign and its currency; `null` for what is no amount. */
function splitAmount(text: string): { digits: string; isNegative: boolean } | null {
  if (text.length > 40) return null;
  const bare = text
    .replaceAll(/US\$|USD|dollars?|d[oó]lar(?:es)?|[$\s\u00a0\u202f']/gi, '')
    .replaceAll(/[−–]/g, '-');
  const [, open, minus, digits = '', after, close] =
    /^(\()?(-)?([\d.,]{1,30})(-|CR)?(\))?$/i.exec(bare) ?? [];
  if (!/\d/.test(digits) || (open === undefined) !== (close === undefined)) return null;
  const signs = [open, minus, after].filter((sign) => sign !== undefined);
  return signs.length > 1 ? null : { digits, isNegative: signs.length === 1 };
}

/** Digits with a point before the cents, thousands as they may stand; `null` where the marks make no amount. */
function toPlain(digits: string, mark: DecimalMark | null): string | null {
  const own = markOf(digits);
  const used = mark ?? own;
  // Without any mark of its own a lone group of three is in doubt where the table has both.
  if (used === null) return /[.,]/.test(digits) ? null : digits;
  if (own !== null && own !== used) return null;
  const [whole = '', fraction, ...more] = digits.split(used);
  if (more.length > 0 || (fraction !== undefined && fraction.length > 2)) return null;
  const group = used === '.' ? ',' : '.';
  if (!new RegExp(`^\\d*(?:\\${group}\\d{3})*$`).test(whole)) return null;
  const dollars = whole.replaceAll(group, '') || '0';
  return fraction === undefined || fraction === '' ? dollars : `${dollars}.${fraction}`;
}
