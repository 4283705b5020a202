/** The worksheet of one year: what was paid in it, whenever the care was. */
import { yearOf } from '#shared/dates';
import type { TaxEntry } from '#shared/model/bills/tax-entry';
import type { Worksheet, WorksheetQuestion, WorksheetRow } from '#shared/model/bills/worksheet';
import {
  type Accounts,
  buildEntryRow,
  buildPaymentRows,
  buildUnmarkedRow,
  findAccounts,
} from './build-rows.ts';
import type { Expense, Unmarked } from './expense.ts';

export type WorksheetParts = {
  expenses: readonly Expense[];
  unmarked: readonly Unmarked[];
  entries: readonly TaxEntry[];
};

/** @param today `YYYY-MM-DD`, on this computer */
export function buildWorksheet(
  { expenses, unmarked, entries }: WorksheetParts,
  { year, personId, today }: WorksheetQuestion & { today: string },
): Worksheet {
  const isChosen = (one: { personId: string }) => personId === null || one.personId === personId;
  const accounts = new Map<string, Accounts>();
  const accountsOf = (id: string) => {
    const known = accounts.get(id) ?? findAccounts(entries, id);
    accounts.set(id, known);
    return known;
  };
  const all = [
    ...expenses.flatMap((expense) => buildPaymentRows(expense, accountsOf(expense.personId), today)),
    ...entries.flatMap((entry) => buildEntryRow(entry, accountsOf(entry.personId), today) ?? []),
  ];
  const chosen = all.filter(isChosen);
  const inYear = (row: WorksheetRow) => row.paidOn !== null && yearOf(row.paidOn) === year;
  const marked = chosen.filter(inYear).toSorted((a, b) => String(a.paidOn).localeCompare(String(b.paidOn)));
  const rows = marked.filter(isPaid);
  const toMark = unmarked.filter(isChosen).map((one) => ({ one, year: yearOf(one.day ?? today) }));
  const others = toMark.filter((all) => all.year === year).map(({ one }) => buildUnmarkedRow(one));
  const counted = rows.filter(({ countsFor }) => countsFor.includes('tax'));
  const fromAccounts = rows.filter((row) => sumAccounts(row) > 0);
  const years = [...chosen.map(({ paidOn }) => yearOf(paidOn ?? today)), ...toMark.map((one) => one.year)];
  return {
    year,
    years: [...new Set([yearOf(today), year, ...years])].toSorted((a, b) => b - a),
    rows,
    others: [...marked.filter((row) => !isPaid(row)), ...others],
    notChosen: all.filter((row) => inYear(row) && !isChosen(row)).length,
    own: {
      cents: sum(counted.map(({ ownCents }) => ownCents)),
      entries: counted.length,
      receipts: counted.filter(({ hasReceipt }) => hasReceipt).length,
    },
    account: { cents: sum(fromAccounts.map(sumAccounts)), entries: fromAccounts.length },
    hsa: sumHsa(chosen, entries.filter(isChosen)),
    sums: sumByKind(counted),
    entries: entries.filter(isChosen),
  };
}

/** Money that went out; the rest is told of apart. */
function isPaid({ leftOut }: WorksheetRow): boolean {
  return !leftOut.includes('not-paid') && !leftOut.includes('refund-without-payment');
}

function sumAccounts({ accountCents: { hsa, fsa, hra }, currency }: WorksheetRow): number {
  return currency === 'USD' ? hsa + fsa + hra : 0;
}

/** What is still the person's own, of all years, for care since the account began. */
function sumHsa(rows: readonly WorksheetRow[], entries: readonly TaxEntry[]): Worksheet['hsa'] {
  const starts = entries.flatMap(({ facts }) => (facts.kind === 'hsa' ? facts.start : []));
  const [since] = starts.toSorted();
  if (since === undefined) return null;
  const open = rows.filter(({ countsFor }) => countsFor.includes('hsa'));
  return { openCents: sum(open.map(({ ownCents }) => ownCents)), since };
}

function sumByKind(rows: readonly WorksheetRow[]): Worksheet['sums'] {
  const groups = Map.groupBy(rows, ({ personId, kind }) => `${personId} ${kind}`);
  return [...groups.values()].map((group) => {
    const [{ personId, kind }] = group as [WorksheetRow];
    return { personId, kind, cents: sum(group.map(({ ownCents }) => ownCents)) };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, cents) => total + cents, 0);
}
