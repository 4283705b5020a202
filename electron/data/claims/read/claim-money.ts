/**
 * All the money of a claim: entries of every level gathered, combined, chosen and checked.
 *
 * @see CARIN IG total and adjudication; Blue Button v2 benefitBalance
 */

import type { AmountName, Amounts, ClaimCheck, ClaimFact } from '#shared/model/claim';
import { parseCents } from '#shared/money';
import { type Json, listOf, objectOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import { labelOfCategory, readCategory } from './adjudication-categories.ts';
import {
  type Adjudications,
  type Entry,
  noAdjudications,
  readAdjudications,
  readMoney,
} from './adjudications.ts';
import { firstStated, type LevelAmounts, mainCurrency, sumOfLines } from './amounts.ts';
import { checkClaim } from './check-amounts.ts';
import { lastSegment, plain, type RawLine } from './claim-lines.ts';
import { combineLevel } from './combine-adjudications.ts';
import { type DeriveFacts, deriveAmounts } from './derive-amounts.ts';

/** What the claim level of an ExplanationOfBenefit states about money, uncombined. */
export type RawMoney = {
  readonly total: Adjudications;
  readonly header: Adjudications;
  readonly balance: Entry[];
  readonly payment: Entry[];
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
 * Blue Button v2 states claim totals here. Elsewhere these are running balances of the plan, not of the claim:
 * they keep their own names and are never summed.
 */
function readBalances(eob: Json, counts: ClaimFact[], unread: Unread): Entry[] {
  const entries: Entry[] = [];
  for (const [index, balance] of listOf(eob['benefitBalance']).entries())
    for (const [at, financial] of listOf(balance['financial']).entries()) {
      const type = objectOf(financial['type']);
      const category = readCategory(type);
      const path = `benefitBalance[${index}].financial[${at}]`;
      const claimAmount = category.variable === null ? { ...category, concept: null } : category;
      readMoney(financial['usedMoney'], `${path}.usedMoney`, claimAmount, type, entries, unread);
      readMoney(
        financial['allowedMoney'],
        `${path}.allowedMoney`,
        { ...category, concept: null },
        type,
        entries,
        unread,
      );
      const label = {
        text: labelOfCategory(type, category.code),
        code: category.variable ?? category.code,
        system: null,
      };
      for (const key of ['usedUnsignedInt', 'allowedUnsignedInt', 'usedString', 'allowedString'])
        if (typeof financial[key] === 'number' || typeof financial[key] === 'string')
          counts.push({ label, value: String(financial[key]), lineNumber: null });
    }
  return entries;
}

function readPayment(eob: Json, unread: Unread): Entry[] {
  const entries: Entry[] = [];
  const payment = objectOf(eob['payment']);
  readMoney(
    payment?.['amount'],
    'payment.amount',
    { ...plain('payment'), concept: 'benefit' },
    null,
    entries,
    unread,
  );
  readMoney(
    payment?.['adjustment'],
    'payment.adjustment',
    plain('payment.adjustment'),
    null,
    entries,
    unread,
  );
  for (const extension of listOf(eob['extension']))
    if (extension['valueMoney'] !== undefined)
      readMoney(extension['valueMoney'], 'extension', plain(lastSegment(extension)), null, entries, unread);
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
  const { any, currency, several, unstated } = mainCurrency([
    raw.total.entries,
    raw.header.entries,
    raw.balance,
    raw.payment,
    ...rawLines.map((line) => line.money.entries),
  ]);
  const combine = (entries: readonly Entry[], level: Parameters<typeof combineLevel>[1]) =>
    combineLevel(entries, level, currency, null);
  const total = combine(raw.total.entries, 'total');
  const header = combine(raw.header.entries, 'header');
  const balance = combine(raw.balance, 'balance');
  const payment = combine(raw.payment, 'payment');
  const lines = rawLines.map((line) => combineLevel(line.money.entries, 'lines', currency, line.number));
  const lineAmounts = lines.map((line) => line.amounts);
  const linesSum = sumOfLines(lineAmounts);
  // Medicare's payment amount is the claim's benefit in one number; its balances state the same in two.
  const levels: LevelAmounts[] = isBlueButton
    ? [total, header, payment, balance]
    : [total, header, balance, payment];
  const amounts = firstStated(levels, linesSum);
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
      return checkClaim({
        amounts,
        levels,
        linesSum,
        shareStated,
        paymentCents: payment.amounts.planPaid?.cents ?? null,
        adjustmentCents: parseCents(adjustment?.['value']),
        severalCurrencies: several,
        currencyUnstated: unstated,
        repeated: [...repeated],
      });
    },
  };
}
