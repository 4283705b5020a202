/** What main may ask about bills and payments. */
import { localDay } from '#shared/dates';
import type { BillFacts } from '#shared/model/bills/bill';
import {
  type BillAnswers,
  type BillList,
  type ClaimChoices,
  type ClaimPayment,
  findAskedClaim,
  mostOfBill,
} from '#shared/model/bills/bill-lists';
import type { InstallmentPlan } from '#shared/model/bills/installments';
import type { ManyPayment, PaymentEntry } from '#shared/model/bills/payment';
import type { ScanFacts, ScanPlace } from '#shared/model/bills/scan';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import { filterRows } from '../claims/ask/filter-claims.ts';
import { notFoundError } from '../database/faults.ts';
import type { RemovedRows } from '../database/removed-rows.ts';
import { followVerdicts } from './ask/follow-verdicts.ts';
import { getBill, type ViewParts } from './ask/get-bill.ts';
import { assignPayments, findPaidClaim, judgeBills } from './ask/judge-bills.ts';
import { listBills } from './ask/list-bills.ts';
import { listChoices } from './ask/list-choices.ts';
import type { BillParts } from './ask/person-claims.ts';
import { sumPaidClaims, sumPaidOf, sumPayments } from './ask/sum-payments.ts';
import type { ScanTable } from './keep/scan-table.ts';

type Scan = { facts: ScanFacts; bytes: Uint8Array };
/** A bill that is written down, or anew where it has an id; `claimId`: the claim that the person says it is about. */
type SavedBill = { billId: string | null; facts: BillFacts; scan?: Scan; claimId?: string | undefined };
type BillAnswer = { billId: string; claimId: string; isMeant: boolean | null };

type Parts = ViewParts & { removed: RemovedRows };

