/**
 * Sub-services of a service: what it was made of, with the money that is stated there only.
 *
 * @see FHIR R4 ExplanationOfBenefit.item.detail, .item.detail.subDetail
 */
import { type AmountName, amountNames } from '#shared/model/claims/amount-table';
import type { ClaimLinePart } from '#shared/model/claims/claim';
import { noCode, readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, objectAt } from '../../fhir/resource.ts';
import {
  type Adjudications,
  noAdjudications,
  placeFromCode,
  readAdjudications,
  readMoney,
  readMoneyExtensions,
} from './adjudications.ts';
import { type LevelAmounts, sumLines } from './amounts.ts';
import { combineAdjudications } from './combine-adjudications.ts';
import { readModifiers, readNoteNumbers, readQuantity } from './line-elements.ts';

/** A sub-service whose money is not yet combined, with its own sub-services. */
export type RawPart = {
  readonly json: Json;
  readonly money: Adjudications;
  readonly parts: readonly RawPart[];
};

const noParts: readonly RawPart[] = [];

/** The sub-services of a service, in their order. */
export function readRawParts(item: Json, path: string, reading: Reading): readonly RawPart[] {
  if (item['detail'] === undefined && item['subDetail'] === undefined) return noParts;
  return ['detail', 'subDetail'].flatMap((key) =>
    reading.open(item, key).map((json, index) => {
      const here = `${path}.${key}[${index}]`;
      const money = noAdjudications();
      readAdjudications(json, 'adjudication', `${here}.adjudication`, money, reading);
      readPrices(json, here, money, reading);
      return { json, money, parts: readRawParts(json, here, reading) };
    }),
  );
}

/** Prices that are no adjudication: net, unit price, and money in extensions. They keep their own names. */
export function readPrices(item: Json, path: string, into: Adjudications, reading: Reading): void {
  for (const key of ['net', 'unitPrice'])
    if (item[key] !== undefined)
      readMoney(item, key, placeFromCode(`${path}.${key}`, key), into.entries, reading);
  readMoneyExtensions(item, `${path}.extension`, into.entries, reading);
}

/** Sub-services and theirs, in their order. */
export function flattenParts(parts: readonly RawPart[]): readonly RawPart[] {
  if (parts.length === 0) return noParts;
  return parts.flatMap((part) => [part, ...flattenParts(part.parts)]);
}

/** The sub-services of a service as screens show them. `currency` is the claim's. */
export function readParts(
  parts: readonly RawPart[],
  currency: string,
  lineNumber: number,
  reading: Reading,
): ClaimLinePart[] {
  return flattenParts(parts).map(({ json, money }) => {
    reading.guide(json, 'sequence', 'factor');
    reading.takeAll(json, 'productOrService', 'revenue', 'category', 'modifier', 'programCode');
    return {
      service: readCoded(objectAt(json, 'productOrService')) ?? noCode,
      category: readCoded(objectAt(json, 'category')),
      revenue: readCoded(objectAt(json, 'revenue')),
      modifiers: readModifiers(json),
      quantity: readQuantity(reading.openOne(json, 'quantity'), reading),
      noteNumbers: readNoteNumbers(json, reading),
      amounts: combineAdjudications(money.entries, 'lines', currency, lineNumber).amounts,
    };
  });
}

/**
 * The amounts of a service: each that it states itself, else what its sub-services state together, which may have
 * sub-services of their own.
 */
export function combineService(
  { money, parts }: Pick<RawPart, 'money' | 'parts'>,
  currency: string,
  lineNumber: number,
): LevelAmounts {
  const own = combineAdjudications(money.entries, 'lines', currency, lineNumber);
  if (parts.length === 0) return own;
  const each = parts.map((part) => combineService(part, currency, lineNumber));
  const tooLarge = new Set(each.flatMap((part) => part.tooLarge));
  const together = sumLines(
    each.map((part) => part.amounts),
    tooLarge,
    'item[*].detail.adjudication',
  );
  const repeated = new Set(each.flatMap((part) => part.repeated));
  const isOfParts = (name: AmountName) => own.amounts[name] === null && !own.tooLarge.includes(name);
  const filled = amountNames.filter(isOfParts);
  const amounts = { ...own.amounts };
  for (const name of filled) amounts[name] = together[name];
  return {
    ...own,
    hasUnknown: own.hasUnknown || each.some((part) => part.hasUnknown),
    amounts,
    repeated: [...own.repeated, ...filled.filter((name) => repeated.has(name))],
    tooLarge: [...own.tooLarge, ...filled.filter((name) => tooLarge.has(name))],
  };
}
