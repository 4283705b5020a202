/**
 * The Medicare Prescription Payment Plan: the drug plan sends a bill each month, and nothing is paid at the counter. It
 * moves costs to later months and lowers none. Money is in cents.
 *
 * @see 42 U.S.C. 1395w-102(b)(2)(E)(iv); 42 CFR 423.137(b), (c)
 */

/** What is paid in one month, January is 1. */
export type PaidMonth = {
  month: number;
  /** At the counter, without the payment plan. */
  counterCents: number;
  /** The bill of the payment plan. */
  planCents: number;
  /** What the payment plan has not billed yet after this month's bill. */
  owedCents: number;
};

export type SpreadCosts = {
  /** The most that the first bill may be. */
  firstCapCents: number;
  /** From the month of joining to December; both ways come to the same sum. */
  months: PaidMonth[];
};

const monthsOfYear = 12;

/**
 * `joinMonth`: the first month in the payment plan. `countedCents`: what counted toward the cap before it, with Extra
 * Help and what others paid. `ownCents`: what the person alone pays for drugs on the plan's list, by month.
 *
 * The first bill is at most the rest of the cap, shared by the months that are left; each later one is what is owed,
 * shared by the months that are left. Bills are rounded half up to the cent, and December takes what remains.
 */
export function spreadCosts({
  capCents,
  joinMonth,
  countedCents,
  ownCents,
}: {
  capCents: number;
  joinMonth: number;
  countedCents: number;
  ownCents: readonly number[];
}): SpreadCosts {
  const firstCapCents = divide(Math.max(0, capCents - countedCents), monthsOfYear + 1 - joinMonth);
  let owedCents = 0;
  const months = Array.from({ length: monthsOfYear + 1 - joinMonth }, (_, index): PaidMonth => {
    const month = joinMonth + index;
    const counterCents = ownCents[month - 1] ?? 0;
    owedCents += counterCents;
    const isFirst = month === joinMonth && month < monthsOfYear;
    const planCents = isFirst
      ? Math.min(firstCapCents, owedCents)
      : divide(owedCents, monthsOfYear + 1 - month);
    owedCents -= planCents;
    return { month, counterCents, planCents, owedCents };
  });
  return { firstCapCents, months };
}

/** Half up to the cent; of an amount of 0 or more. */
function divide(cents: number, months: number): number {
  return Math.floor((2 * cents + months) / (2 * months));
}

/** What the payment plan does to the largest month. */
export type Verdict = 'spreads' | 'changes-little' | 'larger-month';

export type SpreadVerdict = {
  verdict: Verdict;
  /** The largest month: at the counter, and in the payment plan. */
  largestCounterCents: number;
  largestPlanCents: number;
};

/** Somebody who joins later has too few months to spread costs over. */
export const lastMonthToSpread = 9;

/** "Spreads" only where the largest month falls by at least 40 percent; a larger one is always said. */
export function judgeSpread({ months }: SpreadCosts, joinMonth: number): SpreadVerdict {
  const largestCounterCents = Math.max(...months.map(({ counterCents }) => counterCents));
  const largestPlanCents = Math.max(...months.map(({ planCents }) => planCents));
  const isSpread = joinMonth <= lastMonthToSpread && largestPlanCents * 10 <= largestCounterCents * 6;
  const verdict =
    largestPlanCents > largestCounterCents
      ? 'larger-month'
      : isSpread && largestCounterCents > 0
        ? 'spreads'
        : 'changes-little';
  return { verdict, largestCounterCents, largestPlanCents };
}
