/** Rows of the worksheet: what of each payment may count, and why the rest does not. */

import { yearOf } from '#shared/dates';
import { computeMileageCents, findMileageRate } from '#shared/mileage';
import type { Payment } from '#shared/model/bills/payment';
import type { PremiumKind, TaxEntry } from '#shared/model/bills/tax-entry';
import type { LeftOutReason, WorksheetRow } from '#shared/model/bills/worksheet';
import type { Care, Expense, PaidBill, PaidPayment, Unmarked } from './expense.ts';
import { isAccount, type PaymentSplit, splitPayments } from './split-payments.ts';

/** The days of care that each account of a person pays for. */
export type Accounts = {
  /** The day the first HSA was established; `null` without one. */
  hsaStart: string | null;
  fsaYears: readonly { start: string; end: string }[];
};

export function findAccounts(entries: readonly TaxEntry[], personId: string): Accounts {
  const own = entries.filter((entry) => entry.personId === personId).map(({ facts }) => facts);
  const starts = own.flatMap((facts) => (facts.kind === 'hsa' ? facts.start : []));
  return {
    hsaStart: starts.toSorted()[0] ?? null,
    fsaYears: own.filter((facts) => facts.kind === 'fsa'),
  };
}

/** @param today `YYYY-MM-DD`; what is marked for a later day is not paid yet */
export function buildPaymentRows(expense: Expense, accounts: Accounts, today: string): WorksheetRow[] {
  const { payments, planSentCents, overpaidCents } = expense;
  const paid = payments.filter(({ paidOn }) => paidOn <= today);
  const { splits, unmatched } = splitPayments(paid, planSentCents, overpaidCents);
  return payments.flatMap((payment) => {
    const split = splits.get(payment.id);
    if (split) return [buildPaidRow(expense, payment, split, accounts)];
    const rest = unmatched.get(payment.id);
    const reason = payment.cents > 0 ? 'not-paid' : 'refund-without-payment';
    if (payment.cents < 0 && rest === undefined) return [];
    const row = beginPaidRow(expense, payment);
    if (payment.cents > 0) return [{ ...row, leftOut: [reason] }];
    return [{ ...row, cents: -(rest ?? 0), repaidCents: rest ?? 0, leftOut: [reason] }];
  });
}

function buildPaidRow(
  expense: Expense,
  payment: Expense['payments'][number],
  split: PaymentSplit,
  accounts: Accounts,
): WorksheetRow {
  const row = beginPaidRow(expense, payment);
  const { repayments, ...parts } = split;
  const days = repayments.map(({ on }) => on).filter((on) => on !== null);
  const isForeign = payment.currency !== 'USD';
  const uses =
    parts.ownCents > 0 && !isForeign ? findUses(expense, accounts) : { countsFor: [], leftOut: [] };
  const isTwice = expense.payments.some(
    (other) =>
      other.id !== payment.id &&
      other.billId !== payment.billId &&
      other.cents === payment.cents &&
      other.paidOn === payment.paidOn,
  );
  return {
    ...row,
    ...parts,
    ...uses,
    repaidCents:
      repayments.length === 0
        ? 0
        : payment.cents - parts.ownCents - parts.overpaidCents - sumKept(payment, parts),
    repaidOn: days.toSorted().at(-1) ?? null,
    repaidBy: [...new Set(repayments.map(({ by }) => by))],
    leftOut: [
      ...(isForeign ? (['other-currency'] as const) : parts.ownCents === 0 ? explainNothing(parts) : []),
      ...uses.leftOut,
    ],
    notes: [
      ...(days.some((day) => yearOf(day) > yearOf(payment.paidOn)) ? (['repaid-later'] as const) : []),
      ...(parts.overpaidCents > 0 && parts.ownCents > 0 ? (['paid-more'] as const) : []),
      ...(isTwice ? (['written-twice'] as const) : []),
      ...(repayments.some(({ on }) => on === null) ? (['plan-sent-money'] as const) : []),
    ],
  };
}

/** What the account that paid still has paid. */
function sumKept(
  { way, cents }: Payment,
  { accountCents, planCents }: Omit<PaymentSplit, 'repayments'>,
): number {
  if (isAccount(way)) return Math.min(cents, accountCents[way]);
  return way === 'plan' ? planCents : 0;
}

/** Where nothing stayed the person's own: where it all went. */
function explainNothing({
  accountCents,
  planCents,
  givenBackCents,
  overpaidCents,
}: Omit<PaymentSplit, 'repayments'>) {
  const { hsa, fsa, hra } = accountCents;
  const reasons: [LeftOutReason, number][] = [
    ['from-account', hsa + fsa + hra],
    ['plan-money', planCents],
    ['repaid', givenBackCents],
    ['not-owed', overpaidCents],
  ];
  return reasons.filter(([, cents]) => cents > 0).map(([reason]) => reason);
}

/** The same dollar may count for one of these, whichever the person chooses. */
function findUses(
  { serviceStart: start }: Care,
  { hsaStart, fsaYears }: Accounts,
): Pick<WorksheetRow, 'countsFor' | 'leftOut'> {
  const countsFor: WorksheetRow['countsFor'] = ['tax'];
  const leftOut: LeftOutReason[] = [];
  const hasAccount = hsaStart !== null || fsaYears.length > 0;
  if (start === null) return { countsFor, leftOut: hasAccount ? ['no-service-date'] : [] };
  if (hsaStart !== null && start >= hsaStart) countsFor.push('hsa');
  else if (hsaStart !== null) leftOut.push('before-hsa');
  if (fsaYears.some((year) => year.start <= start && start <= year.end)) countsFor.push('fsa');
  else if (fsaYears.length > 0) leftOut.push('not-in-fsa-year');
  return { countsFor, leftOut };
}

