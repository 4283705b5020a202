/**
 * The amounts of one level (total, header, balance, payment, or a line): entries of one concept, combined by rule.
 *
 * @see CARIN IG, general guidance on adjudication amounts
 */
import type { AmountName } from '#shared/model/claims/amount-table';
import type { Amount } from '#shared/model/claims/claim';
import { sumCents } from '#shared/money';
import { labelOfCategory } from './adjudication-categories.ts';
import type { MoneyEntry } from './adjudications.ts';
import {
  addAmounts,
  type Level,
  type LevelAmounts,
  noAmounts,
  nothingStated,
  paidWithoutProvider,
} from './amounts.ts';
import { conceptNamed, concepts, rankedVariables } from './money-concepts.ts';

/** One entry is most often all there is of a concept, so only several make a list. */
type Found = MoneyEntry | MoneyEntry[] | undefined;

const paidByPatientPart = conceptNamed('paidByPatientPart');
const benefitConcept = conceptNamed('benefit');
const paidToProvider = conceptNamed('paidToProvider');
const unallocated = conceptNamed('unallocatedDeductible');
const nothingFound: readonly Found[] = concepts.map(() => undefined);

/** Combines the entries of one level into named amounts. What has no name or is not used goes to `other`. */
export function combineAdjudications(
  entries: readonly MoneyEntry[],
  level: Level,
  currency: string,
  lineNumber: number | null,
): LevelAmounts {
  if (entries.length === 0 && level !== 'lines') return nothingStated;
  return new LevelCombiner(level, lineNumber, currency).combine(entries);
}

class LevelCombiner {
  readonly #level: Level;
  readonly #lineNumber: number | null;
  readonly #currency: string;
  readonly #amounts = noAmounts();
  readonly #repeated: AmountName[] = [];
  readonly #tooLarge: AmountName[] = [];
  readonly #labels: { [name in AmountName]?: string } = {};
  #unallocated: Amount | null = null;

  constructor(level: Level, lineNumber: number | null, currency: string) {
    this.#level = level;
    this.#lineNumber = lineNumber;
    this.#currency = currency;
  }

  combine(entries: readonly MoneyEntry[]): LevelAmounts {
    const amounts = this.#amounts;
    const found = this.#gather(entries);
    for (const { order, amount } of concepts)
      if (amount !== null && found[order]) amounts[amount] = this.#take(found[order], amount);
    amounts.deductible = this.#withUnallocated(amounts.deductible, found[unallocated.order]);
    amounts.alreadyPaid = this.#withBreakdown(amounts.alreadyPaid, found[paidByPatientPart.order]);
    this.#dropRepeatedNet();
    const benefit = this.#take(found[benefitConcept.order], 'planPaid');
    const toProvider = this.#take(found[paidToProvider.order], 'planPaid');
    const alone = this.#level === 'lines' ? paidWithoutProvider(amounts) : null;
    const isFiller = benefit?.cents === 0;
    const paid = toProvider
      ? addAmounts([toProvider, amounts.paidToYou])
      : isFiller
        ? paidWithoutProvider(amounts)
        : alone;
    if (toProvider && paid === null) this.#tooLarge.push('planPaid');
    // A zero beside what was paid out fills a form.
    const isPaidOut = isFiller && paid !== null && paid.cents !== 0;
    amounts.planPaid = isPaidOut ? paid : (benefit ?? paid);
    if (isPaidOut) this.#keep(listFound(found[benefitConcept.order])[0], benefit);
    if (toProvider && toProvider.cents !== amounts.planPaid?.cents)
      this.#keep(listFound(found[paidToProvider.order])[0], toProvider);
    return {
      amounts,
      repeated: this.#repeated,
      tooLarge: this.#tooLarge,
      benefitAndPaid: benefit && paid && (toProvider || isPaidOut) ? [benefit.cents, paid.cents] : null,
      labels: this.#labels,
      unallocated: this.#unallocated,
      hasUnknown: entries.some(({ isUnknown, cents }) => isUnknown && cents !== 0),
    };
  }

  /** What was found of each concept, by the concept's order. */
  #gather(entries: readonly MoneyEntry[]): Found[] {
    const found = nothingFound.slice();
    const isFamily = findFamily(entries);
    const isSaidAgain = findSaidAgain(entries);
    for (const entry of entries) {
      const { concept } = entry;
      if (
        concept === null ||
        isFamily(entry) ||
        isSaidAgain(entry) ||
        (entry.currency ?? this.#currency) !== this.#currency
      ) {
        this.#keep(entry, this.#amountOf(entry));
        continue;
      }
      const same = found[concept.order];
      if (same === undefined) found[concept.order] = entry;
      else if (Array.isArray(same)) same.push(entry);
      else found[concept.order] = [same, entry];
    }
    return found;
  }

