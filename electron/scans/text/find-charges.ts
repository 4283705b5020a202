/** What the table of a bill offers: its charges as lines of the bill, its days, and its total. */
import { mostCharges, type OfferedField, type ScanCharge, type ScanOffer } from '#shared/model/bills/scan';
import type { BillTable } from './find-table.ts';
import { quoteLine, type TextLine } from './text-lines.ts';

/** In the order of the scan. */
export function listCharges({ rows }: BillTable, lines: readonly TextLine[]): ScanCharge[] {
  return rows
    .flatMap(({ day, code, printed, cents, at }) =>
      cents === null
        ? []
        : {
            serviceStart: day,
            code,
            ...(printed !== null && { printed }),
            chargeCents: cents,
            ...quoteLine(lines[at] as TextLine),
          },
    )
    .slice(0, mostCharges);
}

/**
 * The offers with what the table says: the days of its rows, and its totals, where no label says more. An amount or a day
 * of one of several rows, below a title, is none of the whole bill.
 */
export function offerTable(
  { rows, totals }: BillTable,
  lines: readonly TextLine[],
  labeled: readonly ScanOffer[],
): ScanOffer[] {
  const quoted = rows.map(({ at }) => quoteLine(lines[at] as TextLine));
  const isOfRow = ({ line, page }: ScanOffer) =>
    rows.length > 1 && quoted.some((row) => row.line === line && row.page === page);
  const offers = labeled.filter((offer) => !(ofTable.has(offer.field) && isOfRow(offer)));
  const has = (field: OfferedField) => offers.some((offer) => offer.field === field);
  const add = (field: OfferedField, value: string, at: number, isSure: boolean) => {
    if (offers.some((offer) => offer.field === field && offer.value === value)) return;
    offers.push({ field, value, ...quoteLine(lines[at] as TextLine), ...(!isSure && { isGuess: true }) });
  };
  const byDay = rows.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const [first, last] = [byDay[0], byDay.at(-1)];
  if (first && last && !has('serviceStart')) {
    const isSure = rows.some(({ code }) => code !== null);
    add('serviceStart', first.day, first.at, isSure);
    if (last.day > first.day && !has('serviceEnd')) add('serviceEnd', last.day, last.at, isSure);
  }
  const hasDue = has('due');
  for (const { amounts, at } of totals)
    for (const { value, of } of amounts) {
      if (of === 'due') add('due', value, at, true);
      else if (amounts.length === 1 && !hasDue) add('due', value, at, false);
      else if (of === 'charge' && amounts.length > 1) add('totalCharges', value, at, true);
    }
  return offers;
}

const ofTable: ReadonlySet<OfferedField> = new Set(['serviceStart', 'serviceEnd', 'due', 'totalCharges']);
