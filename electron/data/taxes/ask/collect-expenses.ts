/** Bills, payments and claims of everyone, brought together by what care the money was for. */
import { toWholeDay, yearOf } from '#shared/dates';
import type { BillRow } from '#shared/model/bills/bill-lists';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { type AssignedPayment, type JudgeParts, judgePaidBills } from '../../bills/ask/judge-bills.ts';
import type { ClaimFacts } from '../../bills/match/claim-facts.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import type { Connections } from '../../people/connections.ts';
import type { Care, Expense, PaidBill, Unmarked } from '../count/expense.ts';

export type ExpenseParts = { connections: Connections; rows: ClaimRows; judged: JudgeParts };

/** @param today `YYYY-MM-DD` */
export function collectExpenses(
  parts: ExpenseParts,
  { year, today }: { year: number; today: string },
): { expenses: Expense[]; unmarked: Unmarked[] } {
  const people = parts.connections.people().map(({ id }) => collectOfPerson(parts, id, { year, today }));
  return {
    expenses: people.flatMap(({ expenses }) => expenses),
    unmarked: people.flatMap(({ unmarked }) => unmarked),
  };
}

function collectOfPerson(
  { rows, judged }: ExpenseParts,
  personId: string,
  { year, today }: { year: number; today: string },
) {
  const receipts = judged.bills.receipts(personId);
  const { rows: billRows, assigned } = judgePaidBills(judged, { personId, today });
  const bills = new Map(billRows.map((row) => [row.bill.id, row]));
  const person = rows.of(personId);
  const groups = Map.groupBy(assigned, ({ claimId, payment }) => claimId ?? `bill ${payment.billId}`);
  const paidClaims = new Set(groups.keys());
  const paidBills = new Set(assigned.map(({ payment }) => payment.billId));
  const claims = assigned.length === 0 ? null : judged.claims.of(personId);
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
      }),
    );
  });
  return {
    expenses,
    unmarked: [
      ...[...bills.values()].flatMap((row) => findUnmarked(row, personId, paidBills.has(row.bill.id))),
      ...person.listed
        .filter(({ row }) => row.counted && isOfYear(row, year))
        .filter(({ row: { id } }) => !paidClaims.has(claims?.get(id)?.visitId ?? id))
        .flatMap(({ key, row }) => findNotMarked([row, ...person.claimsOf(key)])),
    ],
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

/** Without a row: a claim that is no longer here was paid. */
function careOfBill(personId: string, row: BillRow | undefined): Care {
  return {
    personId,
    kind: 'unknown',
    provider: row?.bill.biller ?? null,
    serviceStart: row?.bill.serviceStart ?? null,
    serviceEnd: row?.bill.serviceEnd ?? null,
    claimId: null,
    claimNumber: row?.bill.claimNumber ?? null,
  };
}

/** Only a paper that tells of a payment is a receipt. */
function describeBill(row: BillRow | undefined): PaidBill | null {
  if (!row) return null;
  const { bill, hasScan } = row;
  const { id, accounts, kind, isExample } = bill;
  return { id, account: accounts[0] ?? null, hasReceipt: hasScan && kind === 'receipt', isExample };
}

function findUnmarked(row: BillRow, personId: string, isPaid: boolean): Unmarked[] {
  const { bill, openCents } = row;
  const isReceipt = bill.kind === 'receipt' && !isPaid;
  if (!isReceipt && openCents <= 0) return [];
  return [
    {
      ...careOfBill(personId, row),
      reason: isReceipt ? 'no-date-paid' : 'not-paid',
      bill: describeBill(row),
      cents: isReceipt ? bill.dueCents : openCents,
      currency: bill.currency,
      day: bill.serviceStart ?? bill.statementDate ?? bill.dueDate,
    },
  ];
}

function isOfYear({ serviceStart }: ClaimRow, year: number): boolean {
  return serviceStart !== null && yearOf(serviceStart) === year;
}

/**
 * What a plan says was paid at the visit is no payment until the person says so. Where several plans say it of one visit
 * it is the same money: the word of the first of these claims is told.
 */
function findNotMarked(claims: readonly ClaimRow[]): Unmarked[] {
  for (const row of claims) {
    const { alreadyPaid, counted, currency, serviceStart: day } = row;
    if (!counted || alreadyPaid === null || alreadyPaid.cents <= 0) continue;
    return [{ ...careOfRow(row), reason: 'not-marked', bill: null, cents: alreadyPaid.cents, currency, day }];
  }
  return [];
}
