/**
 * Balances of benefits: Blue Button states claim totals there. For other senders they are limits of the plan and how
 * much of each is used up; they are shown as they are and are never part of a sum.
 *
 * @see FHIR R4 ExplanationOfBenefit.benefitBalance
 */
import type { Claim, ClaimFact } from '#shared/model/claims/claim';
import { parseCents, parseCentsText } from '#shared/money';
import { findToldBalances } from '#shared/words/balances';
import { readCurrency } from '../../fhir/amounts.ts';
import { isBlueButton, readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { codingsOf, type Json, objectAt, textAt } from '../../fhir/resource.ts';
import { labelOfCategory, readCategory } from './adjudication-categories.ts';
import { type MoneyEntry, readMoney } from './adjudications.ts';

type Balances = { balance: MoneyEntry[]; counts: ClaimFact[]; balances: Claim['balances'] };

/** Blue Button's claim totals as amounts and counts; the balances of other senders as they are. */
export function readBalances(reading: Reading): Balances {
  const found: Balances = { balance: [], counts: [], balances: [] };
  for (const [index, balance] of reading.open(reading.resource, 'benefitBalance').entries()) {
    const plain: { json: Json; path: string }[] = [];
    for (const [at, financial] of reading.open(balance, 'financial').entries()) {
      const path = `benefitBalance[${index}].financial[${at}]`;
      if (!isVariable(objectAt(financial, 'type'))) plain.push({ json: financial, path });
      else readVariable(financial, path, found, reading);
    }
    if (plain.length > 0 || balance['financial'] === undefined) {
      const read = readBalance(balance, plain, reading);
      if (findToldBalances([read]).length === 0)
        reading.guide(balance, 'category', 'name', 'network', 'unit', 'term');
      found.balances.push(read);
    } else reading.guide(balance, 'category');
  }
  return found;
}

/** Medicare's variables stand as the code, too, some of them without a system. */
function isVariable(type: Json | null): boolean {
  return codingsOf(type).some((coding) =>
    ['system', 'code'].some((key) => isBlueButton(textAt(coding, key))),
  );
}

/** A claim total of Blue Button. */
function readVariable(financial: Json, path: string, found: Balances, reading: Reading): void {
  reading.take(financial, 'type');
  const categoryJson = objectAt(financial, 'type');
  const category = readCategory(categoryJson);
  for (const key of ['usedMoney', 'allowedMoney']) {
    const used = key === 'usedMoney' ? category : { ...category, concept: null };
    readMoney(
      financial,
      key,
      { path: `${path}.${key}`, category: used, categoryJson },
      found.balance,
      reading,
    );
  }
  const label = {
    text: labelOfCategory(categoryJson, category.code),
    code: category.variable ?? category.code,
    system: null,
  };
  for (const key of ['usedUnsignedInt', 'allowedUnsignedInt', 'usedString', 'allowedString']) {
    const value = financial[key];
    if (typeof value !== 'number' && typeof value !== 'string') continue;
    reading.take(financial, key);
    found.counts.push({ label, value: String(value), lineNumber: null });
  }
}

function readBalance(
  balance: Json,
  financials: readonly { json: Json; path: string }[],
  reading: Reading,
): Claim['balances'][number] {
  const coded = (key: string) => {
    reading.take(balance, key);
    return readCoded(objectAt(balance, key));
  };
  const excluded = balance['excluded'];
  if (typeof excluded === 'boolean') reading.guide(balance, 'excluded');
  return {
    category: coded('category'),
    name: reading.text(balance, 'name'),
    description: reading.text(balance, 'description'),
    isExcluded: excluded === true,
    network: coded('network'),
    unit: coded('unit'),
    term: coded('term'),
    limits: financials.map(({ json: financial, path }) => {
      reading.take(financial, 'type');
      return {
        type: readCoded(objectAt(financial, 'type')),
        allowed: readLimit(financial, 'allowed', path, reading),
        used: readLimit(financial, 'used', path, reading),
      };
    }),
  };
}

type Limit = Claim['balances'][number]['limits'][number]['allowed'];

/** An amount, a count or words; `null` when the plan does not say. */
function readLimit(financial: Json, what: 'allowed' | 'used', path: string, reading: Reading): Limit {
  const money = reading.openOne(financial, `${what}Money`);
  const value = money?.['value'];
  const cents = typeof value === 'string' ? parseCentsText(value) : parseCents(value);
  if (cents !== null) {
    const stated = readCurrency(money);
    reading.take(money, 'value');
    reading.take(money, 'currency');
    const amount = {
      cents,
      currency: stated ?? 'USD',
      source: 'plan' as const,
      level: 'balance' as const,
      from: [`${path}.${what}Money`],
      ...(stated === null && { assumedCurrency: true as const }),
    };
    return { amount, text: null };
  }
  for (const key of [`${what}UnsignedInt`, `${what}String`]) {
    const value = financial[key];
    if (typeof value !== 'number' && typeof value !== 'string') continue;
    reading.take(financial, key);
    return { amount: null, text: String(value) };
  }
  return null;
}
