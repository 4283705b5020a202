/** Tables for spreadsheets: RFC 4180, UTF-8 with byte order mark, safe to open. */

/** `plain`: text of our own making, so it needs no guard. */
export type CsvCell = string | number | { plain: string } | null;

/** The lines as a file; `null` is an empty cell. */
export function writeCsv(lines: readonly (readonly CsvCell[])[]): Uint8Array {
  const text = lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** Cents as "1128.10"; `null` stays empty. */
export function writeCents(cents: number | null): CsvCell {
  if (cents === null) return null;
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return { plain: `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.plain;
  const safe = guardFormulas(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What begins a formula, once written in full width or small form as well; the last is the minus sign of mathematics. */
const formulaSigns = new Set('=+-@|＝＋－＠｜﹦﹢﹣﹫−');
/** A number with its sign is none, as plans number claims: "-10000930037831". Longer ones, and zeros in front, a spreadsheet would drop. */
const wholeNumber = /^-[1-9]\d{0,14}$/;
const separator = /[,;"\p{Cc}\u2028\u2029]/u;
const blank = /[\s\p{Cf}]/u;

/**
 * An apostrophe in front of each sign that would begin a formula. Spreadsheets of other countries and settings part
 * cells at semicolons, tabs or quotes, so a cell may begin after any of them.
 *
 * @see OWASP, CSV Injection
 */
function guardFormulas(text: string): string {
  if (wholeNumber.test(text) || ![...formulaSigns].some((sign) => text.includes(sign))) return text;
  let guarded = '';
  let isCellStart = true;
  for (const character of text) {
    if (isCellStart && formulaSigns.has(character)) guarded += "'";
    guarded += character;
    isCellStart = separator.test(character) || (isCellStart && blank.test(character));
  }
  return guarded;
}
