/**
 * From single amounts to named ones. Levels (total, header, balance, payment, lines) are views of the same money:
 * within a level entries of one name are combined by rule, across levels the first that states a name stands.
 *
 * @see CARIN IG, general guidance on adjudication amounts
 */
import { type AmountName, amountNames, mapNames } from '#shared/model/claims/amount-table';
import type { Amount, Amounts } from '#shared/model/claims/claim';
import { CentsSum, sumCents } from '#shared/money';
import type { MoneyEntry } from './adjudications.ts';

/** Where in an ExplanationOfBenefit an amount stands. */
export type Level = Amount['level'];

/** Amounts of one level, with the names that stood there more than once with different values. */
export type LevelAmounts = {
  readonly amounts: Amounts;
  readonly repeated: readonly AmountName[];
  /** Names whose amounts are too large to add up: they stand as not stated. */
  readonly tooLarge: readonly AmountName[];
  /** Cents of the stated benefit and of what was paid out, where the level states both. */
  readonly benefitAndPaid: readonly [number, number] | null;
  /** The plan's own words for the amounts above the lines. */
  readonly labels: { readonly [name in AmountName]?: string };
  /** A deductible that no service bears, to be added to what services state of it. */
  readonly unallocated: Amount | null;
  /** True where an amount other than zero stands under a category that nothing here knows. */
  readonly hasUnknown: boolean;
};

const nothing = mapNames(amountNames, () => null);

/** Amounts where nothing is stated; the caller's own. */
export function noAmounts(): Amounts {
  return { ...nothing, other: [] };
}

/** A level above the lines that states nothing. Shared: never change it. */
export const nothingStated: LevelAmounts = {
  amounts: noAmounts(),
  repeated: [],
  tooLarge: [],
  benefitAndPaid: null,
  labels: {},
  unallocated: null,
  hasUnknown: false,
};

/**
 * The currency of the claim's amounts: of the first list that states one (totals come first), and there US dollars if
 * any; else dollars. Amounts without a currency are read in it. `several`: more than one is stated.
 */
export function findMainCurrency(lists: Iterable<readonly MoneyEntry[]>): {
  any: boolean;
  currency: string;
  several: boolean;
  unstated: boolean;
  anyText: boolean;
} {
  let any = false;
  let first: string | null = null;
  let main: string | null = null;
  let several = false;
  let unstated = false;
  let anyText = false;
  for (const entries of lists) {
    let dollars = false;
    for (const { currency, isText } of entries) {
      any = true;
      anyText ||= isText;
      if (currency === null) {
        unstated = true;
        continue;
      }
      if (currency === 'USD') dollars = true;
      if (first !== null && first !== currency) several = true;
      first ??= currency;
    }
    main ??= dollars ? 'USD' : first;
  }
  return { any, currency: main ?? 'USD', several, unstated, anyText };
}

/**
 * The exact sum of the stated amounts; `null` for none, or where they are too large to add up. Where at most one is not
 * zero, it stays the plan's own.
 */
export function addAmounts(amounts: readonly (Amount | null)[]): Amount | null {
  const stated = amounts.filter((amount) => amount !== null);
  const first = stated[0];
  if (first === undefined) return null;
  const nonZero = stated.filter((amount) => amount.cents !== 0);
  if (nonZero.length <= 1) return nonZero[0] ?? first;
  const cents = sumCents(stated.map((amount) => amount.cents));
  return cents === null ? null : computeAmount(cents, stated);
}

/** An amount worked out here from others: marked computed, at the level of the first, with the sources of all. */
export function computeAmount(cents: number, parts: readonly Amount[]): Amount {
  const amount: Amount = {
    cents,
    currency: parts[0]?.currency ?? 'USD',
    source: 'computed',
    level: parts[0]?.level ?? 'total',
    from: parts.flatMap((part) => part.from),
  };
  if (parts.some((part) => part.partial)) amount.partial = true;
  if (parts.some((part) => part.assumedCurrency)) amount.assumedCurrency = true;
  return amount;
}

/**
 * The sum of lines or of their parts, name by name; `partial` where one does not state the name in full. Names that are
 * too large to add up are added to `tooLarge`. `from`: where they stand.
 */
export function sumLines(
  lines: readonly Amounts[],
  tooLarge: Set<AmountName>,
  from = 'item[*].adjudication',
): Amounts {
  const sums = noAmounts();
  for (const name of amountNames) {
    let total: CentsSum | null = null;
    let stating = 0;
    let only: Amount | null = null;
    let isPartial = false;
    let isAssumed = false;
    for (const line of lines) {
      const amount = line[name];
      if (amount === null) continue;
      total ??= new CentsSum();
      total.add(amount.cents);
      stating++;
      only = amount;
      isPartial ||= amount.partial === true;
      isAssumed ||= amount.assumedCurrency === true;
    }
    if (only === null || total === null) continue;
    const { cents } = total;
    if (cents === null) {
      tooLarge.add(name);
      continue;
    }
    const sum: Amount =
      stating === 1
        ? { ...only }
        : {
            cents,
            currency: only.currency,
            source: 'computed',
            level: 'lines',
            from: [from],
          };
    if (isPartial || stating < lines.length) sum.partial = true;
    if (isAssumed) sum.assumedCurrency = true;
    sums[name] = sum;
  }
  return sums;
}