/** A row for what was not marked as paid: nothing of it counts. */
export function buildUnmarkedRow(unmarked: Unmarked): WorksheetRow {
  const { reason, bill, saidBy, cents, toMarkCents, doubt, currency, day: _, ...care } = unmarked;
  return {
    ...beginRow(`${reason} ${bill?.id ?? care.claimId}`, care, bill),
    cents,
    toMarkCents,
    doubt,
    currency,
    leftOut: [reason],
    source: bill === null ? saidBy : bill.isExample ? 'example' : 'you',
  };
}

/** From when on an HSA may pay the fee of direct primary care. @see IRS Notice 2026-5 */
const feesFrom = '2026-01-01';

/** An HSA pays few premiums, but may pay the fee of direct primary care once both have begun. */
function findEntryUses(
  { premium, day }: Extract<TaxEntry['facts'], { kind: 'premium' }>,
  { hsaStart }: Accounts,
): WorksheetRow['countsFor'] {
  const isFee = premium === 'direct-primary-care' && day >= feesFrom;
  return isFee && hsaStart !== null && day >= hsaStart ? ['tax', 'hsa'] : ['tax'];
}

/** The limits of what counts: of care by age, and of what an HSA may pay of a fee. */
function findEntryNotes(premium: PremiumKind, countsFor: WorksheetRow['countsFor']): WorksheetRow['notes'] {
  if (premium === 'long-term-care') return ['limit-by-age'];
  return countsFor.includes('hsa') ? ['limit-by-fee'] : [];
}

/** A row for miles or a premium; `null` for an account. `accounts`: of the entry's person. */
export function buildEntryRow(entry: TaxEntry, accounts: Accounts, today: string): WorksheetRow | null {
  const { id, personId, facts } = entry;
  if (facts.kind === 'hsa' || facts.kind === 'fsa') return null;
  const begun = beginRow(id, { ...noCare, personId, kind: facts.kind }, null);
  const row: WorksheetRow = { ...begun, source: entry.isExample ? 'example' : 'you' };
  const isAhead = facts.day > today;
  if (facts.kind === 'premium') {
    const { cents, way, premium, note, isPreTax } = facts;
    const payment = { id, cents, way, paidOn: facts.day, currency: 'USD', billId: null, claimId: null, note };
    const { repayments: _, ...parts } = splitPayments([payment], 0, 0).splits.get(id) ?? nothingSplit;
    const reasons: LeftOutReason[] = isAhead
      ? ['not-paid']
      : isPreTax
        ? ['pre-tax']
        : parts.ownCents > 0
          ? []
          : explainNothing(parts);
    const countsFor = reasons.length > 0 ? [] : findEntryUses(facts, accounts);
    return {
      ...row,
      ...parts,
      ...(reasons.length > 0 ? { leftOut: reasons, ownCents: 0 } : { countsFor }),
      premium,
      paidOn: facts.day,
      cents,
      way,
      note,
      notes: findEntryNotes(premium, countsFor),
    };
  }
  const rateTenths = facts.rateTenths ?? findMileageRate(facts.day);
  const { mileTenths, tollCents, note } = facts;
  const cents = rateTenths === null ? null : computeMileageCents(mileTenths, rateTenths) + tollCents;
  const reason = isAhead ? 'not-paid' : cents === null ? 'no-rate' : null;
  return {
    ...row,
    paidOn: facts.day,
    mileTenths,
    rateTenths,
    note,
    cents,
    ...(reason === null ? { ownCents: cents ?? 0, countsFor: ['tax'] } : { leftOut: [reason] }),
  };
}

const noCare = { provider: null, serviceStart: null, serviceEnd: null, claimId: null, claimNumber: null };
const noneFromAccounts = { hsa: 0, fsa: 0, hra: 0 };
const nothingSplit: PaymentSplit = {
  ownCents: 0,
  accountCents: noneFromAccounts,
  planCents: 0,
  givenBackCents: 0,
  overpaidCents: 0,
  repayments: [],
};

function beginPaidRow(expense: Expense, payment: PaidPayment): WorksheetRow {
  const { id, paidOn, cents, currency, way, note, bill, isExample } = payment;
  const row = beginRow(id, expense, bill);
  const hasReceipt = row.hasReceipt || payment.hasReceipt;
  return { ...row, hasReceipt, paidOn, cents, currency, way, note, source: isExample ? 'example' : 'you' };
}

function beginRow(id: string, care: Care, bill: PaidBill | null): WorksheetRow {
  const { personId, kind, provider, serviceStart, serviceEnd, claimId, claimNumber } = care;
  const { ownCents, accountCents, planCents, givenBackCents, overpaidCents } = nothingSplit;
  return {
    id,
    personId,
    kind,
    provider,
    premium: null,
    serviceStart,
    serviceEnd,
    paidOn: null,
    cents: null,
    toMarkCents: null,
    doubt: null,
    currency: 'USD',
    way: null,
    ownCents,
    accountCents,
    planCents,
    givenBackCents,
    overpaidCents,
    repaidCents: 0,
    repaidOn: null,
    repaidBy: [],
    countsFor: [],
    leftOut: [],
    notes: [],
    claimId,
    claimNumber,
    billId: bill?.id ?? null,
    billAccount: bill?.account ?? null,
    hasReceipt: bill?.hasReceipt ?? false,
    mileTenths: null,
    rateTenths: null,
    note: '',
    source: 'you',
  };
}
