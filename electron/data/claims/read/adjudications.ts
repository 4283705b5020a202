/**
 * Adjudications and totals as the plan sent them: each amount with what its category means, and what is no amount.
 *
 * @see FHIR R4 ExplanationOfBenefit.adjudication, .item.adjudication, .total
 */
import { parseCents, parseCentsText } from '#shared/money';
import { readCurrency } from '../../fhir/amounts.ts';
import { lastPartOf } from '../../fhir/extensions.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listOf, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import {
  type Category,
  categoryFromCode,
  isUnknownCategory,
  labelOfCategory,
  readCategory,
} from './adjudication-categories.ts';
import type { Concept } from './money-concepts.ts';

/** One amount as sent, with what its category means. */
export type MoneyEntry = {
  readonly concept: Concept | null;
  readonly cents: number;
  /** `null` when the plan named no currency. */
  readonly currency: string | null;
  readonly path: string;
  readonly code: string | null;
  readonly variable: string | null;
  readonly category: Json | null;
  /** The amount as sent. */
  readonly money: Json;
  /** True for a number that was sent as text. */
  readonly isText: boolean;
  /** True under a category that nothing here knows, or under none. */
  readonly isUnknown: boolean;
  /** True where words alone say what it is. */
  readonly isByWords: boolean;
};

/** Everything one list of adjudications says: money, statuses and reasons, counts. */
export type Adjudications = {
  readonly entries: MoneyEntry[];
  /** Network statuses and reasons, with the adjudication that holds them. */
  readonly marks: { readonly category: Category; readonly adjudication: Json; readonly path: string }[];
  /** Numbers that are not money: days, visits, weights. */
  readonly counts: { readonly label: string; readonly code: string | null; readonly value: number }[];
  allowedUnits: number | null;
  /** True where an amount stands in a form that is not read. */
  hasUnread: boolean;
};

/** Where an amount stands and what it is called. */
export type MoneyPlace = {
  readonly path: string;
  readonly category: Category;
  readonly categoryJson: Json | null;
  readonly isUnknown?: boolean;
};

/** An empty collection, to be filled by {@link readAdjudications}. */
export function noAdjudications(): Adjudications {
  return { entries: [], marks: [], counts: [], allowedUnits: null, hasUnread: false };
}

/** Reads the adjudications or totals under a key into `into`. */
export function readAdjudications(
  parent: Json,
  key: 'adjudication' | 'total',
  pathStart: string,
  into: Adjudications,
  reading: Reading,
): void {
  const list = reading.open(parent, key);
  for (let index = 0; index < list.length; index++) {
    const adjudication = list[index];
    if (adjudication === undefined) continue;
    reading.take(adjudication, 'category');
    const categoryJson = objectOf(adjudication['category']);
    const category = readCategory(categoryJson);
    const place: MoneyPlace = { path: `${pathStart}[${index}]`, category, categoryJson };
    if (category.discriminator === null) readAmount(adjudication, place, into, reading);
    else readMark(adjudication, place, into, reading);
  }
}

function readAmount(adjudication: Json, place: MoneyPlace, into: Adjudications, reading: Reading): void {
  const { path, category, categoryJson } = place;
  const isUnknown = isUnknownCategory(category, categoryJson);
  const money = { path: `${path}.amount`, category, categoryJson, isUnknown };
  readMoney(adjudication, 'amount', money, into.entries, reading);
  if (adjudication['reason'] !== undefined) into.marks.push({ category, adjudication, path });
  const value = numberOf(adjudication['value']);
  if (value !== null && isCopayAsValue(adjudication, category)) {
    readMoneyValue(adjudication, { ...money, path: `${path}.value` }, into.entries);
    return;
  }
  const { amount } = adjudication;
  into.hasUnread ||= typeof amount === 'number' || typeof amount === 'string';
  if (value !== null) {
    into.hasUnread ||= category.concept !== null;
    reading.take(adjudication, 'value');
    into.counts.push({ label: labelOfCategory(categoryJson, category.code), code: category.code, value });
  }
}

/** HL7 examples, and plans after them, state a copay as a bare number. */
function isCopayAsValue(adjudication: Json, { concept }: Category): boolean {
  return concept?.name === 'copay' && objectOf(adjudication['amount'])?.['value'] === undefined;
}

/** A status or a reason. An amount beside it is never part of a sum; unless zero, it is kept under the status's name. */
function readMark(adjudication: Json, place: MoneyPlace, into: Adjudications, reading: Reading): void {
  const { path, category, categoryJson } = place;
  into.marks.push({ category, adjudication, path });
  const units = category.discriminator === 'units' ? numberOf(adjudication['value']) : null;
  if (units !== null && into.allowedUnits === null) {
    reading.take(adjudication, 'value');
    into.allowedUnits = units;
  }
  if (objectOf(adjudication['amount'])?.['value'] === 0) {
    reading.guide(adjudication, 'amount');
    return;
  }
  const unnamed = { path: `${path}.amount`, category: { ...category, concept: null }, categoryJson };
  readMoney(adjudication, 'amount', unnamed, into.entries, reading);
}

/** The place of money that has no category, under a name of its own. */
export function placeFromCode(path: string, code: string): MoneyPlace {
  return { path, category: categoryFromCode(code), categoryJson: null };
}

/** Reads the money in an element's extensions, each under its extension's name. */
export function readMoneyExtensions(
  element: Json,
  path: string,
  entries: MoneyEntry[],
  reading: Reading,
): void {
  for (const extension of listOf(element['extension'])) {
    if (extension['valueMoney'] === undefined) continue;
    reading.takeExtension(extension);
    readMoney(extension, 'valueMoney', placeFromCode(path, extensionName(extension)), entries, reading);
  }
}

/** The last part of an extension's address. */
export function extensionName(extension: Json): string {
  const url = textOf(extension['url']) ?? 'extension';
  return lastPartOf(url) || url;
}

/** Reads one Money. One without a value is not stated; anything else that is no amount is noted as unread. */
export function readMoney(
  parent: Json,
  key: string,
  place: MoneyPlace,
  entries: MoneyEntry[],
  reading: Reading,
): void {
  const money = reading.openOne(parent, key);
  if (money === null) return;
  readMoneyValue(money, place, entries);
}

/** Reads the number under `value`. */
function readMoneyValue(money: Json, place: MoneyPlace, entries: MoneyEntry[]): void {
  const { path, category, categoryJson, isUnknown = false } = place;
  const value = money['value'];
  const isText = typeof value === 'string';
  const cents = isText ? parseCentsText(value) : parseCents(value);
  if (cents === null) return;
  entries.push({
    concept: category.concept,
    cents,
    currency: readCurrency(money),
    path,
    code: category.code,
    variable: category.variable,
    category: categoryJson,
    money,
    isText,
    isUnknown,
    isByWords: category.isByWords === true,
  });
}
