/** Bills, payments and claims of everyone, brought together by what care the money was for. */
import { toWholeDay } from '#shared/dates';
import type { Verdict } from '#shared/model/bills/bill';
import { type BillRow, isSureOfClaims } from '#shared/model/bills/bill-lists';
import { isWithProvider, type Payment, sumWithProvider } from '#shared/model/bills/payment';
import type { PaymentDoubt } from '#shared/model/bills/worksheet';
import type { AttentionReason, ClaimRow } from '#shared/model/claims/claim-row';
import { isSureToPay } from '#shared/words/bill-step';
import { findPaidAbove } from '#shared/words/bills';
import {
  type AssignedPayment,
  findSureClaims,
  type JudgeParts,
  judgePaidBills,
} from '../../bills/ask/judge-bills.ts';
import type { ClaimFacts } from '../../bills/match/claim-facts.ts';
import { findPaidAboveShare } from '../../bills/match/judge-claim.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import type { Connections } from '../../people/connections.ts';
import type { Care, Expense, PaidBill, Unmarked } from '../count/expense.ts';

export type ExpenseParts = { connections: Connections; rows: ClaimRows; judged: JudgeParts };

/** @param today `YYYY-MM-DD` */
export function collectExpenses(
  parts: ExpenseParts,
  { today }: { today: string },
): { expenses: Expense[]; unmarked: Unmarked[] } {
  const people = parts.connections.people().map(({ id }) => collectOfPerson(parts, id, today));
  return {
    expenses: people.flatMap(({ expenses }) => expenses),
    unmarked: people.flatMap(({ unmarked }) => unmarked),
  };
}

function collectOfPerson({ rows, judged }: ExpenseParts, personId: string, today: string) {
  const receipts = judged.bills.receipts(personId);
  const { rows: billRows, assigned } = judgePaidBills(judged, { personId, today });
  const bills = new Map(billRows.map((row) => [row.bill.id, row]));
  const person = rows.of(personId);
  const groups = Map.groupBy(assigned, ({ claimId, payment }) => claimId ?? `bill ${payment.billId}`);
  const paidBills = new Set(assigned.map(({ payment }) => payment.billId));
  const claims = assigned.length + billRows.length === 0 ? null : judged.claims.of(personId);
  const visitOf = (claimId: string) => claims?.get(claimId)?.visitId ?? claimId;
  /** Visits that a bill is or may be about: their money stands with the bill. */
  const billed = new Set(
    billRows.flatMap(({ verdict }) => verdict.claims.map(({ claimId }) => visitOf(claimId))),
  );
  const sure = findSureClaims(judged, personId);
  const isReceiptOfOther = findOtherMoney(billRows, sure, groups, visitOf);
  const expenses = [...groups].flatMap(([key, group]) => {
    const facts = claims?.get(key);
    const row = facts ? null : person.find(key);
    const [first] = group as [AssignedPayment];
    const care = facts
      ? careOfClaim(facts)
      : row
        ? careOfRow(row)
        : careOfBill(personId, bills.get(first.payment.billId ?? ''));
    const byCurrency = Map.groupBy(group, ({ payment }) => payment.currency);
    return [...byCurrency].map(
      ([currency, own]): Expense => ({
        ...care,
        payments: own.map(({ payment }) => ({
          ...payment,
          bill: describeBill(bills.get(payment.billId ?? '')),
          hasReceipt: receipts.has(payment.id),
        })),
        planSentCents: sumSent(claims?.ofVisit(key) ?? [], currency),
        overpaidCents: findNotOwed(own, { bills, facts, currency, today }),
      }),
    );
  });
  return {
    expenses,
    unmarked: [
      ...billRows
        .filter((row) => !isReceiptOfOther(row))
        .flatMap((row) => {
          const claim = claims?.get(sure.get(row.bill.id) ?? '');
          return findUnmarked(row, careOfBill(personId, row, claim), paidBills.has(row.bill.id));
        }),
      ...person.listed.flatMap(({ key, row }) => {
        const visitId = visitOf(row.id);
        const payments = (groups.get(visitId) ?? []).map(({ payment }) => payment);
        const notMarked = payments.length > 0 ? [] : findNotMarked([row, ...person.claimsOf(key)]);
        return notMarked.length > 0 || billed.has(visitId) ? notMarked : findOpenShare(row, payments);
      }),
    ],
  };
}

