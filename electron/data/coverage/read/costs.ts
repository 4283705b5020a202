/**
 * What the person pays, or pays at most, under a coverage.
 *
 * @see FHIR R4 Coverage.costToBeneficiary; C4DIC-BeneficiaryCostString, C4DICExtendedCopayTypeCS
 */
import type { Coded } from '#shared/model/claim';
import type { CoverageCost } from '#shared/model/coverage';
import { parseCents } from '#shared/money';
import { codesOf, readCoded, wordsOf } from '../../fhir/codes.ts';
import { excerpt, type Json, listAt, numberAt, objectAt, textAt } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';

const nothing: Coded = { text: null, code: null, system: null };

/** Every cost in order; an entry without any value is noted as unread. */
export function readCosts(coverage: Json, unread: Unread): CoverageCost[] {
  const costs: CoverageCost[] = [];
  for (const [index, entry] of listAt(coverage, 'costToBeneficiary').entries()) {
    const value = readValue(entry);
    if (value === null) {
      unread.add(`costToBeneficiary[${index}]`, excerpt(entry));
      continue;
    }
    const type = objectAt(entry, 'type');
    const kind = codesOf(type)[0] ?? null;
    costs.push({
      kind,
      label: readCoded(type) ?? nothing,
      ...value,
      network: networkOf(kind, entry),
      exceptions: listAt(entry, 'exception').flatMap((exception) => exceptionText(exception) ?? []),
    });
  }
  return costs;
}

type Value = Pick<CoverageCost, 'cents' | 'currency' | 'percent' | 'text'>;

function readValue(entry: Json): Value | null {
  const money = objectAt(entry, 'valueMoney');
  const quantity = objectAt(entry, 'valueQuantity');
  const text =
    costString(entry) ??
    costString(money) ??
    costString(quantity) ??
    costString(objectAt(entry, '_valueMoney'));
  const cents = parseCents(money?.['value']);
  if (cents !== null) return { cents, currency: textAt(money, 'currency'), percent: null, text };
  const value = numberAt(quantity, 'value');
  if (value === null) return text === null ? null : { cents: null, currency: null, percent: null, text };
  const unit = textAt(quantity, 'unit') ?? textAt(quantity, 'code');
  if (unit === '%' || unit?.toLowerCase() === 'percent')
    return { cents: null, currency: null, percent: value, text };
  if (unit === '$' || unit === 'USD')
    return { cents: parseCents(value), currency: 'USD', percent: null, text };
  return {
    cents: null,
    currency: null,
    percent: null,
    text: text ?? (unit === null ? `${value}` : `${value} ${unit}`),
  };
}

function costString(element: Json | null): string | null {
  for (const extension of listAt(element, 'extension'))
    if (textAt(extension, 'url')?.includes('BeneficiaryCostString')) return textAt(extension, 'valueString');
  return null;
}

/** Codes like `FamInDed` and `IndRxOutMax` name the network between who and what. */
const networkInCode = /^(?:ind|fam)(?:rx)?(in|out)(?:ded|max)$/;

function networkOf(kind: string | null, entry: Json): string | null {
  const stated = objectAt(entry, 'network');
  const words = stated === null ? textAt(entry, 'network') : wordsOf(stated);
  return words ?? networkInCode.exec(kind ?? '')?.[1] ?? null;
}

function exceptionText(exception: Json): string | null {
  const type = objectAt(exception, 'type');
  const words = type === null ? null : wordsOf(type);
  const period = objectAt(exception, 'period');
  const span = [textAt(period, 'start'), textAt(period, 'end')].filter((date) => date !== null).join(' – ');
  return [words, span].filter(Boolean).join(', ') || null;
}
