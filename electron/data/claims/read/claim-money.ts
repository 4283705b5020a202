/**
 * All the money of a claim: gathered from every level, combined, chosen and checked.
 *
 * @see CARIN IG total and adjudication; Blue Button v2 benefitBalance
 */
import { type AmountName, amountNames } from '#shared/model/claims/amount-table';
import type { Amount, Amounts, Claim, ClaimCheck, ClaimFact, ClaimKind } from '#shared/model/claims/claim';
import { sumStatedParts, toleranceCents } from '#shared/model/claims/not-covered';
import { moneyQuantityKeys } from '../../fhir/amounts.ts';
import type { Reading } from '../../fhir/reading.ts';
import {
  type Adjudications,
  type MoneyEntry,
  noAdjudications,
  placeFromCode,
  readAdjudications,
  readMoney,
  readMoneyExtensions,
} from './adjudications.ts';
import {
  chooseAmounts,
  findMainCurrency,
  type Level,
  type LevelAmounts,
  nameNothingPaid,
  splitTotalLines,
  sumLines,
} from './amounts.ts';
import { readBalances } from './balances.ts';
import { checkAmounts, type Explained } from './check-amounts.ts';
import type { RawLine } from './claim-lines.ts';
import { combineAdjudications } from './combine-adjudications.ts';
import { type DeriveFacts, deriveAmounts, isPaidByCase } from './derive-amounts.ts';
import { combineService, flattenParts } from './line-parts.ts';
import { conceptNamed } from './money-concepts.ts';
import { judgeDeductible, unnameDeductible } from './part-a-deductible.ts';

/** What the claim level of an ExplanationOfBenefit states about money, uncombined. */
export type RawMoney = {
  readonly total: Adjudications;
  readonly header: Adjudications;
  readonly balance: MoneyEntry[];
  readonly payment: MoneyEntry[];
  readonly counts: ClaimFact[];
  /** Running balances of the plan. */
  readonly balances: Claim['balances'];
};

/** Gathers the amounts above the lines. */
export function readRawMoney(reading: Reading): RawMoney {
  const eob = reading.resource;
  const total = noAdjudications();
  const header = noAdjudications();
  readAdjudications(eob, 'total', 'total', total, reading);
  readAdjudications(eob, 'adjudication', 'adjudication', header, reading);
  const { balance, counts, balances } = readBalances(reading);
  return { total, header, balance, payment: readPayment(reading), counts, balances };
}

const benefitConcept = conceptNamed('benefit');

function readPayment(reading: Reading): MoneyEntry[] {
  const entries: MoneyEntry[] = [];
  const payment = reading.openOne(reading.resource, 'payment');
  if (payment !== null) {
    reading.take(payment, 'type');
    reading.guide(payment, 'identifier');
    const whole = placeFromCode('payment.amount', 'payment');
    const benefit = { ...whole, category: { ...whole.category, concept: benefitConcept } };
    readMoney(payment, 'amount', benefit, entries, reading);
    const adjustment = placeFromCode('payment.adjustment', 'payment.adjustment');
    readMoney(payment, 'adjustment', adjustment, entries, reading);
  }
  readMoneyExtensions(reading.resource, 'extension', entries, reading);
  return entries;
}

type OwnFacts =
  | 'isDisputed'
  | 'isDeductibleUnclear'
  | 'isBlueButton'
  | 'adjustmentCents'
  | 'unknownLevels'
  | 'everywhere';

/** What is known once all of the claim was read. */
type FinishFacts = Omit<DeriveFacts, OwnFacts> & {
  readonly explained: Explained;
  /** True when the plan says that the provider may not bill the person: then there is no share. */
  readonly mayNotBill: boolean;
};

/** The claim's money, ready to show. */
export type ClaimMoney = {
  readonly amounts: Amounts;
  readonly lines: readonly Amounts[];
  readonly currency: string;
  readonly hasAny: boolean;
  /** To be called once it is known whether the claim counts. */
  readonly finish: (facts: FinishFacts) => ClaimCheck[];
};

