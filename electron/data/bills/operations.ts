/** What main may ask about bills and payments. */
import type { BillFacts } from '#shared/model/bills/bill';
import {
  type BillList,
  type BillRow,
  type BillView,
  mostBills,
  mostCurrencies,
} from '#shared/model/bills/bill-lists';
import type { CallFacts } from '#shared/model/bills/call';
import type { PaymentFacts } from '#shared/model/bills/payment';
import { judgeBills } from './ask/judge-bills.ts';
import { type BillParts, PersonClaims } from './ask/person-claims.ts';
import { BillTable } from './keep/bill-table.ts';

export function billOperations(parts: BillParts) {
  const bills = new BillTable(parts.db);
  const judged = { bills, claims: new PersonClaims(parts) };
  return {
    list: (input: { personId: string; today: string }): BillList => listBills(judgeBills(judged, input)),
    count: ({ personId }: { personId: string }) => bills.list(personId).length,
    get({ billId, today }: { billId: string; today: string }): BillView {
      const { personId } = bills.get(billId).bill;
      const [row] = judgeBills(judged, { personId, today, billId }) as [BillRow];
      const claimIds = new Set(row.verdict.claims.map(({ claimId }) => claimId));
      const claims = parts.rows.of(personId).entries.map((entry) => entry.row);
      return {
        ...row,
        calls: bills.calls(billId),
        payments: bills.payments(personId).filter((payment) => payment.billId === billId),
        claims: claims.filter(({ id }) => claimIds.has(id)).slice(0, 100),
      };
    },
    save: ({ billId, facts }: { billId: string | null; facts: BillFacts }) => ({
      billId: bills.save(billId, facts, new Date().toISOString()),
    }),
    remove({ billId }: { billId: string }) {
      bills.remove(billId);
      return {};
    },
    answer({ billId, claimId, isMeant }: { billId: string; claimId: string; isMeant: boolean | null }) {
      bills.answer(billId, claimId, isMeant);
      return {};
    },
    pay: ({ billId, facts }: { billId: string; facts: Omit<PaymentFacts, 'billId' | 'claimId'> }) => ({
      paymentId: bills.addPayment(bills.get(billId).bill.personId, { ...facts, billId, claimId: null }),
    }),
    addCall: ({ billId, facts }: { billId: string; facts: CallFacts }) => ({
      callId: bills.addCall(billId, facts),
    }),
    removeCall({ callId }: { callId: string }) {
      bills.removeCall(callId);
      return {};
    },
    removePayment({ paymentId }: { paymentId: string }) {
      bills.removePayment(paymentId);
      return {};
    },
  };
}

/** Open bills first, by the day they are due; then all others, the newest first. */
function listBills(rows: readonly BillRow[]): BillList {
  const day = ({ bill }: BillRow) => bill.dueDate ?? bill.statementDate ?? '9999';
  const open = rows.filter(({ openCents }) => openCents > 0).toSorted((a, b) => (day(a) < day(b) ? -1 : 1));
  const others = rows.filter(({ openCents }) => openCents <= 0).toReversed();
  const sums = Map.groupBy(open, ({ bill }) => bill.currency);
  return {
    rows: [...open, ...others].slice(0, mostBills),
    open: [...sums].slice(0, mostCurrencies).map(([currency, all]) => ({
      currency,
      cents: all.reduce((sum, { openCents }) => sum + openCents, 0),
      bills: all.length,
    })),
  };
}
