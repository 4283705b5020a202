/** Amounts, units and reasons in the adjudications and totals of a request. */

import type { Amount, Coded } from '#shared/model/claims/claim';
import type { Approval, ApprovalReason } from '#shared/model/plans/approval';
import { parseCents } from '#shared/money';
import { amountText, readCurrency } from '../../fhir/amounts.ts';
import { codesOf, noCode, readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { reasonsOf } from './decisions.ts';

type Total = Approval['totals'][number];

const kinds = new Map<string, Total['kind']>([
  ['submitted', 'asked'],
  ['eligible', 'approved'],
  ['utilized', 'used'],
]);

/** The code of an adjudication's category, lower case without blanks. */
export function categoryOf(adjudication: Json): string {
  return codesOf(objectAt(adjudication, 'category'))[0]?.replaceAll(/[\s-]/g, '') ?? '';
}

/** The reasons stated in an element's adjudications, whatever their category. */
export function reasonsOfAdjudications(element: Json): ApprovalReason[] {
  return listAt(element, 'adjudication').flatMap((one) => reasonsOf(objectAt(one, 'reason')));
}

/** Counts an adjudication's category, reason and readable amount as read. */
export function takeAdjudication(reading: Reading, adjudication: Json): void {
  reading.take(adjudication, 'category');
  if (reasonsOf(objectAt(adjudication, 'reason')).length > 0) reading.take(adjudication, 'reason');
  if (amountOf(adjudication, 'lines', '') === null) return;
  const amount = reading.openOne(adjudication, 'amount');
  if (amount === null) return;
  reading.take(amount, 'value');
  reading.guide(amount, 'currency');
}

/** What was asked for, approved and used in all; then the amounts of the request and of its items. */
export function readTotals(reading: Reading): Total[] {
  const { resource } = reading;
  const totals: Total[] = [];
  for (const [index, total] of reading.open(resource, 'total').entries()) {
    const code = categoryOf(total);
    const used = reading.extension(total, 'PriorAuthorizationUtilization');
    const amount = amountOf(total, 'total', `total[${index}].amount`);
    const text = readUtilization(used);
    takeAdjudication(reading, total);
    if (amount === null && text === null) continue;
    totals.push({ kind: kinds.get(code) ?? 'other', label: labelOf(total), amount, text });
  }
  for (const adjudication of reading.open(resource, 'adjudication')) takeAdjudication(reading, adjudication);
  totals.push(...amountsOf(resource, 'header', 'adjudication'));
  for (const key of ['item', 'addItem'])
    for (const [index, item] of listAt(resource, key).entries())
      totals.push(...amountsOf(item, 'lines', `${key}[${index}].adjudication`));
  return totals;
}

function amountsOf(element: Json, level: Amount['level'], path: string): Total[] {
  return listAt(element, 'adjudication').flatMap((adjudication, index) => {
    const amount = amountOf(adjudication, level, `${path}[${index}].amount`);
    return amount === null
      ? []
      : [{ kind: 'other' as const, label: labelOf(adjudication), amount, text: null }];
  });
}

function labelOf(element: Json): Coded {
  return readCoded(objectAt(element, 'category')) ?? noCode;
}

/** How much was used: a quantity, a ratio, a number or words. */
function readUtilization(extension: Json | null): string | null {
  if (extension === null) return null;
  for (const key of ['valueQuantity', 'valueRatio', 'valueRange']) {
    const text = amountText(objectAt(extension, key));
    if (text !== null) return text;
  }
  return textAt(extension, 'valueString');
}

function amountOf(element: Json, level: Amount['level'], path: string): Amount | null {
  const money = objectAt(element, 'amount');
  const cents = parseCents(money?.['value']);
  if (cents === null) return null;
  return { cents, currency: readCurrency(money) ?? 'USD', source: 'plan', level, from: [path] };
}
