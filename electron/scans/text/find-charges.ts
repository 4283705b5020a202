/** Charges that an itemized bill lists: rows with one day, one code of a service, and one amount that is the charge. */
import { mostCharges, type ScanCharge } from '#shared/model/bills/scan';
import { findAmounts, findDays } from './find-values.ts';
import type { Cell, TextLine } from './text-lines.ts';

/** As CPT and HCPCS write a code, at the beginning of a text; a modifier behind it is no part of it. */
const code = /^(?:\d{5}|\d{4}[FTU]|[A-Z]\d{4})(?=$|\s|-[A-Z0-9]{2}\b)/;
const codeAlone = /^[A-Z0-9]{5}(?:[- ][A-Z0-9]{2}){0,4}$/;
/** Rows of money that came, or was taken off, or is left. A check-up is none. Without accents and capitals. */
const noCharge =
  /\b(?:(?:co-?)?payments?|co-?pays?|pmts?|adjustments?|checks?(?!-? ?up\b)|discounts?|balance|insurance|refunds?|credits?|write-?offs?|(?:co)?pagos?|ajustes?|cheques?|descuentos?|saldos?|seguros?|aseguradoras?|reembolsos?|creditos?)\b/;
/** The name of the column of charges. */
const chargeTitle = /^(?:total )?(?:charges?|amount|billed|cargos?|importe|cantidad)$/i;
const modifier = /^\s*-[A-Z0-9]{2}\b|[$]/g;
const longestLine = 160;
const longestWords = 100;

/** In the order of the scan. Where a row has several amounts, the one below the column of charges counts, or none. */
export function findCharges(lines: readonly TextLine[]): ScanCharge[] {
  const charges: ScanCharge[] = [];
  let title: Cell | null = null;
  for (const { page, cells } of lines) {
    title = cells.find(({ text }) => chargeTitle.test(text)) ?? title;
    const charge = readRow(cells, title);
    if (charge === null) continue;
    const line = cells
      .map(({ text }) => text)
      .join('  ')
      .slice(0, longestLine);
    charges.push({ ...charge, line, page });
  }
  return charges.slice(0, mostCharges);
}

function readRow(cells: readonly Cell[], title: Cell | null): Omit<ScanCharge, 'line' | 'page'> | null {
  const days = cells.flatMap(({ text }) => findDays(text).map(({ value }) => value));
  const [day] = days;
  if (day === undefined || days.some((one) => one !== day)) return null;
  if (cells.some(({ text }) => noCharge.test(foldText(text)))) return null;
  const found = findCodes(cells);
  const [service] = found;
  if (service === undefined || found.length > 1) return null;
  const amounts = cells.flatMap((cell) => findAmounts(cell.text).map(({ value }) => ({ cell, value })));
  const isBelow = ({ cell }: { cell: Cell }) =>
    title !== null && Math.min(cell.right, title.right) > Math.max(cell.left, title.left);
  const charges = amounts.length === 1 ? amounts : amounts.filter(isBelow);
  const [charge] = charges;
  if (charge === undefined || charges.length > 1) return null;
  const printed = readWords(cells, service);
  return {
    serviceStart: day,
    code: service,
    ...(printed !== null && { printed }),
    chargeCents: Math.round(Number(charge.value) * 100),
  };
}

/** What the row says besides its days, its code and its amounts; `null` where that is no word. */
function readWords(cells: readonly Cell[], service: string): string | null {
  const rest = cells.map(({ text }) =>
    [...findDays(text), ...findAmounts(text)]
      .toSorted((a, b) => b.start - a.start)
      .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
      .replace(service, ' ')
      .replace(modifier, ' '),
  );
  const words = rest.join(' ').replace(/\s+/g, ' ').trim().slice(0, longestWords).trim();
  return /\p{L}{3}/u.test(words) ? words : null;
}

function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Codes in a cell of their own or directly behind the day: elsewhere five digits may be a ZIP code. */
function findCodes(cells: readonly Cell[]): string[] {
  return cells.flatMap(({ text }, at) => {
    const day = findDays(text).at(-1);
    if (day) return code.exec(text.slice(day.end).trim())?.[0] ?? [];
    const before = cells[at - 1]?.text ?? '';
    const isBehindDay = findDays(before).at(-1)?.end === before.length;
    return isBehindDay || codeAlone.test(text) ? (code.exec(text)?.[0] ?? []) : [];
  });
}
