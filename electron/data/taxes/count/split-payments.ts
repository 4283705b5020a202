/** Where each cent of what was paid is now: with the person, an account, a plan, or given back. One cent, one place. */
import type { Payment } from '#shared/model/bills/payment';
import type { Repayer } from '#shared/model/bills/worksheet';

type Account = 'hsa' | 'fsa' | 'hra';

/** The parts add up to what was paid. */
export type PaymentSplit = {
  ownCents: number;
  accountCents: Record<Account, number>;
  planCents: number;
  givenBackCents: number;
  /** Paid, but not owed. */
  overpaidCents: number;
  /** `on`: the day; `null` where only the plan's records tell of it. */
  repayments: { by: Repayer; on: string | null }[];
};

export type SplitPayments = {
  splits: ReadonlyMap<string, PaymentSplit>;
  /** Money that came back for which no payment was written down, by the id of the refund. */
  unmatched: ReadonlyMap<string, number>;
};

/**
 * Splits all payments for one claim, or for one bill without a claim.
 *
 * @param planSentCents what the plan's records say that it paid the person; the same money as a refund that the person
 *   wrote down, so only what is beyond those is taken off
 * @param overpaidCents what was paid beyond what is owed, and did not come back: of the newest payments
 */
export function splitPayments(
  payments: readonly Payment[],
  planSentCents: number,
  overpaidCents: number,
): SplitPayments {
  const byDay = payments.toSorted((a, b) => a.paidOn.localeCompare(b.paidOn));
  const paid = byDay.filter(({ cents }) => cents > 0);
  const splits = new Map(paid.map((payment) => [payment.id, beginSplit(payment)]));
  const unmatched = new Map<string, number>();
  const takeOff = (cents: number, by: Repayer, on: string | null, order: readonly Payment[]) => {
    let rest = cents;
    for (const from of isAccount(by) ? ownMoney : allMoney)
      for (const { id } of order) rest -= moveCents(splits.get(id) as PaymentSplit, from, rest, { by, on });
    return rest;
  };
  let planRefunds = 0;
  for (const refund of byDay.filter(({ cents }) => cents < 0)) {
    const by = findRepayer(refund);
    if (by === 'plan') planRefunds -= refund.cents;
    const sameBill = paid.filter(({ billId }) => billId === refund.billId);
    const others = paid.filter(({ billId }) => billId !== refund.billId);
    const rest = takeOff(-refund.cents, by, refund.paidOn, [...sameBill, ...others]);
    if (rest > 0) unmatched.set(refund.id, rest);
  }
  takeOff(Math.max(0, planSentCents - planRefunds), 'plan', null, paid);
  let over = overpaidCents;
  for (const { id } of paid.toReversed()) {
    const split = splits.get(id) as PaymentSplit;
    const moved = Math.min(over, split.ownCents);
    split.ownCents -= moved;
    split.overpaidCents += moved;
    over -= moved;
  }
  return { splits, unmatched };
}

type Place = 'own' | Account;
const ownMoney: readonly Place[] = ['own'];
/** The person's own money comes back first, so that no more counts than may. */
const allMoney: readonly Place[] = ['own', 'hsa', 'fsa', 'hra'];

/** True for money of an account for care, which is no money of the person's own. */
export function isAccount(way: string): way is Account {
  return way === 'hsa' || way === 'fsa' || way === 'hra';
}

function beginSplit({ cents, way }: Payment): PaymentSplit {
  const accountCents = { hsa: 0, fsa: 0, hra: 0 };
  if (isAccount(way)) accountCents[way] = cents;
  const isPlan = way === 'plan';
  return {
    ownCents: isAccount(way) || isPlan ? 0 : cents,
    accountCents,
    planCents: isPlan ? cents : 0,
    givenBackCents: 0,
    overpaidCents: 0,
    repayments: [],
  };
}

/** A refund onto a card came from the one who had been paid. */
function findRepayer({ way }: Payment): Repayer {
  if (isAccount(way) || way === 'plan' || way === 'other') return way;
  return 'provider';
}

/** Moves at most `cents` from where they were to who repaid them; how many it were. */
function moveCents(
  split: PaymentSplit,
  from: Place,
  cents: number,
  repayment: { by: Repayer; on: string | null },
): number {
  const moved = Math.min(cents, from === 'own' ? split.ownCents : split.accountCents[from]);
  if (moved <= 0) return 0;
  if (from === 'own') split.ownCents -= moved;
  else split.accountCents[from] -= moved;
  const { by } = repayment;
  if (isAccount(by)) split.accountCents[by] += moved;
  else if (by === 'plan') split.planCents += moved;
  else split.givenBackCents += moved;
  split.repayments.push(repayment);
  return moved;
}
