/**
 * The amounts of one level (total, header, balance, payment, one line): entries of one name combined by rule.
 *
 * @see CARIN IG, general guidance on adjudication amounts
 */
import type { Amount, AmountName } from '#shared/model/claim';
import { type Concept, coinsuranceOrder, labelOfCategory } from './adjudication-categories.ts';
import type { Entry } from './adjudications.ts';
import { add, type Level, type LevelAmounts, noAmounts, nothingStated } from './amounts.ts';

type Found = Entry | Entry[] | undefined;

/** Combines the entries of one level into named amounts; what has no name, or is not used, goes to `other`. */
export function combineLevel(
  entries: readonly Entry[],
  level: Level,
  currency: string,
  lineNumber: number | null,
): LevelAmounts {
  if (entries.length === 0 && level !== 'lines') return nothingStated;
  return new LevelCombiner(level, lineNumber).combine(entries, currency);
}

class LevelCombiner {
  readonly #level: Level;
  readonly #lineNumber: number | null;
  readonly #amounts = noAmounts();
  readonly #repeated: AmountName[] = [];
  readonly #labels: { [name in AmountName]?: string } = {};

  constructor(level: Level, lineNumber: number | null) {
    this.#level = level;
    this.#lineNumber = lineNumber;
  }

  combine(entries: readonly Entry[], currency: string): LevelAmounts {
    const amounts = this.#amounts;
    const found = this.#gather(entries, currency);
    amounts.billed = this.#take(found.billed, 'billed');
    amounts.discount = this.#take(found.discount, 'discount');
    amounts.allowed = this.#take(found.allowed, 'allowed');
    amounts.notCovered = this.#take(found.notCovered, 'notCovered');
    amounts.deductible = this.#take(found.deductible, 'deductible');
    amounts.copay = this.#take(found.copay, 'copay');
    amounts.coinsurance = this.#take(found.coinsurance, 'coinsurance');
    amounts.otherInsurerPaid = this.#take(found.otherInsurerPaid, 'otherInsurerPaid');
    amounts.yourShare = this.#take(found.memberLiability, 'yourShare');
    amounts.drugPrice = this.#take(found.drugPrice, 'drugPrice');
    amounts.paidToYou = this.#take(found.paidToPatient, 'paidToYou');
    amounts.alreadyPaid = this.#alreadyPaid(found.paidByPatient, found.paidByPatientPart);
    this.#dropRepeatedNet();
    const benefit = this.#take(found.benefit, 'planPaid');
    const toProvider = this.#take(found.paidToProvider, 'planPaid');
    const paid = toProvider ? add([toProvider, amounts.paidToYou]) : amounts.paidToYou;
    amounts.planPaid = benefit ?? paid;
    if (toProvider && toProvider.cents !== amounts.planPaid?.cents)
      this.#keep(listed(found.paidToProvider)[0], toProvider);
    return {
      amounts,
      repeated: this.#repeated,
      benefitAndPaid: benefit && toProvider && paid ? [benefit.cents, paid.cents] : null,
      labels: this.#labels,
    };
  }

