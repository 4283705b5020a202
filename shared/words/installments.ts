/** A bill that is paid month by month: what is paid, what is next, and when. */
import { addMonths } from '../dates.ts';
import type { BillRow } from '../model/bills/bill-lists.ts';
import type { InstallmentPlan } from '../model/bills/installments.ts';

/** `paidCents`: how much of it is paid. */
export type Installment = { dueOn: string; cents: number; paidCents: number };

/** Fifty years: no plan takes longer, and a list of all payments stays a list. */
const mostInstallments = 600;

/** All payments, the first first. `paidCents`: all that was paid for the bill; it counts towards the earliest. */
export function listInstallments(plan: InstallmentPlan, paidCents: number): Installment[] {
  let left = plan.ofCents;
  let paid = countTowards(plan, paidCents);
  const all: Installment[] = [];
  while (left > 0 && all.length < mostInstallments) {
    const dueOn = addMonths(plan.firstOn, all.length);
    if (plan.lastOn !== null && dueOn > plan.lastOn) break;
    const cents = Math.min(plan.cents, left);
    const own = Math.min(cents, paid);
    all.push({ dueOn, cents, paidCents: own });
    left -= cents;
    paid -= own;
  }
  return all;
}

/** What was paid towards the plan; money that came back is taken off. */
function countTowards({ paidBeforeCents }: InstallmentPlan, paidCents: number): number {
  return Math.max(0, paidCents - paidBeforeCents);
}

/** What is still to be paid of the whole. */
export function computeRest(plan: InstallmentPlan, paidCents: number): number {
  return Math.max(0, plan.ofCents - countTowards(plan, paidCents));
}

/** The first payment that is not paid in full; `null` once all are. */
export function findNextInstallment(plan: InstallmentPlan, paidCents: number): Installment | null {
  return listInstallments(plan, paidCents).find((one) => one.paidCents < one.cents) ?? null;
}

/** What would be left after the last payment, because the months end before. */
export function computeUnplanned(plan: InstallmentPlan): number {
  return plan.ofCents - listInstallments(plan, 0).reduce((sum, { cents }) => sum + cents, 0);
}

type PaidBill = Pick<BillRow, 'bill' | 'installments' | 'paidCents'>;

/** The day on which the next money for the bill is due: of its installments, else of the paper. */
export function findDueDay({ bill, installments, paidCents }: PaidBill): string | null {
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  return next?.dueOn ?? bill.dueDate;
}

type OpenBill = PaidBill & Pick<BillRow, 'openCents'>;

/** What is due on that day and, where it has passed, until today: what is left of those installments; else all that is open. */
export function findDueCents(row: OpenBill, today: string): number {
  const next = row.installments === null ? null : findNextInstallment(row.installments, row.paidCents);
  if (next === null) return row.openCents;
  return sumDue(row, { from: next.dueOn, to: next.dueOn > today ? next.dueOn : today });
}

/** What of an open bill is due in these days, both included. */
export function sumDue(row: OpenBill, { from, to }: { from: string; to: string }): number {
  const isWithin = (day: string) => from <= day && day <= to;
  const next = row.installments === null ? null : findNextInstallment(row.installments, row.paidCents);
  if (row.installments === null || next === null) {
    const day = findDueDay(row);
    return day !== null && isWithin(day) ? row.openCents : 0;
  }
  return listInstallments(row.installments, row.paidCents)
    .filter(({ dueOn }) => isWithin(dueOn))
    .reduce((sum, { cents, paidCents }) => sum + cents - paidCents, 0);
}

/** What of open bills is due after what is due next: it is in payment plans. */
export function sumLater(rows: readonly OpenBill[], today: string): number {
  return rows
    .filter(({ openCents }) => openCents > 0)
    .reduce((sum, row) => sum + row.openCents - findDueCents(row, today), 0);
}

/**
 * What each of so many equal payments is, in whole cents, so that they make the whole and the last one is what is then
 * left; `null` where they cannot be so many.
 */
export function splitEvenly(wholeCents: number, count: number): number | null {
  if (!Number.isInteger(count) || count < 1 || count > mostInstallments) return null;
  const cents = Math.ceil(wholeCents / count);
  return cents * (count - 1) < wholeCents ? cents : null;
}

/** True from the day after the one it is due. */
export function isPastDue(dueDay: string, today: string): boolean {
  return dueDay < today;
}