/**
 * In cents, what was paid beyond what is owed: by the bill, which knows its claim, else by the share of the claim. Of several
 * bills of one claim, each tells of all that was paid for it.
 */
function findNotOwed(
  paid: readonly AssignedPayment[],
  {
    bills,
    facts,
    currency,
    today,
  }: {
    bills: ReadonlyMap<string, BillRow>;
    facts: ClaimFacts | undefined;
    currency: string;
    today: string;
  },
): number {
  const ids = [...new Set(paid.flatMap(({ payment }) => payment.billId ?? []))];
  const rows = ids.flatMap((id) => bills.get(id) ?? []);
  if (rows.length > 0)
    return Math.max(...rows.map((row) => row.verdict.overpaidCents ?? findPaidAbove(row) ?? 0));
  if (!facts || facts.currency !== currency) return 0;
  const kept = paid.flatMap(({ claimId, payment }) =>
    isWithProvider(payment) ? { ...payment, claimId } : [],
  );
  return findPaidAboveShare(facts, kept, today) ?? 0;
}

/** True for a receipt about a visit of which as much was marked as paid, or is open on another bill: that is the same money. */
function findOtherMoney(
  rows: readonly BillRow[],
  sure: ReadonlyMap<string, string>,
  paid: ReadonlyMap<string, readonly AssignedPayment[]>,
  visitOf: (claimId: string) => string,
): (row: BillRow) => boolean {
  const visitOfBill = ({ bill }: BillRow) => {
    const claimId = sure.get(bill.id);
    return claimId === undefined ? null : visitOf(claimId);
  };
  const open = Map.groupBy(
    rows.filter(({ openCents }) => openCents > 0),
    visitOfBill,
  );
  return (row) => {
    const { kind, currency, dueCents } = row.bill;
    const visit = kind === 'receipt' ? visitOfBill(row) : null;
    if (visit === null || dueCents === null) return false;
    const marked = (paid.get(visit) ?? [])
      .map(({ payment }) => payment)
      .filter((payment) => payment.currency === currency)
      .reduce((sum, { cents }) => sum + cents, 0);
    return marked >= dueCents || (open.get(visit) ?? []).some(({ openCents }) => openCents >= dueCents);
  };
}

/** What the plans of a visit sent to the person in that currency. */
function sumSent(claims: readonly ClaimFacts[], currency: string): number {
  const own = claims.filter((claim) => claim.currency === currency);
  return own.reduce((sum, { paidToPatientCents }) => sum + Math.max(0, paidToPatientCents ?? 0), 0);
}

function careOfClaim(claim: ClaimFacts): Care {
  return {
    personId: claim.personId,
    kind: claim.kind,
    provider: claim.providers[0] ?? claim.doctors[0] ?? null,
    serviceStart: claim.start,
    serviceEnd: claim.end,
    claimId: claim.id,
    claimNumber: claim.claimNumbers[0] ?? null,
  };
}

function careOfRow({
  personId,
  kind,
  providerName,
  serviceStart,
  serviceEnd,
  id,
  claimNumber,
}: ClaimRow): Care {
  return {
    personId,
    kind,
    provider: providerName,
    serviceStart: toWholeDay(serviceStart),
    serviceEnd: toWholeDay(serviceEnd),
    claimId: id,
    claimNumber,
  };
}

/** Without a row: a claim that is no longer here was paid. `claim`: what the bill is surely about, which it may not print. */
function careOfBill(personId: string, row: BillRow | undefined, claim?: ClaimFacts): Care {
  const days = row ? findBillDays(row) : null;
  return {
    personId,
    kind: claim?.kind ?? 'unknown',
    provider: row?.bill.biller ?? null,
    serviceStart: days?.start ?? claim?.start ?? null,
    serviceEnd: days ? days.end : (claim?.end ?? null),
    claimId: null,
    claimNumber: row?.bill.claimNumber ?? claim?.claimNumbers[0] ?? null,
  };
}

