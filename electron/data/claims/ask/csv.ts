/** Tables for spreadsheets: RFC 4180, UTF-8 with byte order mark, safe to open, words in the person's language. */
import type { AccessRow } from '#shared/model/access-log';
import type { ClaimRow, RowAmount } from '#shared/model/claim';
import en from '../../../../resources/locales/en/csv.json' with { type: 'json' };
import es from '../../../../resources/locales/es/csv.json' with { type: 'json' };

const words = { en, es };
type Language = keyof typeof words;
type Words = typeof en;
/** `plain`: made here, so it needs no guard. */
type Cell = string | number | { plain: string } | null;

const amountColumns = [
  'billed',
  'discount',
  'allowed',
  'notCovered',
  'deductible',
  'copay',
  'coinsurance',
  'planPaid',
  'otherInsurerPaid',
  'yourShare',
  'alreadyPaid',
] as const satisfies readonly (keyof ClaimRow)[];

/** One line a claim. An amount that the plan did not state is an empty cell, never 0; its source stands beside it. */
export function claimsCsv(
  rows: readonly ClaimRow[],
  personName: string | null,
  language: Language,
): Uint8Array {
  const text = words[language];
  const { claims } = text;
  const head = [
    claims.person,
    claims.serviceStart,
    claims.serviceEnd,
    claims.decidedOn,
    claims.plan,
    claims.provider,
    claims.npi,
    claims.kind,
    claims.what,
    claims.decision,
    claims.claimNumber,
    claims.network,
    claims.counted,
    claims.notCounted,
    claims.currency,
    ...amountColumns.flatMap((name) => [claims[name], claims.source.replace('{{amount}}', claims[name])]),
  ];
  return csvBytes([head, ...rows.map((row) => claimLine(row, personName, text))]);
}

function claimLine(row: ClaimRow, personName: string | null, text: Words): Cell[] {
  return [
    personName,
    row.serviceStart,
    row.serviceEnd,
    row.decidedOn,
    row.planName,
    row.providerName,
    row.providerNpi,
    text.kind[row.kind],
    row.what,
    text.state[row.state],
    row.claimNumber,
    row.network && text.network[row.network],
    row.counted ? text.yes : text.no,
    row.notCountedBecause && text.notCounted[row.notCountedBecause],
    row.currency,
    ...amountColumns.flatMap((name) => amountCells(row[name], text)),
  ];
}

function amountCells(amount: RowAmount | null, text: Words): [Cell, Cell] {
  if (amount === null) return [null, null];
  const source = text.source[amount.source];
  return [decimalText(amount.cents), amount.partial ? `${source}; ${text.source.partial}` : source];
}

/** Cents as "1128.10". */
function decimalText(cents: number): { plain: string } {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return { plain: `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
}

/** One line a row of the access log. */
export function accessCsv(rows: readonly AccessRow[], language: Language): Uint8Array {
  const text = words[language];
  const { log } = text;
  const head = [
    log.at,
    log.person,
    log.host,
    log.what,
    log.page,
    log.why,
    log.result,
    log.status,
    log.records,
    log.bytes,
    log.method,
    log.path,
  ];
  return csvBytes([head, ...rows.map((row) => accessLine(row, text))]);
}

function accessLine(row: AccessRow, text: Words): Cell[] {
  if (row.erased)
    return [row.at, null, null, text.log.erased, null, null, null, null, null, null, null, null];
  return [
    row.at,
    row.personName,
    row.host,
    text.what[row.what],
    row.page,
    text.why[row.why],
    text.result[row.result],
    row.status,
    row.records,
    row.bytes,
    row.method,
    row.path,
  ];
}

function csvBytes(lines: readonly (readonly Cell[])[]): Uint8Array {
  const text = lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.plain;
  const safe = /^[\s\p{Cf}]*[=+\-@|]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
