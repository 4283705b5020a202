import { parseFhirDate } from '#shared/dates';
import type { CoverageCost } from '#shared/model/plans/coverage';
import { parseCents } from '#shared/money';
import { readCurrency, spellCurrency } from '../../fhir/amounts.ts';
import { codesOf, noCode, readCoded, wordsOf } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listAt, numberAt, objectAt, textAt } from '../../fhir/resource.ts';

/** Every cost in order; an entry without any value is noted as unread. */
export function readCosts(reading: Reading): CoverageCost[] {
  const costs: CoverageCost[] = [];
  for (const [index, entry] of reading.open(reading.resource, 'costToBeneficiary').entries()) {
    const value = readValue(entry);
    if (value === null) {
      reading.unreadable.add(`costToBeneficiary[${index}]`, entry);
      reading.takeAll(entry, ...Object.keys(entry));
      continue;
    }
    markCost(reading, entry);
    const type = objectAt(entry, 'type');
    const kind = codesOf(type)[0] ?? null;
    costs.push({
      kind,
      label: readCoded(type) ?? noCode,
      ...value,
      network: networkOf(kind, entry),
      exceptions: listAt(entry, 'exception').flatMap((exception) => exceptionText(exception) ?? []),
    });
  }
  return costs;
}

/** Marks what makes a cost: its kind, its value with the plan's words for it, its network and exceptions. */
function markCost(reading: Reading, entry: Json): void {
  reading.takeAll(entry, 'type', 'valueQuantity', 'network');
  const money = reading.openOne(entry, 'valueMoney');
  if (money !== null) reading.takeAll(money, 'value', 'currency');
  for (const element of [entry, money, objectAt(entry, 'valueQuantity'), objectAt(entry, '_valueMoney')])
    for (const extension of listAt(element, 'extension'))
      if (isCostString(extension)) reading.takeExtension(extension);
  for (const exception of reading.open(entry, 'exception')) reading.takeAll(exception, 'type', 'period');
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
  if (cents !== null) return { cents, currency: readCurrency(money), percent: null, text };
  const value = numberAt(quantity, 'value');
  if (value === null) return text === null ? null : { cents: null, currency: null, percent: null, text };
  const unit = textAt(quantity, 'unit') ?? textAt(quantity, 'code');
  if (unit === '%' || unit?.toLowerCase() === 'percent')
    return { cents: null, currency: null, percent: value, text };
  if (spellCurrency(unit) === 'USD')
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
    if (isCostString(extension)) return textAt(extension, 'valueString');
  return null;
}

function isCostString(extension: Json): boolean {
  return textAt(extension, 'url')?.includes('BeneficiaryCostString') === true;
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
  const days = [parseFhirDate(period?.['start']), parseFhirDate(period?.['end'])];
  const span = days.filter((date) => date !== null).join(' – ');
  return [words, span].filter(Boolean).join(', ') || null;
}