export function billOperations(parts: Parts) {
  const { judged, scans, removed } = parts;
  const { bills } = judged;
  const answersOf = (billId: string, personId: string) => bills.answers(personId).get(billId) ?? [];
  const answerClaim = ({ billId, claimId, isMeant }: BillAnswer): void => {
    const { personId } = bills.get(billId).bill;
    const claims = judged.claims.of(personId);
    const isSame = (id: string) => claims.standInOf(id) === claims.standInOf(claimId);
    const before = answersOf(billId, personId).filter((said) => isSame(said.claimId));
    parts.db.transaction(() => {
      for (const said of before) bills.answer(billId, said.claimId, null);
      bills.answer(billId, claimId, isMeant);
      // A yes to one claim is a yes to it alone.
      if (isMeant && bills.get(billId).bill.isForAll) bills.say(billId, 'isForAll', null);
    })();
  };
  const judgeNow = (personId: string) => judgeBills(judged, { personId, today: localDay(new Date()) });
  /** A choice ends with the bills that it was between: it is none against what is written down later. */
  const forgetOldChoices = (personId: string): void => {
    if (!bills.list(personId).some(({ bill }) => bill.givesWay)) return;
    for (const { bill, countedBillId } of judgeNow(personId))
      if (bill.givesWay && countedBillId === null) bills.say(bill.id, 'givesWay', null);
  };
  return {
    list(input: { personId: string; today: string }): BillList {
      const list = listBills(followVerdicts(parts, input));
      const askedIds = new Set(list.rows.flatMap((row) => findAskedClaim(row) ?? []));
      const person = parts.rows.of(input.personId);
      return { ...list, asked: [...askedIds].flatMap((claimId) => person.find(claimId) ?? []) };
    },
    count: ({ personId }: { personId: string }) => bills.list(personId).length,
    get: (question: { billId: string; today: string }) => getBill(parts, question),
    /** All of what the person saved, or nothing: the bill, the scan with it, and the claim that it is about. */
    save({ billId, facts, scan, claimId }: SavedBill) {
      forgetOldChoices(facts.personId);
      return parts.db.transaction(() => {
        const id = bills.save(billId, facts, new Date().toISOString());
        if (scan) scans.keep({ of: 'bill', id }, scan.facts, scan.bytes);
        if (claimId) answerClaim({ billId: id, claimId, isMeant: true });
        return { billId: id };
      })();
    },
    remove: ({ billId }: { billId: string }) => ({ removedId: bills.remove(removed, billId) }),
    /** What is said of a claim takes the place of what was said of its earlier versions. */
    answer(said: BillAnswer) {
      answerClaim(said);
      return {};
    },
    /** The no is kept of the bill, not of its claims: it may be about one of them. */
    answerForAll({ billId, claimId, isMeant }: { billId: string; claimId: string; isMeant: boolean }) {
      parts.db.transaction(() => {
        answerClaim({ billId, claimId, isMeant: isMeant ? true : null });
        bills.say(billId, 'isForAll', isMeant);
      })();
      return {};
    },
    restoreAnswers({ billId, said }: { billId: string; said: BillAnswers }) {
      const { personId } = bills.get(billId).bill;
      parts.db.transaction(() => {
        for (const { claimId } of answersOf(billId, personId)) bills.answer(billId, claimId, null);
        for (const { claimId, isMeant } of said.answers) bills.answer(billId, claimId, isMeant);
        bills.say(billId, 'isForAll', said.isForAll);
      })();
      return {};
    },
    claimChoices({ billId, text }: { billId: string; text: string | null }): ClaimChoices {
      const { bill } = bills.get(billId);
      return listChoices(parts, bill, judged.claims.of(bill.personId), text);
    },
    /** `isApart`: `null` takes the answer back. */
    setApart({ billId, isApart }: { billId: string; isApart: boolean | null }) {
      bills.say(billId, 'isApart', isApart);
      return {};
    },
    /**
     * The bill to count where several ask for one debt, in the place of `insteadOf` and of those that this one is counted
     * for; `null` takes the choice back. A statement that comes later is not chosen against.
     */
    chooseCounted({ billId, insteadOf }: { billId: string; insteadOf: string | null }) {
      const { personId } = bills.get(billId).bill;
      const counted = insteadOf ?? billId;
      const ofDebt = judgeNow(personId)
        .filter((row) => row.countedBillId === counted)
        .map(({ bill }) => bill.id);
      parts.db.transaction(() => {
        bills.say(billId, 'givesWay', null);
        for (const id of new Set([counted, ...ofDebt]))
          if (id !== billId) bills.say(id, 'givesWay', insteadOf === null ? null : true);
      })();
      return {};
    },
    pay({ billId, facts }: { billId: string; facts: PaymentEntry }) {
      const { personId } = bills.get(billId).bill;
      return { paymentId: bills.addPayment(personId, { ...facts, billId, claimId: null }) };
    },
    planInstallments({ billId, plan }: { billId: string; plan: InstallmentPlan | null }) {
      bills.planInstallments(billId, plan);
      return {};
    },
    /** A payment for a claim without a bill. @throws {StoreError} store/not-found */
    payClaim({ claimId, facts }: { claimId: string; facts: PaymentEntry }) {
      const personId = findPersonOfClaim(parts, claimId);
      if (personId === null) throw notFoundError('claim');
      return { paymentId: bills.addPayment(personId, { ...facts, billId: null, claimId }) };
    },
    /** What was paid for the claim, its earlier versions and the others of its visit: for itself, or for bills that are surely about it. */
    claimPayments({ claimId }: { claimId: string }): ClaimPayment[] {
      const personId = findPersonOfClaim(parts, claimId);
      if (personId === null) return [];
      const paid = findPaidClaim(claimId, judged.claims.of(personId));
      return assignPayments(judged, personId)
        .filter((one) => one.claimId === paid)
        .slice(0, mostOfBill)
        .map(({ payment }) => ({
          payment,
          biller: payment.billId === null ? null : bills.get(payment.billId).bill.biller,
          receipt: scans.find({ of: 'payment', id: payment.id }),
        }));
    },
    paidClaims: ({ personId }: { personId: string }) =>
      sumPaidClaims(assignPayments(judged, personId), parts.rows.of(personId)),
    paidInYear: ({ personId, year }: { personId: string; year: number }) =>
      sumPayments(bills.payments(personId), year),
    paidOf({ filter }: { filter: ClaimFilter }) {
      const assigned = assignPayments(judged, filter.personId);
      return sumPaidOf(assigned, filter, () => filterRows(parts.db, parts.rows.of(filter.personId), filter));
    },
    /** All of them, or none. @throws {StoreError} store/not-found */
    payMany({ payments }: { payments: readonly ManyPayment[] }) {
      const found = payments.map(({ facts, ...target }) => {
        const { billId, claimId } = target;
        const personId =
          billId === null ? findPersonOfClaim(parts, claimId) : bills.get(billId).bill.personId;
        if (personId === null) throw notFoundError('claim');
        return { personId, facts: { ...facts, ...target } };
      });
      return parts.db.transaction(() => ({
        paymentIds: found.map(({ personId, facts }) => bills.addPayment(personId, facts)),
      }))();
    },
    removePayments: ({ paymentIds }: { paymentIds: readonly string[] }) => ({
      removedId: bills.removePayments(removed, paymentIds),
    }),
    removePayment: ({ paymentId }: { paymentId: string }) => ({
      removedId: bills.removePayments(removed, [paymentId]),
    }),
  };
}

/** What main may ask about scans of bills and receipts of payments. */
export function scanOperations(scans: ScanTable, removed: RemovedRows) {
  return {
    get: (place: ScanPlace) => scans.get(place),
    getOfClaim: ({ claimId }: { claimId: string }) => scans.getOfClaim(claimId),
    keep: ({ place, facts, bytes }: { place: ScanPlace; facts: ScanFacts; bytes: Uint8Array }): void =>
      scans.keep(place, facts, bytes),
    remove: ({ place }: { place: ScanPlace }) => ({ removedId: scans.remove(removed, place) }),
  };
}

/** Whose claim it is; `null` for a claim that is not here. */
function findPersonOfClaim({ connections, rows }: BillParts, claimId: string): string | null {
  const connection = connections.all().find(({ id }) => claimId.startsWith(`${id}/`));
  if (!connection) return null;
  return rows.of(connection.personId).find(claimId) === null ? null : connection.personId;
}
