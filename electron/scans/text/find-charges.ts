/** Charges that an itemized bill lists: rows with one day, one code of a service, and one amount that is the charge. */
import { mostCharges, type ScanCharge } from '#shared/model/bills/scan';
import { findAmounts, findDays } from './find-values.ts';
import type { Cell, TextLine } from './text-lines.ts';

/** As CPT and HCPCS write a code; a modifier behind it is no part of it. */
const code = /(?<![\w.,$/-])(?:\d{5}|\d{4}[FTU]|[A-Z]\d{4})(?=$|\s|-[A-Z0-9]{2}\b)/;
/** The name of the column of charges. */
const chargeTitle = /^(?:total )?(?:charges?|amount|billed|cargos?|importe|cantidad)$/i;
const longestLine = 160;

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

function readRow(
  cells: readonly Cell[],
  title: Cell | null,
): Pick<ScanCharge, 'serviceStart' | 'code' | 'chargeCents'> | null {
  const days = cells.flatMap(({ text }) => findDays(text).map(({ value }) => value));
  const [day] = days;
  if (day === undefined || days.some((one) => one !== day)) return null;
  const found = cells.flatMap(({ text }) => code.exec(text)?.[0] ?? []);
  const [service] = found;
  if (service === undefined || found.length > 1) return null;
  const amounts = cells.flatMap((cell) => findAmounts(cell.text).map(({ value }) => ({ cell, value })));
  const isBelow = ({ cell }: { cell: Cell }) =>
    title !== null && Math.min(cell.right, title.right) > Math.max(cell.left, title.left);
  const charges = amounts.length === 1 ? amounts : amounts.filter(isBelow);
  const [charge] = charges;
  if (charge === undefined || charges.length > 1) return null;
  return { serviceStart: day, code: service, chargeCents: Math.round(Number(charge.value) * 100) };
}