  #take(found: Found, name: AmountName): Amount | null {
    if (found === undefined) return null;
    if (this.#level !== 'lines') this.#labels[name] ??= labelOf(listFound(found)[0]);
    if (!Array.isArray(found)) return this.#amountOf(found);
    const { amount, repeated } = combineSeveral(found, this.#level, this.#currency);
    if (amount === null) this.#tooLarge.push(name);
    if (repeated && !this.#repeated.includes(name)) this.#repeated.push(name);
    for (const part of found)
      if (part.cents !== 0 && part.cents !== amount?.cents) this.#keep(part, this.#amountOf(part));
    return amount;
  }

  /**
   * A service's deductible with what of it could not be put on others. Above the lines, where only that is stated, the
   * services have the rest: it stands apart.
   */
  #withUnallocated(deductible: Amount | null, unallocated: Found): Amount | null {
    const rest = addAmounts(listFound(unallocated).map((entry) => this.#amountOf(entry)));
    if (rest === null || (deductible === null && this.#level !== 'lines')) {
      this.#unallocated = rest;
      return deductible;
    }
    const sum = addAmounts([deductible, rest]);
    if (sum === null) this.#tooLarge.push('deductible');
    return sum;
  }

  /** What is already paid: the stated whole, else the sum of its breakdown, which is never added to the whole. */
  #withBreakdown(whole: Amount | null, breakdown: Found): Amount | null {
    if (breakdown === undefined) return whole;
    const parts = listFound(breakdown);
    const paid = whole ?? addAmounts(parts.map((part) => this.#amountOf(part)));
    if (paid === null) this.#tooLarge.push('alreadyPaid');
    for (const part of parts) if (part.cents !== paid?.cents) this.#keep(part, this.#amountOf(part));
    return paid;
  }

  #amountOf(entry: MoneyEntry): Amount {
    return amountOf(entry, this.#level, this.#currency);
  }

  #keep(entry: MoneyEntry | undefined, amount: Amount): void {
    const code = entry?.variable ?? entry?.code ?? null;
    this.#amounts.other.push({ label: labelOf(entry), code, lineNumber: this.#lineNumber, amount });
  }

  /** A line's net price that repeats its charge says nothing new. */
  #dropRepeatedNet(): void {
    const { billed, other } = this.#amounts;
    const at = billed
      ? other.findIndex(({ code, amount }) => code === 'net' && amount.cents === billed.cents)
      : -1;
    if (at >= 0) other.splice(at, 1);
  }
}

/**
 * What a deductible counts for the family, beside the same one counted for the person: it is the same money, and stands
 * under the plan's own name.
 */
function findFamily(entries: readonly MoneyEntry[]): (entry: MoneyEntry) => boolean {
  const deductibles = entries.filter(({ concept }) => concept?.name === 'deductible');
  if (deductibles.length < 2) return () => false;
  const family = new Set(deductibles.filter((entry) => /\bfamil(?:y|ia)/i.test(labelOf(entry))));
  return family.size === deductibles.length ? () => false : (entry) => family.has(entry);
}

/** What only words name, beside a code for the same: it is the same money, and stands under the plan's own name. */
function findSaidAgain(entries: readonly MoneyEntry[]): (entry: MoneyEntry) => boolean {
  if (!entries.some(({ isByWords }) => isByWords)) return () => false;
  const coded = new Set(entries.filter(({ isByWords }) => !isByWords).map(({ concept }) => concept));
  return ({ concept, isByWords }) => isByWords && coded.has(concept);
}

function listFound(found: Found): readonly MoneyEntry[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

function labelOf(entry: MoneyEntry | undefined): string {
  return labelOfCategory(entry?.category ?? null, entry?.code ?? null);
}

/** The entry as an amount; one without a currency is read in the claim's, and marked. */
function amountOf({ cents, currency, path }: MoneyEntry, level: Level, main: string): Amount {
  const amount: Amount = { cents, currency: currency ?? main, source: 'plan', level, from: [path] };
  if (currency === null) amount.assumedCurrency = true;
  return amount;
}

/**
 * Several entries of one concept at one level, by the rule of that concept; `null` where they are too large to add up.
 * `repeated`: their sum may be wrong.
 */
function combineSeveral(
  entries: readonly MoneyEntry[],
  level: Level,
  currency: string,
): { amount: Amount | null; repeated: boolean } {
  const first = entries[0];
  if (first === undefined) throw new RangeError('nothing to combine');
  const rule = first.concept?.several;
  const ranked = rule === 'ranked' ? firstRanked(entries) : null;
  if (ranked) return { amount: amountOf(ranked, level, currency), repeated: false };
  const distinct = haveDistinctVariables(entries);
  const same = entries.every((entry) => entry.cents === first.cents);
  const addable = rule === 'added' || (rule === 'added-variables' && distinct);
  if (!addable && same && (distinct || level !== 'lines'))
    return { amount: amountOf(first, level, currency), repeated: false };
  const nonZero = entries.filter((entry) => entry.cents !== 0);
  if (addable && nonZero.length <= 1)
    return { amount: amountOf(nonZero[0] ?? first, level, currency), repeated: false };
  const cents = sumCents(entries.map((entry) => entry.cents));
  if (cents === null) return { amount: null, repeated: !addable };
  const sum: Amount = {
    cents,
    currency,
    source: 'computed',
    level,
    from: entries.map((entry) => entry.path),
  };
  if (entries.some((entry) => entry.currency === null)) sum.assumedCurrency = true;
  return { amount: sum, repeated: !addable };
}

/** Of entries that all have a ranked variable, each another one, the first that is not zero. */
function firstRanked(entries: readonly MoneyEntry[]): MoneyEntry | null {
  if (!haveDistinctVariables(entries)) return null;
  const rank = (entry: MoneyEntry) => rankedVariables.indexOf(entry.variable ?? '');
  if (entries.some((entry) => rank(entry) < 0)) return null;
  const ranked = entries.toSorted((a, b) => rank(a) - rank(b));
  return ranked.find((entry) => entry.cents !== 0) ?? ranked[0] ?? null;
}

function haveDistinctVariables(entries: readonly MoneyEntry[]): boolean {
  for (let index = 0; index < entries.length; index++) {
    const variable = entries[index]?.variable ?? null;
    if (variable === null) return false;
    for (let other = 0; other < index; other++) if (entries[other]?.variable === variable) return false;
  }
  return true;
}
