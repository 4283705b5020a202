/** Where a line's billed money went, in cents; `billed` is the sum of all others. */
export type Split = {
  billed: number;
  discount: number;
  notCovered: number;
  otherPaid: number;
  deductible: number;
  copay: number;
  coinsurance: number;
  planPaid: number;
};

/** A split of the stated parts; the plan pays what is left. */
export function splitMoney(parts: Partial<Omit<Split, 'planPaid'>> & { billed: number }): Split {
  const all = { discount: 0, notCovered: 0, otherPaid: 0, deductible: 0, copay: 0, coinsurance: 0, ...parts };
  const gone = all.discount + all.notCovered + all.otherPaid + all.deductible + all.copay + all.coinsurance;
  return { ...all, planPaid: all.billed - gone };
}

/** The price that the plan approves: billed, less the discount and what is not covered. */
export function computeAllowed(money: Split): number {
  return money.billed - money.discount - money.notCovered;
}

/** The member's deductible, copay and coinsurance together. */
export function sumMemberShare(money: Split): number {
  return money.deductible + money.copay + money.coinsurance;
}

/** The same money taken back. */
export function reverseSplit(money: Split): Split {
  return mapSplit(money, (cents) => (cents === 0 ? 0 : -cents));
}

/** The sum of splits: that of a claim, from its lines. */
export function sumSplits(list: readonly Split[]): Split {
  const zero = mapSplit(splitMoney({ billed: 0 }), () => 0);
  return list.reduce((sum, one) => mapSplit(sum, (cents, part) => cents + one[part]), zero);
}

function mapSplit(money: Split, change: (cents: number, part: keyof Split) => number): Split {
  const result = { ...money };
  for (const part of Object.keys(result) as (keyof Split)[]) result[part] = change(money[part], part);
  return result;
}

/** What is left of a year's deductible and out-of-pocket limit, in cents. */
export type Ledger = { deductibleLeft: number; outOfPocketLeft: number };

/** Evergreen's limits for one person and year. */
export function openLedger(): Ledger {
  return { deductibleLeft: 700_00, outOfPocketLeft: 3_000_00 };
}

/** How a plan shares the cost of one kind of care. */
export type CostRule = { copay?: number; deductible?: boolean; percent?: number };

/** Splits a price by the rule, and takes the member's share off the year's ledger. */
export function applyRule(
  price: { billed: number; discount: number; notCovered?: number; otherPaid?: number },
  rule: CostRule,
  ledger: Ledger,
): Split {
  const open = price.billed - price.discount - (price.notCovered ?? 0) - (price.otherPaid ?? 0);
  const capped = (cents: number, used: number) =>
    Math.max(0, Math.min(cents, open - used, ledger.outOfPocketLeft - used));
  const copay = capped(rule.copay ?? 0, 0);
  const deductible = rule.deductible ? capped(Math.min(ledger.deductibleLeft, open), copay) : 0;
  const rest = open - copay - deductible;
  const coinsurance = capped(Math.round((rest * (rule.percent ?? 0)) / 100), copay + deductible);
  ledger.deductibleLeft -= deductible;
  ledger.outOfPocketLeft -= copay + deductible + coinsurance;
  return splitMoney({ ...price, copay, deductible, coinsurance });
}
