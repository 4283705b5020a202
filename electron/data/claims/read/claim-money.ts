/**
 * All the money of a claim: gathered from every level, combined, chosen and checked.
 *
 * @see CARIN IG total and adjudication; Blue Button v2 benefitBalance
 */
import type { AmountName } from '#shared/model/amount-table';
import type { Amounts, ClaimCheck, ClaimFact } from '#shared/model/claim';
import { parseCents } from '#shared/money';
import { type Json, listOf, objectOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import { labelOfCategory, readCategory } from './adjudication-categories.ts';
import {
  type Adjudications,
  type MoneyEntry,
  noAdjudications,
  placeFromCode,
  readAdjudications,
  readMoney,
  readMoneyExtensions,
} from './adjudications.ts';
import { chooseAmounts, findMainCurrency, type Level, type LevelAmounts, sumLines } from './amounts.ts';
import { checkAmounts } from './check-amounts.ts';
import type { RawLine } from './claim-lines.ts';
import { combineAdjudications } from './combine-adjudications.ts';
import { type DeriveFacts, deriveAmounts } from './derive-amounts.ts';
import { conceptNamed } from './money-concepts.ts';

/** What the claim level of an ExplanationOfBenefit states about money, uncombined. */
export type RawMoney = {
  readonly total: Adjudications;
  readonly header: Adjudications;
  readonly balance: MoneyEntry[];
  readonly payment: MoneyEntry[];
  readonly counts: ClaimFact[];
};

/** Gathers the amounts above the lines. */
export function readRawMoney(eob: Json, unread: Unread): RawMoney {
  const total = noAdjudications();
  const header = noAdjudications();
  readAdjudications(listOf(eob['total']), 'total', total, unread);
  readAdjudications(listOf(eob['adjudication']), 'adjudication', header, unread);
  const counts: ClaimFact[] = [];
  const balance = readBalances(eob, counts, unread);
  return { total, header, balance, payment: readPayment(eob, unread), counts };
}

/**
 * Blue Button v2 states claim totals here. For other senders these are running balances of the plan: they keep their
 * own names and are never summed.
 */
function readBalances(eob: Json, counts: ClaimFact[], unread: Unread): MoneyEntry[] {
  const entries: MoneyEntry[] = [];
  for (const [index, balance] of listOf(eob['benefitBalance']).entries())
    for (const [at, financial] of listOf(balance['financial']).entries()) {
      const categoryJson = objectOf(financial['type']);
      const category = readCategory(categoryJson);
      const path = `benefitBalance[${index}].financial[${at}]`;
      const unnamed = { ...category, concept: null };
      const used = category.variable === null ? unnamed : category;
      readMoney(
        financial['usedMoney'],
        { path: `${path}.usedMoney`, category: used, categoryJson },
        entries,
        unread,
      );
      readMoney(
        financial['allowedMoney'],
        { path: `${path}.allowedMoney`, category: unnamed, categoryJson },
        entries,
        unread,
      );
      const label = {
        text: labelOfCategory(categoryJson, category.code),
        code: category.variable ?? category.code,
        system: null,
      };
      for (const key of ['usedUnsignedInt', 'allowedUnsignedInt', 'usedString', 'allowedString'])
        if (typeof financial[key] === 'number' || typeof financial[key] === 'string')
          counts.push({ label, value: String(financial[key]), lineNumber: null });
    }
  return entries;
}

function readPayment(eob: Json, unread: Unread): MoneyEntry[] {
  const entries: MoneyEntry[] = [];
  const payment = objectOf(eob['payment']);
  const whole = placeFromCode('payment.amount', 'payment');
  const benefit = { ...whole, category: { ...whole.category, concept: conceptNamed('benefit') } };
  readMoney(payment?.['amount'], benefit, entries, unread);
  const adjustment = placeFromCode('payment.adjustment', 'payment.adjustment');
  readMoney(payment?.['adjustment'], adjustment, entries, unread);
  readMoneyExtensions(eob, 'extension', entries, unread);
  return entries;
}

/** The claim's money, ready to show. */
export type ClaimMoney = {
  readonly amounts: Amounts;
  readonly lines: readonly Amounts[];
  readonly hasAny: boolean;
  /** To be called once it is known whether the claim counts. */
  readonly finish: (facts: DeriveFacts) => ClaimCheck[];
};

/** Combines and chooses amounts; `finish` works out the rest and checks everything. */
export function combineMoney(
  eob: Json,
  raw: RawMoney,
  rawLines: readonly RawLine[],
  isBlueButton: boolean,
): ClaimMoney {
  const { any, currency, several, unstated } = findMainCurrency([
    raw.total.entries,
    raw.header.entries,
    raw.balance,
    raw.payment,
    ...rawLines.map((line) => line.money.entries),
  ]);
  const combine = (entries: readonly MoneyEntry[], level: Level) =>
    combineAdjudications(entries, level, currency, null);
  const total = combine(raw.total.entries, 'total');
  const header = combine(raw.header.entries, 'header');
  const balance = combine(raw.balance, 'balance');
  const payment = combine(raw.payment, 'payment');
  const lines = rawLines.map((line) =>
    combineAdjudications(line.money.entries, 'lines', currency, line.number),
  );
  const lineAmounts = lines.map((line) => line.amounts);
  const linesSum = sumLines(lineAmounts);
  // Medicare's payment is the whole benefit in one number; its balances split it in two.
  const levels: LevelAmounts[] = isBlueButton
    ? [total, header, payment, balance]
    : [total, header, balance, payment];
  const amounts = chooseAmounts(levels, linesSum);
  const repeated = new Set<AmountName>();
  for (const level of levels) for (const name of level.repeated) repeated.add(name);
  for (const line of lines) for (const name of line.repeated) repeated.add(name);
  const adjustment = objectOf(objectOf(eob['payment'])?.['adjustment']);
  return {
    amounts,
    lines: lineAmounts,
    hasAny: any,
    finish: (facts) => {
      const shareStated = amounts.yourShare !== null;
      deriveAmounts(amounts, facts);
      return checkAmounts({
        amounts,
        levels,
        linesSum,
        shareStated,
        paymentCents: payment.amounts.planPaid?.cents ?? null,
        adjustmentCents: parseCents(adjustment?.['value']),
        severalCurrencies: several,
        currencyUnstated: unstated,
        repeated: [...repeated],
        state: facts.state,
        network: facts.network,
      });
    },
  };
}
