/**
 * Every amount of a claim, in the order of the claim's own ledger, and where it appears. A new amount is one row here, one
 * in `electron/data/claims/read/money-concepts.ts` for the codes that state it, and its words: `amount.…` of the `claim`
 * and `statement` texts, `claims.…` of the `csv` texts. Where it appears among a claim's services is up to
 * `ServicesTable.tsx`.
 */

type AmountFacts = {
  /**
   * Who bears the money: `you` for the parts of your share, `other-insurer` for whoever pays besides the plan.
   * `null`: a price, a sum of others, or the plan's own payment.
   */
  readonly bornBy: 'you' | 'other-insurer' | null;
  /** In list rows, and so in what is stored of a claim. */
  readonly inRows: boolean;
  /** In exported tables. */
  readonly inCsv: boolean;
  /** Added up over claims, plainly. Plan payments and shares are added up apart, as pharmacies' stand alone. */
  readonly inTotals: boolean;
};

const amountTable = {
  billed: { bornBy: null, inRows: true, inCsv: true, inTotals: true },
  discount: { bornBy: null, inRows: true, inCsv: true, inTotals: true },
  allowed: { bornBy: null, inRows: true, inCsv: true, inTotals: true },
  notCovered: { bornBy: null, inRows: true, inCsv: true, inTotals: true },
  deductible: { bornBy: 'you', inRows: true, inCsv: true, inTotals: true },
  copay: { bornBy: 'you', inRows: true, inCsv: true, inTotals: true },
  coinsurance: { bornBy: 'you', inRows: true, inCsv: true, inTotals: true },
  planPaid: { bornBy: null, inRows: true, inCsv: true, inTotals: false },
  paidToYou: { bornBy: null, inRows: false, inCsv: false, inTotals: false },
  otherInsurerPaid: { bornBy: 'other-insurer', inRows: true, inCsv: true, inTotals: true },
  yourShare: { bornBy: null, inRows: true, inCsv: true, inTotals: false },
  alreadyPaid: { bornBy: null, inRows: true, inCsv: true, inTotals: false },
  drugPrice: { bornBy: null, inRows: false, inCsv: false, inTotals: false },
  mayOwe: { bornBy: null, inRows: true, inCsv: false, inTotals: false },
} as const satisfies Record<string, AmountFacts>;

type AmountTable = typeof amountTable;
export type AmountName = keyof AmountTable;

/** Names of the amounts whose fact has that value. */
type NameWith<Fact extends keyof AmountFacts, Value> = {
  [Name in AmountName]: AmountTable[Name][Fact] extends Value ? Name : never;
}[AmountName];

export const amountNames = Object.keys(amountTable) as AmountName[];

function namesWith<Fact extends keyof AmountFacts, Value extends AmountFacts[Fact]>(
  fact: Fact,
  value: Value,
): NameWith<Fact, Value>[] {
  return amountNames.filter((name) => amountTable[name][fact] === value) as NameWith<Fact, Value>[];
}

/** Amounts of a list row, in the order in which they are stored. */
export const rowAmountNames = namesWith('inRows', true);
export type RowAmountName = (typeof rowAmountNames)[number];

/** Amounts of an exported table, in the order of its columns. */
export const csvAmountNames = namesWith('inCsv', true);

/** Amounts that are added up plainly. Billed and approved lead: they are compared first. */
export const summedAmountNames = [
  ...new Set(['billed' as const, 'allowed' as const, ...namesWith('inTotals', true)]),
];

/** The parts of your share: deductible, copay and percent. */
export const sharePartNames = namesWith('bornBy', 'you');

/** Payments of others than the plan and you. */
export const otherPaymentNames = namesWith('bornBy', 'other-insurer');

/** An object with something for each of the names. */
export function mapNames<Name extends string, Value>(
  names: readonly Name[],
  valueFor: (name: Name) => Value,
): Record<Name, Value> {
  const values = {} as Record<Name, Value>;
  for (const name of names) values[name] = valueFor(name);
  return values;
}
