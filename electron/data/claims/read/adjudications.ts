import { parseCents } from '#shared/money';
import { isObject, type Json, numberOf, objectOf, textOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import { type Category, type Concept, labelOfCategory, readCategory } from './adjudication-categories.ts';

/** One amount as sent, with what its category means. */
export type Entry = {
  readonly concept: Concept | null;
  readonly cents: number;
  /** `null` when the plan named no currency. */
  readonly currency: string | null;
  readonly path: string;
  readonly code: string | null;
  readonly variable: string | null;
  readonly category: Json | null;
};

/** Everything one list of adjudications says: money, statuses and reasons, counts. */
export type Adjudications = {
  readonly entries: Entry[];
  /** Network statuses and reasons, with the adjudication that holds them. */
  readonly marks: { readonly category: Category; readonly adjudication: Json; readonly path: string }[];
  /** Numbers that are not money: days, visits, weights. */
  readonly counts: { readonly label: string; readonly code: string | null; readonly value: number }[];
  allowedUnits: number | null;
};

/** An empty collection, to be filled by {@link readAdjudications}. */
export function noAdjudications(): Adjudications {
  return { entries: [], marks: [], counts: [], allowedUnits: null };
}

/**
 * Reads `adjudication` or `total` into `into`. An amount without a number is not there; an amount that is no JSON
 * number is noted as unread.
 *
 * @see FHIR R4 ExplanationOfBenefit.adjudication, .item.adjudication, .total
 */
export function readAdjudications(
  list: readonly Json[],
  pathStart: string,
  into: Adjudications,
  unread: Unread,
): void {
  for (let index = 0; index < list.length; index++) {
    const adjudication = list[index];
    if (adjudication === undefined) continue;
    const categoryJson = objectOf(adjudication['category']);
    const category = readCategory(categoryJson);
    const path = `${pathStart}[${index}]`;
    if (category.discriminator === null) {
      readMoney(adjudication['amount'], `${path}.amount`, category, categoryJson, into.entries, unread);
      if (adjudication['reason'] !== undefined) into.marks.push({ category, adjudication, path });
      readCount(adjudication, category, categoryJson, path, into, unread);
      continue;
    }
    into.marks.push({ category, adjudication, path });
    if (category.discriminator === 'units') into.allowedUnits ??= numberOf(adjudication['value']);
    readStatusAmount(adjudication, path, category, categoryJson, into.entries, unread);
  }
}

function readCount(
  adjudication: Json,
  category: Category,
  categoryJson: Json | null,
  path: string,
  into: Adjudications,
  unread: Unread,
): void {
  const value = adjudication['value'];
  if (typeof value === 'number')
    into.counts.push({ label: labelOfCategory(categoryJson, category.code), code: category.code, value });
  else if (adjudication['amount'] === undefined && adjudication['reason'] === undefined)
    unread.add(`${path}.category`, labelOfCategory(categoryJson, category.code));
}

/** An amount beside a status is never part of a sum; one that is not zero is kept under the status's name. */
function readStatusAmount(
  adjudication: Json,
  path: string,
  category: Category,
  categoryJson: Json | null,
  entries: Entry[],
  unread: Unread,
): void {
  const amount = adjudication['amount'];
  if (amount === undefined || (isObject(amount) && amount['value'] === 0)) return;
  readMoney(amount, `${path}.amount`, { ...category, concept: null }, categoryJson, entries, unread);
}

/** Reads one Money value; anything that is no amount is noted, an absent value is simply not there. */
export function readMoney(
  money: unknown,
  path: string,
  category: Category,
  categoryJson: Json | null,
  entries: Entry[],
  unread: Unread,
): void {
  if (money === undefined || money === null) return;
  if (!isObject(money)) {
    unread.add(path, money);
    return;
  }
  const value = money['value'];
  if (value === undefined || value === null) return;
  const cents = parseCents(value);
  if (cents === null) {
    unread.add(`${path}.value`, value);
    return;
  }
  entries.push({
    concept: category.concept,
    cents,
    currency: textOf(money['currency']),
    path,
    code: category.code,
    variable: category.variable,
    category: categoryJson,
  });
}