  #gather(entries: readonly Entry[], currency: string): Record<Concept, Found> {
    const found = nothingFound();
    for (const entry of entries) {
      const { concept } = entry;
      if (concept === null || (entry.currency ?? 'USD') !== currency) {
        this.#keep(entry, amountOf(entry, this.#level));
        continue;
      }
      const same = found[concept];
      if (same === undefined) found[concept] = entry;
      else if (Array.isArray(same)) same.push(entry);
      else found[concept] = [same, entry];
    }
    return found;
  }

  #take(found: Found, name: AmountName): Amount | null {
    if (found === undefined) return null;
    if (this.#level !== 'lines') this.#labels[name] ??= labelOf(listed(found)[0]);
    if (!Array.isArray(found)) return amountOf(found, this.#level);
    const { amount, repeated } = combineSeveral(found, this.#level);
    if (repeated && !this.#repeated.includes(name)) this.#repeated.push(name);
    for (const part of found)
      if (part.cents !== 0 && part.cents !== amount.cents) this.#keep(part, amountOf(part, this.#level));
    return amount;
  }

  /** `paidbypatient`, else the sum of its breakdown; the breakdown is never added to it. */
  #alreadyPaid(whole: Found, breakdown: Found): Amount | null {
    const taken = this.#take(whole, 'alreadyPaid');
    if (breakdown === undefined) return taken;
    const parts = listed(breakdown);
    const paid = taken ?? add(parts.map((part) => amountOf(part, this.#level)));
    for (const part of parts) if (part.cents !== paid?.cents) this.#keep(part, amountOf(part, this.#level));
    return paid;
  }

  #keep(entry: Entry | undefined, amount: Amount): void {
    const code = entry?.variable ?? entry?.code ?? null;
    this.#amounts.other.push({ label: labelOf(entry), code, lineNumber: this.#lineNumber, amount });
  }

  /** A line's net price that is its charge once more says nothing new. */
  #dropRepeatedNet(): void {
    const { billed, other } = this.#amounts;
    const at = billed
      ? other.findIndex(({ code, amount }) => code === 'net' && amount.cents === billed.cents)
      : -1;
    if (at >= 0) other.splice(at, 1);
  }
}

function nothingFound(): Record<Concept, Found> {
  return {
    billed: undefined,
    discount: undefined,
    allowed: undefined,
    notCovered: undefined,
    deductible: undefined,
    copay: undefined,
    coinsurance: undefined,
    benefit: undefined,
    paidToProvider: undefined,
    paidToPatient: undefined,
    otherInsurerPaid: undefined,
    memberLiability: undefined,
    paidByPatient: undefined,
    paidByPatientPart: undefined,
    drugPrice: undefined,
  };
}

function listed(found: Found): readonly Entry[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

function labelOf(entry: Entry | undefined): string {
  return labelOfCategory(entry?.category ?? null, entry?.code ?? null);
}

function amountOf(entry: Entry, level: Level): Amount {
  return { cents: entry.cents, currency: entry.currency ?? 'USD', source: 'plan', level, from: [entry.path] };
}

/** Several entries of one concept at one level, by the rule of that concept. */
function combineSeveral(entries: readonly Entry[], level: Level): { amount: Amount; repeated: boolean } {
  const first = entries[0];
  if (first === undefined) throw new RangeError('nothing to combine');
  const { concept } = first;
  if (concept === 'coinsurance') {
    const chosen = preferredCoinsurance(entries);
    if (chosen) return { amount: amountOf(chosen, level), repeated: false };
  }
  const distinct = haveDistinctVariables(entries);
  const same = entries.every((entry) => entry.cents === first.cents);
  const addable =
    concept === 'otherInsurerPaid' || (distinct && (concept === 'deductible' || concept === 'benefit'));
  if (!addable && same && (distinct || level !== 'lines'))
    return { amount: amountOf(first, level), repeated: false };
  const nonZero = entries.filter((entry) => entry.cents !== 0);
  if (addable && nonZero.length <= 1)
    return { amount: amountOf(nonZero[0] ?? first, level), repeated: false };
  const sum: Amount = {
    cents: entries.reduce((cents, entry) => cents + entry.cents, 0),
    currency: first.currency ?? 'USD',
    source: 'computed',
    level,
    from: entries.map((entry) => entry.path),
  };
  return { amount: sum, repeated: !addable };
}

function preferredCoinsurance(entries: readonly Entry[]): Entry | null {
  if (!haveDistinctVariables(entries)) return null;
  const known = entries.filter((entry) => coinsuranceOrder.includes(entry.variable ?? ''));
  if (known.length !== entries.length) return null;
  const rank = (entry: Entry) => coinsuranceOrder.indexOf(entry.variable ?? '');
  const ranked = known.toSorted((a, b) => rank(a) - rank(b));
  return ranked.find((entry) => entry.cents !== 0) ?? ranked[0] ?? null;
}

function haveDistinctVariables(entries: readonly Entry[]): boolean {
  for (let index = 0; index < entries.length; index++) {
    const variable = entries[index]?.variable ?? null;
    if (variable === null) return false;
    for (let other = 0; other < index; other++) if (entries[other]?.variable === variable) return false;
  }
  return true;
}
