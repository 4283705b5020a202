/**
 * Tables of a bill: rows of one day and a service, with what each is charged, and the totals below them. An amount is of
 * the column whose title it stands below; where several amounts are printed as one text, none of them is.
 */
import { findAmounts, findDays } from './find-values.ts';
import { type Cell, shareWidth, type TextLine } from './text-lines.ts';

/** `cents`: what is charged; `null` where the row does not say which amount that is. `at`: its place among the lines. */
export type TableRow = {
  day: string;
  code: string | null;
  printed: string | null;
  cents: number | null;
  at: number;
};
/** A row of totals. `of`: what the title over an amount says that it is; `null` without such a title. */
export type TotalRow = { amounts: { value: string; of: 'charge' | 'due' | 'other' | null }[]; at: number };
export type BillTable = { rows: TableRow[]; totals: TotalRow[] };

/** As CPT and HCPCS write a code, at the beginning of a text; a modifier behind it is no part of it. */
const code = /^(?:\d{5}|\d{4}[FTU]|[A-Z]\d{4})(?=$|\s|-[A-Z0-9]{2}\b)/;
const codeAlone = /^[A-Z0-9]{5}(?:[- ][A-Z0-9]{2}){0,4}$/;
/** Rows of money that came, or was taken off, or is left. A check-up is none. Without accents and capitals. */
const noCharge =
  /\b(?:(?:co-?)?payments?|co-?pays?|pmts?|adjustments?|checks?(?!-? ?up\b)|discounts?|balance|insurance|refunds?|credits?|write-?offs?|(?:co)?pagos?|ajustes?|cheques?|descuentos?|saldos?|seguros?|aseguradoras?|reembolsos?|creditos?)\b/;
/** Rows without a code that are no service either. */
const noService =
  /\b(?:late (?:fees?|charges?)|finance|interest|thank you|paid|received|forward|(?:sub)?totals?|due|deductible|recargos?|interes(?:es)?|gracias|pagad[oa]|recibid[oa]|vencid[oa]|deducible)\b/;
/** Titles of columns, without accents and capitals. */
const titles = {
  charge:
    /^(?:total |billed )?(?:charges?|amount|billed|price|fees?|cargos?|importe|cantidad|monto|precio|tarifas?)(?: billed| charged)?$/,
  due: /\b(?:you (?:may )?owe|(?:your|patient) (?:share|balance|responsibility|amount)|(?:amount|balance|total) due|due|usted debe|su parte|adeudado|a pagar)\b|^(?:balance|saldo)$/,
  day: /^(?:(?:service )?dates?(?: of (?:service|visit))?|dos|fechas?(?: (?:de|del) (?:la visita|servicio))?)$/,
  code: /^(?:(?:service|procedure|proc\.?) )?(?:codes?|codigos?)$/,
};
/** The name of a row of totals, alone before its amounts. */
const total = /^(?:grand )?(?:total(?: general)?|balance|saldo)\s?:?$/;
const modifier = /^\s*-[A-Z0-9]{2}\b|[$]/g;
const count = /^\d{1,4}$/;
const longestWords = 100;

/** In the order of the scan. */
export function readTable(lines: readonly TextLine[]): BillTable {
  const table: BillTable = { rows: [], totals: [] };
  let head: Cell[] = [];
  lines.forEach((line, at) => {
    if (isHead(line)) head = [...line.parts];
    const row = readRow(lines, at, head);
    if (row !== null) table.rows.push(row);
    const amounts = table.rows.length > 0 ? readTotal(line, head) : [];
    if (amounts.length > 0) table.totals.push({ amounts, at });
  });
  return table;
}

/** A line that names the column of charges. */
function isHead({ parts }: TextLine): boolean {
  return parts.some((part) => isTitle(part, 'charge'));
}

function isTitle({ text }: Cell, of: keyof typeof titles): boolean {
  return titles[of].test(foldWords(text));
}

function readRow(lines: readonly TextLine[], at: number, head: readonly Cell[]): TableRow | null {
  const { cells, parts } = wholeRow(lines, at);
  const days = cells.flatMap(({ text }) => findDays(text).map(({ value }) => value));
  const [day] = days;
  if (day === undefined || days.some((one) => one !== day)) return null;
  if (cells.some(({ text }) => noCharge.test(foldWords(text)))) return null;
  const found = findCodes(cells, parts, head);
  if (found.length > 1) return null;
  const [service = null] = found;
  const isInTable = head.some((title) => isTitle(title, 'day'));
  if (service === null && (!isInTable || cells.some(({ text }) => noService.test(foldWords(text)))))
    return null;
  const cents = findCharge(parts, head);
  const printed = readRowWords(lines, at, { cells, parts }, service);
  if (service === null && (printed === null || !hasAmount(cells))) return null;
  return { day, code: service, printed, cents, at };
}

function hasAmount(cells: readonly Cell[]): boolean {
  return cells.some(({ text }) => findAmounts(text).length > 0);
}

/** A row whose amounts are printed in the line below it. */
function wholeRow(lines: readonly TextLine[], at: number): Pick<TextLine, 'cells' | 'parts'> {
  const line = lines[at] as TextLine;
  const next = lines[at + 1];
  if (!next || !isNear(line, next) || hasAmount(line.cells) || !hasAmount(next.cells)) return line;
  const isOwn = next.cells.some(
    ({ text }) => findDays(text).length > 0 || total.test(foldWords(text)) || noService.test(foldWords(text)),
  );
  return isOwn ? line : { cells: [...line.cells, ...next.cells], parts: [...line.parts, ...next.parts] };
}

