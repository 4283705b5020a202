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

/** True from the day after the one it is due. */
export function isPastDue(dueDay: string, today: string): boolean {
  return dueDay < today;
}