/** Combines and chooses amounts; `finish` works out the rest and checks everything. */
export function combineMoney(
  raw: RawMoney,
  rawLines: readonly RawLine[],
  kind: ClaimKind,
  isBlueButton: boolean,
): ClaimMoney {
  const { any, currency, several, unstated, anyText } = findMainCurrency(listEntries(raw, rawLines));
  const deductible = judgeDeductible(kind, raw.total.entries, raw.header.entries, raw.balance);
  const combine = (entries: readonly MoneyEntry[], level: Level) =>
    combineAdjudications(
      deductible === 'deductible' ? entries : unnameDeductible(entries),
      level,
      currency,
      null,
    );
  const balance = combine(raw.balance, 'balance');
  const payment = combine(raw.payment, 'payment');
  const tooLarge = new Set<AmountName>();
  const lines = nameNothingPaid(rawLines.map((line) => combineService(line, currency, line.number)));
  const lineAmounts = lines.map((line) => line.amounts);
  const { services, totalLines } = splitTotalLines(rawLines, lines);
  const linesSum = sumLines(
    services.map((line) => line.amounts),
    tooLarge,
  );
  const total = dropFillers(combine(raw.total.entries, 'total'), linesSum);
  const header = dropFillers(combine(raw.header.entries, 'header'), linesSum);
  const adjustment = raw.payment.find((entry) => entry.code === 'payment.adjustment');
  // A payment of nothing fills a form where services were paid; Medicare may pay nothing for them.
  const isFiller = !isBlueButton && payment.amounts.planPaid?.cents === 0 && linesSum.planPaid?.cents;
  const isNamed = isFiller || isAdjusted(payment, adjustment, linesSum);
  const made = isNamed ? unnamePayment(payment) : payment;
  // Medicare's payment is the whole benefit in one number (ResDAC); its totals and balances split it in two.
  const levels: LevelAmounts[] = isBlueButton
    ? [made, total, header, balance, ...totalLines]
    : [total, header, balance, made, ...totalLines];
  const amounts = chooseAmounts(levels, linesSum);
  dropUnprovenShare(amounts, services);
  const disputed = takeOutDisputed(amounts);
  const unknownLevels = listUnknown({ total, header, balance, payment: made }, services);
  const everywhere = listEverywhere(services);
  const repeated = new Set<AmountName>();
  for (const level of [...levels, ...lines]) {
    for (const name of level.repeated) repeated.add(name);
    for (const name of level.tooLarge) tooLarge.add(name);
  }
  return {
    amounts,
    lines: lineAmounts,
    currency,
    hasAny: any || listAdjudications(raw, rawLines).some(({ hasUnread }) => hasUnread),
    finish: (facts) => {
      const statedShare = disputed ?? amounts.yourShare;
      const isDeductibleUnclear = deductible === 'unclear';
      const adjustmentCents = adjustment?.cents ?? null;
      deriveAmounts(amounts, {
        ...facts,
        isDisputed: disputed !== null,
        isDeductibleUnclear,
        isBlueButton,
        adjustmentCents,
        unknownLevels,
        everywhere,
      });
      if (facts.mayNotBill) takeOutShare(amounts);
      return checkAmounts({
        explained: facts.explained,
        amounts,
        levels,
        linesSum,
        totalLines,
        isDeductibleUnclear,
        isCutByLaw: facts.isCutByLaw,
        isPaidByCase: isPaidByCase({ isBlueButton, kind }),
        statedShare,
        paymentCents: payment.amounts.planPaid?.cents ?? null,
        adjustmentCents,
        severalCurrencies: several,
        currencyUnstated: unstated,
        anyText,
        repeated: [...repeated],
        tooLarge: [...tooLarge],
        state: facts.state,
        network: facts.network,
      });
    },
  };
}

/**
 * Takes a stated share out of the amounts that is less than its own parts, unless what others paid makes up for them: the
 * plan's numbers disagree, and neither is the answer. It stays under the plan's own name.
 */
function takeOutDisputed(amounts: Amounts): Amount | null {
  const { yourShare, allowed, planPaid, otherInsurerPaid } = amounts;
  const parts = sumStatedParts(amounts) ?? 0;
  if (yourShare === null || yourShare.partial || parts <= 0) return null;
  if (parts - yourShare.cents <= toleranceCents) return null;
  const others = otherInsurerPaid?.cents ?? 0;
  const left = allowed && planPaid ? allowed.cents - planPaid.cents - others - yourShare.cents : null;
  if (others > 0 && left !== null && Math.abs(left) <= toleranceCents) return null;
  takeOutShare(amounts);
  return yourShare;
}

/**
 * Drops a share that only some services state, where it is no answer for the claim: nothing, beside a service that is
 * silent about it, or less than the parts that the claim states. The services keep theirs.
 */
function dropUnprovenShare(amounts: Amounts, services: readonly LevelAmounts[]): void {
  const { yourShare } = amounts;
  if (!yourShare?.partial) return;
  const isSilent = ({ amounts: own }: LevelAmounts) => own.yourShare === null && own.billed?.cents !== 0;
  const isNothing = yourShare.cents === 0 && services.some(isSilent);
  if (isNothing || (sumStatedParts(amounts) ?? 0) - yourShare.cents > toleranceCents)
    amounts.yourShare = null;
}

