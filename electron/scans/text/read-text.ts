import type { ScanReading } from '#shared/model/bills/scan';
import { listCharges, offerTable } from './find-charges.ts';
import { findExplained, findOffers, findSenders } from './find-offers.ts';
import { readTable } from './find-table.ts';
import { isDayFirst, turnDay } from './find-values.ts';
import { isReadable, leaveOutBoilerplate, sortScan } from './sort-scan.ts';
import type { TextLine } from './text-lines.ts';

const ofDays: ReadonlySet<string> = new Set(['dueDate', 'statementDate', 'serviceStart', 'serviceEnd']);

/** More than 50 pages of a statement hold. */
const mostLines = 5_000;

/** What the lines of a scan say: nothing where there are none, or where they cannot be read. */
export function readText(all: readonly TextLine[]): ScanReading {
  const lines = all.slice(0, mostLines);
  if (lines.length === 0) return { text: 'none', kind: null, offers: [], charges: [] };
  if (!isReadable(lines)) return { text: 'unreadable', kind: null, offers: [], charges: [] };
  const kind = sortScan(lines);
  // What asks for no payment has no amount due and no day for it, whatever it says.
  const asksNothing = kind === 'explanation' || kind === 'estimate' || kind === 'receipt';
  const stated = leaveOutBoilerplate(lines);
  // An explanation of benefits lists what the plan decided, not what a provider asks for.
  const table = kind === 'explanation' ? { rows: [], totals: [] } : readTable(stated);
  const offers = offerTable(table, stated, findOffers(stated)).filter(
    ({ field }) => !(asksNothing && (field === 'due' || field === 'dueDate')),
  );
  const isTurned = isDayFirst(stated.flatMap(({ cells }) => cells.map(({ text }) => text)));
  const turn = <Offer extends { field: string; value: string; line: string }>(offer: Offer): Offer =>
    isTurned && ofDays.has(offer.field) ? { ...offer, value: turnDay(offer.value, offer.line) } : offer;
  const hasSender = offers.some(({ field }) => field === 'biller');
  return {
    text: 'read',
    kind,
    offers: (hasSender ? offers : [...findSenders(lines), ...offers]).map(turn),
    charges: listCharges(table, stated).map((charge) =>
      isTurned ? { ...charge, serviceStart: turnDay(charge.serviceStart, charge.line) } : charge,
    ),
    ...(kind === 'explanation' && { explained: findExplained(stated).map(turn) }),
  };
}