/**
 * Parts the services from the lines that add them up, and from those that others replace. A total line is a level of its own, after those above the lines:
 * it may state what these do not. A zero there beside services that state more is a filler. Where there is nothing
 * but a total line, it stands for its services.
 */
export function splitTotalLines(
  rawLines: readonly { readonly isTotal: boolean; readonly isReplaced: boolean }[],
  lines: readonly LevelAmounts[],
): { services: readonly LevelAmounts[]; totalLines: readonly LevelAmounts[] } {
  if (!rawLines.some(({ isTotal, isReplaced }) => isTotal || isReplaced))
    return { services: lines, totalLines: [] };
  const services = lines.filter((_, index) => !rawLines[index]?.isTotal && !rawLines[index]?.isReplaced);
  if (services.length === 0) return { services: lines.slice(0, 1), totalLines: [] };
  const totals = lines.filter((_, index) => rawLines[index]?.isTotal);
  return { services, totalLines: totals.map(({ amounts }) => levelOfTotalLine(amounts, services)) };
}

function levelOfTotalLine(amounts: Amounts, services: readonly LevelAmounts[]): LevelAmounts {
  const stated = noAmounts();
  for (const name of amountNames) {
    const isFiller =
      amounts[name]?.cents === 0 && services.some((line) => (line.amounts[name]?.cents ?? 0) !== 0);
    if (!isFiller) stated[name] = amounts[name];
  }
  return { ...nothingStated, amounts: stated };
}

/**
 * What the plan paid where only its payment to you is stated. That you were sent nothing says nothing of what the
 * provider got.
 */
export function paidWithoutProvider({ paidToYou }: Amounts): Amount | null {
  return paidToYou?.cents === 0 ? null : paidToYou;
}

/** The services where all that is stated is paid to you: there, nothing to you is nothing paid. */
export function nameNothingPaid(lines: readonly LevelAmounts[]): readonly LevelAmounts[] {
  const isToYou = lines.every(
    ({ amounts: { planPaid, paidToYou } }) => planPaid === null || planPaid.cents === paidToYou?.cents,
  );
  if (!isToYou || lines.every(({ amounts }) => amounts.planPaid === null)) return lines;
  return lines.map((line) => {
    const { planPaid, paidToYou } = line.amounts;
    return planPaid === null ? { ...line, amounts: { ...line.amounts, planPaid: paidToYou } } : line;
  });
}

/** A payment to you of an earlier level, where what a later one states is less: that went to the provider alone. */
function findMoreToYou({ paidToYou }: Amounts, planPaid: Amount | null): Amount | null {
  if (!paidToYou || !planPaid || paidToYou.level === planPaid.level || planPaid.cents < 0) return null;
  return paidToYou.cents > planPaid.cents ? paidToYou : null;
}

/**
 * The claim's amounts: each from the first level that states it. A later level's different amount is kept in `other`,
 * except sums of lines, which the lines hold. A payment of nothing beside one of more fills a form. A payment to you is the
 * plan's payment where no level states that, or states less.
 */
export function chooseAmounts(levels: readonly LevelAmounts[], lines: Amounts): Amounts {
  const chosen = noAmounts();
  const said: { [name in AmountName]?: string | undefined } = {};
  for (const level of levels) {
    if (level === nothingStated) continue;
    const { amounts, labels } = level;
    for (const name of amountNames) {
      const amount = amounts[name];
      if (amount === null) continue;
      if (name === 'planPaid') chosen.planPaid ??= findMoreToYou(chosen, amount);
      const taken = chosen[name];
      const isPaidOut = name === 'planPaid' && taken?.cents === 0 && amount.cents !== 0;
      const [kept, label] = isPaidOut ? [taken, said[name]] : [amount, labels[name]];
      if (taken === null || isPaidOut) {
        chosen[name] = amount;
        said[name] = labels[name];
      }
      if (taken !== null && amount.cents !== taken.cents && kept.source === 'plan' && label)
        chosen.other.push({ label, code: null, lineNumber: null, amount: kept });
    }
    for (const other of amounts.other) chosen.other.push(other);
  }
  chosen.planPaid ??= findMoreToYou(chosen, lines.planPaid);
  for (const name of amountNames) {
    if (name === 'deductible' && chosen.deductible === null) {
      const unallocated = levels.find((level) => level.unallocated !== null)?.unallocated ?? null;
      chosen.deductible = addAmounts([lines.deductible, unallocated]);
    } else chosen[name] ??= lines[name];
  }
  chosen.planPaid ??= paidWithoutProvider(chosen);
  return chosen;
}