const nearestRow = 1.5;

function isNear(one: TextLine, other: TextLine): boolean {
  return one.page === other.page && Math.abs(one.y - other.y) <= nearestRow * Math.max(one.size, other.size);
}

/** What the row says, with what of it is wrapped: below its line, or around it where the line itself has no words. */
function readRowWords(
  lines: readonly TextLine[],
  at: number,
  { cells, parts }: Pick<TextLine, 'cells' | 'parts'>,
  service: string | null,
): string | null {
  const own = readWords(service === null ? parts : cells, service);
  const wrapped = (step: 1 | -1) => {
    const part = lines[at + step];
    return part && isWrapped(lines, at, part, lines[at + 2 * step]) ? readWords(part.cells, null) : null;
  };
  const words = [own === null ? wrapped(-1) : null, own, wrapped(1)].filter((one) => one !== null).join(' ');
  return words === '' ? null : words.slice(0, longestWords).trim();
}

/** True for words alone between the day and the amounts of the row, no nearer to the line on their other side. */
function isWrapped(
  lines: readonly TextLine[],
  at: number,
  part: TextLine,
  beyond: TextLine | undefined,
): boolean {
  const row = lines[at] as TextLine;
  const isNearer = beyond?.page === part.page && Math.abs(beyond.y - part.y) < Math.abs(row.y - part.y);
  const day = row.parts.find(({ text }) => findDays(text).length > 0);
  const amount = row.parts.find(({ text }) => findAmounts(text).length > 0);
  if (!isNear(row, part) || isNearer || day === undefined || day === amount) return false;
  return part.cells.every(
    ({ text, left, right }) =>
      left >= day.right &&
      right <= (amount?.left ?? right) &&
      findDays(text).length === 0 &&
      findAmounts(text).length === 0,
  );
}

/** The one amount, or the one below the title of charges; none where several are one text. */
function findCharge(parts: readonly Cell[], head: readonly Cell[]): number | null {
  const priced = parts
    .map((part) => ({ part, amounts: findAmounts(part.text) }))
    .filter(({ amounts }) => amounts.length > 0);
  if (priced.some(({ amounts }) => amounts.length > 1)) return null;
  const known = priced.filter(({ part }) => findTitle(part, head) === 'charge');
  const unknown = priced.filter(({ part }) => findTitle(part, head) === null);
  const charges = priced.length === 1 && unknown.length === 1 ? unknown : known;
  const [charge] = charges;
  if (charge === undefined || charges.length > 1) return null;
  return Math.round(Number(charge.amounts[0]?.value) * 100);
}

/** What the title over an amount says: of titles that it stands below, the one that it shares most with. */
function findTitle(part: Cell, head: readonly Cell[]): 'charge' | 'due' | 'other' | null {
  const over = head
    .filter((title) => shareWidth(part, title) > 0)
    .toSorted((a, b) => shareWidth(part, b) - shareWidth(part, a));
  const kind = (title: Cell) =>
    isTitle(title, 'charge') ? 'charge' : isTitle(title, 'due') ? 'due' : 'other';
  const [title] = over;
  return title === undefined ? null : kind(title);
}

function readTotal({ parts }: TextLine, head: readonly Cell[]): TotalRow['amounts'] {
  const [name, ...others] = parts;
  if (name === undefined || !total.test(foldWords(name.text))) return [];
  const amounts = others.map((part) => ({ part, found: findAmounts(part.text) }));
  if (amounts.some(({ found }) => found.length > 1)) return [];
  return amounts.flatMap(({ part, found: [one] }) =>
    one === undefined ? [] : [{ value: one.value, of: findTitle(part, head) }],
  );
}

/** What the row says besides its days, its code, its counts and its amounts; `null` where that is no word. */
function readWords(cells: readonly Cell[], service: string | null): string | null {
  const rest = cells.map(({ text }) => {
    const left = [...findDays(text), ...findAmounts(text)]
      .toSorted((a, b) => b.start - a.start)
      .reduce((words, { start, end }) => `${words.slice(0, start)} ${words.slice(end)}`, text);
    const words = service === null ? left : left.replace(service, ' ');
    return count.test(words.trim()) ? '' : words.replace(modifier, ' ');
  });
  const words = rest.join(' ').replace(/\s+/g, ' ').trim().slice(0, longestWords).trim();
  return /\p{L}{3}/u.test(words) ? words : null;
}

/** Codes in a cell of their own, below their title, or directly behind the day: elsewhere five digits may be a ZIP code. */
function findCodes(cells: readonly Cell[], parts: readonly Cell[], head: readonly Cell[]): string[] {
  const found = cells.flatMap(({ text }, at) => {
    const day = findDays(text).at(-1);
    if (day) return code.exec(text.slice(day.end).trim())?.[0] ?? [];
    const before = cells[at - 1]?.text ?? '';
    const isBehindDay = findDays(before).at(-1)?.end === before.length;
    return isBehindDay || codeAlone.test(text) ? (code.exec(text)?.[0] ?? []) : [];
  });
  if (found.length > 0) return found;
  const ofCodes = head.filter((title) => isTitle(title, 'code'));
  const isBelow = (part: Cell) => ofCodes.some((title) => shareWidth(part, title) > 0);
  return parts.filter(isBelow).flatMap(({ text }) => code.exec(text)?.[0] ?? []);
}

function foldWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