/** Takes the share out of the amounts; one that the plan stated stays under the plan's own name. */
function takeOutShare(amounts: Amounts): void {
  const { yourShare } = amounts;
  const named = { label: 'memberliability', code: 'memberliability', lineNumber: null };
  if (yourShare?.source === 'plan') amounts.other.push({ ...named, amount: yourShare });
  amounts.yourShare = null;
  amounts.mayOwe = null;
}

/** The level without zeros where the services come to more or less: they fill a form. */
function dropFillers(level: LevelAmounts, lines: Amounts): LevelAmounts {
  const isFiller = (name: AmountName) => level.amounts[name]?.cents === 0 && (lines[name]?.cents ?? 0) !== 0;
  if (!amountNames.some(isFiller)) return level;
  const amounts = { ...level.amounts };
  for (const name of amountNames) if (isFiller(name)) amounts[name] = null;
  return { ...level, amounts };
}

/** The levels at which an amount stands that nothing here knows. */
function listUnknown(
  above: Readonly<Record<Exclude<Level, 'lines'>, LevelAmounts>>,
  services: readonly LevelAmounts[],
): ReadonlySet<Level> {
  const levels = Object.entries(above) as [Level, LevelAmounts][];
  const found = new Set(levels.flatMap(([level, { hasUnknown }]) => (hasUnknown ? [level] : [])));
  if (services.some(({ hasUnknown }) => hasUnknown)) found.add('lines');
  return found;
}

/** The amounts that are stated by each of the services that state any. */
function listEverywhere(services: readonly LevelAmounts[]): ReadonlySet<AmountName> {
  const priced = services.filter(({ amounts }) => amountNames.some((name) => amounts[name] !== null));
  const isWhole = (name: AmountName) =>
    priced.every(({ amounts }) => amounts[name] !== null && !amounts[name].partial);
  return new Set(amountNames.filter(isWhole));
}

/** True for a payment that is what the services state together, more or less by its adjustment, which is for something else. */
function isAdjusted({ amounts }: LevelAmounts, adjustment: MoneyEntry | undefined, lines: Amounts): boolean {
  const [made, ofLines] = [amounts.planPaid, lines.planPaid];
  if (!made || !ofLines || ofLines.partial || !adjustment?.cents) return false;
  return Math.abs(ofLines.cents - made.cents) === Math.abs(adjustment.cents);
}

/** The payment under its own name only. */
function unnamePayment(payment: LevelAmounts): LevelAmounts {
  const { planPaid, other, ...amounts } = payment.amounts;
  const named = { label: 'payment', code: null, lineNumber: null };
  const kept = planPaid === null ? other : [{ ...named, amount: planPaid }, ...other];
  return { ...payment, amounts: { ...amounts, planPaid: null, other: kept } };
}

function listAdjudications(raw: RawMoney, lines: readonly RawLine[]): Adjudications[] {
  return [
    raw.total,
    raw.header,
    ...lines.flatMap(({ money, parts }) => [money, ...flattenParts(parts).map((part) => part.money)]),
  ];
}

function* listEntries(raw: RawMoney, lines: readonly RawLine[]): Generator<readonly MoneyEntry[]> {
  yield raw.total.entries;
  yield raw.header.entries;
  yield raw.balance;
  yield raw.payment;
  for (const { money, parts } of lines) {
    yield money.entries;
    for (const part of flattenParts(parts)) yield part.money.entries;
  }
}

const moneyKeys = ['value', 'currency', ...moneyQuantityKeys] as const;

/** Notes which amounts the claim shows; those that only say again what another says are told as technical. */
export function markMoney(
  raw: RawMoney,
  rawLines: readonly RawLine[],
  claim: Pick<Claim, 'amounts' | 'lines'>,
  reading: Reading,
): void {
  const shown = new Set<string>();
  const add = ({ other, ...named }: Amounts) => {
    for (const amount of [...Object.values(named), ...other.map((one) => one.amount)])
      for (const path of amount?.from ?? []) shown.add(path);
  };
  add(claim.amounts);
  for (const { amounts, parts } of claim.lines)
    for (const each of [amounts, ...parts.map((part) => part.amounts)]) add(each);
  for (const entries of listEntries(raw, rawLines))
    for (const { path, money } of entries)
      if (shown.has(path)) reading.takeAll(money, ...moneyKeys);
      else reading.guide(money, ...moneyKeys);
}
