/** What main may ask about bills and payments. */
import type { BillFacts } from '#shared/model/bills/bill';
import {
  type BillList,
  type BillRow,
  type BillView,
  type ClaimPayment,
  mostBills,
  mostCurrencies,
} from '#shared/model/bills/bill-lists';
import type { CallFacts } from '#shared/model/bills/call';
import type { PaperFacts, PaperPlace } from '#shared/model/bills/paper';
import type { PaymentEntry } from '#shared/model/bills/payment';
import { notFoundError } from '../database/faults.ts';
import { assignPayments, type JudgeParts, judgeBills } from './ask/judge-bills.ts';
import type { BillParts } from './ask/person-claims.ts';
import type { PaperTable } from './keep/paper-table.ts';

export function billOperations(parts: BillParts & { judged: JudgeParts; papers: PaperTable }) {
  const { judged, papers } = parts;
  const { bills } = judged;
  return {
    list: (input: { personId: string; today: string }): BillList => listBills(judgeBills(judged, input)),
    count: ({ personId }: { personId: string }) => bills.list(personId).length,
    get({ billId, today }: { billId: string; today: string }): BillView {
      const { personId } = bills.get(billId).bill;
      const [row] = judgeBills(judged, { personId, today, billId }) as [BillRow];
      const claimIds = new Set(row.verdict.claims.map(({ claimId }) => claimId));
      const claims = parts.rows.of(personId).entries.map((entry) => entry.row);
      const payments = bills.payments(personId).filter((payment) => payment.billId === billId);
      return {
        ...row,
        paper: papers.find({ of: 'bill', id: billId }),
        calls: bills.calls(billId),
        payments,
        receipts: payments.flatMap(({ id }) => {
          const facts = papers.find({ of: 'payment', id });
          return facts === null ? [] : [{ paymentId: id, facts }];
        }),
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
    pay: ({ billId, facts }: { billId: string; facts: PaymentEntry }) => ({
      paymentId: bills.addPayment(bills.get(billId).bill.personId, { ...facts, billId, claimId: null }),
    }),
    addCall: ({ billId, facts }: { billId: string; facts: CallFacts }) => ({
      callId: bills.addCall(billId, facts),
    }),
    removeCall({ callId }: { callId: string }) {
      bills.removeCall(callId);
      return {};
    },
    /** A payment for a claim without a bill. @throws {StoreError} store/not-found */
    payClaim({ claimId, facts }: { claimId: string; facts: PaymentEntry }) {
      const personId = findPersonOfClaim(parts, claimId);
      if (personId === null) throw notFoundError('claim');
      return { paymentId: bills.addPayment(personId, { ...facts, billId: null, claimId }) };
    },
    /** What was paid for the claim and its earlier versions: for itself, or for bills that are surely about it. */
    claimPayments({ claimId }: { claimId: string }): ClaimPayment[] {
      const personId = findPersonOfClaim(parts, claimId);
      if (personId === null) return [];
      const newest = judged.claims.of(personId).get(claimId)?.successorId ?? claimId;
      return assignPayments(judged, personId)
        .filter((one) => one.claimId === newest)
        .map(({ payment }) => ({
          payment,
          biller: payment.billId === null ? null : bills.get(payment.billId).bill.biller,
        }));
    },
    removePayment({ paymentId }: { paymentId: string }) {
      bills.removePayment(paymentId);
      return {};
    },
  };
}

/** What main may ask about papers of bills and receipts of payments. */
export function paperOperations(papers: PaperTable) {
  return {
    get: (place: PaperPlace) => papers.get(place),
    keep: ({ place, facts, bytes }: { place: PaperPlace; facts: PaperFacts; bytes: Uint8Array }): void =>
      papers.keep(place, facts, bytes),
    remove({ place }: { place: PaperPlace }) {
      papers.remove(place);
      return {};
    },
  };
}

/** Whose claim it is; `null` for a claim that is not here. */
function findPersonOfClaim({ connections, rows }: BillParts, claimId: string): string | null {
  const connection = connections.all().find(({ id }) => claimId.startsWith(`${id}/`));
  const isKnown = connection && rows.of(connection.personId).entries.some(({ row }) => row.id === claimId);
  return isKnown ? connection.personId : null;
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