/** The days of care that the paper prints, for all of it or for its lines; `null` without one. */
function findBillDays({ bill }: BillRow): { start: string; end: string | null } | null {
  if (bill.serviceStart !== null) return { start: bill.serviceStart, end: bill.serviceEnd };
  const days = bill.lines
    .flatMap(({ serviceStart, serviceEnd }) => [serviceStart, serviceEnd])
    .filter((day) => day !== null);
  const [start, ...later] = days.toSorted();
  return start === undefined ? null : { start, end: later.at(-1) ?? null };
}

/** Only a paper that tells of a payment is a receipt. */
function describeBill(row: BillRow | undefined): PaidBill | null {
  if (!row) return null;
  const { bill, hasScan } = row;
  const { id, accounts, kind, isExample } = bill;
  return { id, account: accounts[0] ?? null, hasReceipt: hasScan && kind === 'receipt', isExample };
}

const doubtOfVerdict: Partial<Record<Verdict, PaymentDoubt>> = {
  ask: 'question',
  two: 'question',
  pending: 'pending',
  refused: 'refused',
};

const doubtOfAttention: Partial<Record<AttentionReason, PaymentDoubt>> = {
  'same-visit': 'question',
  'not-paid': 'refused',
  'does-not-add-up': 'numbers',
};

/** What speaks against having paid a bill; `isMore`: it asks for more than is left of the share. */
function findDoubt(row: BillRow, isMore: boolean): PaymentDoubt | null {
  return doubtOfVerdict[row.verdict.verdict] ?? (isMore ? 'more' : isSureToPay(row) ? null : 'check');
}

/** Of a bill that asks for more than is left of the share, the share is what one may have paid. */
function findUnmarked(row: BillRow, care: Care, isPaid: boolean): Unmarked[] {
  const { bill, openCents, verdict } = row;
  const isReceipt = bill.kind === 'receipt' && !isPaid;
  const cents = isReceipt ? bill.dueCents : openCents;
  if (cents === null || (!isReceipt && openCents <= 0)) return [];
  const isOfShare = !isReceipt && verdict.openShareCents !== null && isSureOfClaims(row);
  const share = isOfShare ? Math.max(0, (verdict.openShareCents ?? 0) - row.paidCents) : cents;
  const doubt = isReceipt ? null : findDoubt(row, share < cents);
  return [
    {
      ...care,
      reason: isReceipt ? 'no-date-paid' : 'not-paid',
      bill: describeBill(row),
      saidBy: 'you',
      cents,
      // A share of nothing is nothing to propose.
      toMarkCents: share > 0 ? Math.min(share, cents) : cents,
      doubt,
      currency: bill.currency,
      day: care.serviceStart ?? bill.statementDate ?? bill.dueDate,
    },
  ];
}

/**
 * What a plan says was paid at the visit is no payment until the person says so. Where several plans say it of one visit
 * it is the same money: the word of the first of these claims is told.
 */
function findNotMarked(claims: readonly ClaimRow[]): Unmarked[] {
  for (const row of claims) {
    const { alreadyPaid, counted, currency, serviceStart: day } = row;
    if (!counted || alreadyPaid === null || alreadyPaid.cents <= 0) continue;
    const { cents } = alreadyPaid;
    const paid = { cents, toMarkCents: cents, doubt: null, currency, day };
    return [{ ...careOfRow(row), reason: 'not-marked', bill: null, saidBy: findSayer(row), ...paid }];
  }
  return [];
}

/** What is left of the share of a claim of which no bill is here. `paid`: what was paid for it. */
function findOpenShare(row: ClaimRow, paid: readonly Payment[]): Unmarked[] {
  const { yourShare, counted, currency, serviceStart: day, state, attention } = row;
  if (!counted || yourShare === null || yourShare.partial) return [];
  const cents = yourShare.cents - Math.max(0, sumWithProvider(paid, currency));
  if (cents <= 0) return [];
  const doubt =
    state === 'plan-did-not-pay' ? 'refused' : ((attention && doubtOfAttention[attention]) ?? null);
  const open = { cents, toMarkCents: cents, doubt, currency, day } as const;
  return [{ ...careOfRow(row), reason: 'not-paid', bill: null, saidBy: findSayer(row), ...open }];
}

function findSayer({ openedAt, way }: ClaimRow): Unmarked['saidBy'] {
  if (openedAt === null) return 'plan';
  return way === 'paper' ? 'you' : (way ?? 'file');
}
