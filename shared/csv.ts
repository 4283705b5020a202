/** Tables for spreadsheets: RFC 4180, UTF-8 with byte order mark, safe to open. */

/** `plain`: text of our own making, so it needs no guard. */
export type CsvCell = string | number | { plain: string } | null;

/** The lines as a file; `null` is an empty cell. */
export function writeCsv(lines: readonly (readonly CsvCell[])[]): Uint8Array {
  const text = lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.plain;
  const safe = /^[\s\p{Cf}]*[=+\-@|]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
