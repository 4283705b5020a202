/** What the worksheet is counted from, all of it invented: Ana paid $100.00 by card for a visit of March 4. */
import { buildWorksheet } from '../../../electron/data/taxes/count/build-worksheet.ts';
import type { Expense, Unmarked } from '../../../electron/data/taxes/count/expense.ts';
import type { TaxEntry, TaxEntryFacts } from '../../../shared/model/bills/tax-entry.ts';
import type { Worksheet } from '../../../shared/model/bills/worksheet.ts';

const today = '2026-12-15';
type PaidFor = Expense['payments'][number];

let numbers = 0;

function paymentOf(changes: Partial<PaidFor> = {}): PaidFor {
  numbers += 1;
  return {
    id: `p${numbers}`,
    billId: null,
    claimId: 'c1',
    cents: 100_00,
    currency: 'USD',
    paidOn: '2026-04-02',
    way: 'card',
    note: '',
    bill: null,
    hasReceipt: false,
    ...changes,
  };
}

export function expenseOf(
  payments: readonly (Partial<PaidFor> | undefined)[],
  changes: Partial<Expense> = {},
): Expense {
  return {
    personId: 'ana',
    kind: 'professional',
    provider: 'Harbor Valley Orthopedics',
    serviceStart: '2026-03-04',
    serviceEnd: '2026-03-04',
    claimId: 'c1',
    claimNumber: 'PC-88120',
    planSentCents: 0,
    overpaidCents: 0,
    ...changes,
    payments: payments.map((one) => paymentOf(one)),
  };
}

export function unmarkedOf(reason: Unmarked['reason'], changes: Partial<Unmarked> = {}): Unmarked {
  const { payments: _, planSentCents: __, overpaidCents: ___, ...care } = expenseOf([]);
  return {
    ...care,
    reason,
    bill: null,
    saidBy: 'plan',
    cents: 40_00,
    toMarkCents: changes.cents ?? 40_00,
    doubt: null,
    currency: 'USD',
    day: '2026-05-05',
    ...changes,
  };
}

export function entryOf(facts: TaxEntryFacts, personId = 'ana'): TaxEntry {
  numbers += 1;
  return { id: `e${numbers}`, personId, facts };
}

export type Given = {
  expenses?: Expense[];
  unmarked?: Unmarked[];
  entries?: TaxEntry[];
  year?: number;
  personId?: string | null;
};

export function count({
  expenses = [],
  unmarked = [],
  entries = [],
  year = 2026,
  personId = null,
}: Given): Worksheet {
  return buildWorksheet({ expenses, unmarked, entries }, { year, personId, today });
}
