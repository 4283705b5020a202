import {
  type BillList,
  type BillRow,
  mostBills,
  mostCurrencies,
  sumOpenBills,
} from '#shared/model/bills/bill-lists';
import { findDueDay } from '#shared/words/installments';

/** Open bills first, by the day they are due, those without such a day after them; then all others, the newest first. */
export function listBills(rows: readonly BillRow[]): Omit<BillList, 'asked'> {
  const day = (row: BillRow) => findDueDay(row) ?? `9999 ${row.bill.statementDate ?? '9999'}`;
  const open = rows.filter(({ openCents }) => openCents > 0).toSorted((a, b) => (day(a) < day(b) ? -1 : 1));
  const others = rows.filter(({ openCents }) => openCents <= 0).toReversed();
  return {
    rows: [...open, ...others].slice(0, mostBills),
    open: sumOpenBills(open).slice(0, mostCurrencies),
  };
}
