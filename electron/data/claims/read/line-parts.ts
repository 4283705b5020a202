/**
 * Sub-services of a service: what it was made of, with the money that is stated there only.
 *
 * @see FHIR R4 ExplanationOfBenefit.item.detail, .item.detail.subDetail
 */
import type { AmountName } from '#shared/model/amount-table';
import type { Amounts, ClaimLinePart } from '#shared/model/claim';
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
import { sumLines } from './amounts.ts';
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
 * What the sub-services state together: each by itself, else by its own sub-services. Names that are too large to add up
 * are added to `tooLarge`.
 */
export function sumParts(
  parts: readonly RawPart[],
  currency: string,
  lineNumber: number,
  tooLarge: Set<AmountName>,
): Amounts {
  const each = parts.map(({ money, parts: own }) => {
    if (own.length > 0 && !money.entries.some(({ concept }) => concept !== null))
      return sumParts(own, currency, lineNumber, tooLarge);
    const combined = combineAdjudications(money.entries, 'lines', currency, lineNumber);
    for (const name of combined.tooLarge) tooLarge.add(name);
    return combined.amounts;
  });
  return sumLines(each, tooLarge, 'item[*].detail.adjudication');
}
