/**
 * How much of a drug a plan pays for.
 *
 * @see US Drug Formulary 2.1.0, usdf-QuantityLimitDetail-extension
 */
import type { QuantityRule } from '#shared/model/plans/lookup';
import { type Json, numberAt, numberOf, objectAt, textAt } from '../../fhir/resource.ts';
import type { PublicReading } from '../public-reading.ts';
import type { ItemFacts } from './drug-facts.ts';

/** The limit in the plan's words, and as rules. */
export function readQuantityLimit(
  reading: PublicReading,
): Pick<ItemFacts, 'quantityLimitText' | 'quantityRules'> {
  const detail = reading.extensionNamed(reading.resource, 'QuantityLimitDetail');
  const rules = [
    dailyRule(reading, detail),
    timedRule(reading, detail, 'rolling', 'Rolling'),
    timedRule(reading, detail, 'days-supply', 'DaysSupply'),
  ];
  return {
    quantityLimitText: reading.textIn(detail, 'Description'),
    quantityRules: rules.filter((rule) => rule !== null),
  };
}

function dailyRule(reading: PublicReading, detail: Json | null): QuantityRule | null {
  const daily = reading.openOne(reading.extensionNamed(detail, 'MaximumDaily'), 'valueQuantity');
  const amount = numberAt(daily, 'value');
  if (daily === null || amount === null) return null;
  reading.takeAll(daily, 'value', 'unit', 'system', 'code');
  return { kind: 'per-day', amount, unit: textAt(daily, 'unit'), days: 1, withinDays: null };
}

function timedRule(
  reading: PublicReading,
  detail: Json | null,
  kind: QuantityRule['kind'],
  name: string,
): QuantityRule | null {
  const timing = reading.openOne(reading.extensionNamed(detail, name), 'valueTiming');
  const repeat = reading.openOne(timing, 'repeat');
  if (repeat === null) return null;
  const count = numberAt(repeat, 'count');
  const days = inDays(numberAt(repeat, 'period'), textAt(repeat, 'periodUnit'));
  const bounds = objectAt(repeat, 'boundsDuration');
  const withinDays = inDays(numberAt(bounds, 'value'), textAt(bounds, 'code') ?? textAt(bounds, 'unit'));
  if (count === null && days === null) return null;
  if (count !== null) reading.take(repeat, 'count');
  if (days !== null) reading.takeAll(repeat, 'period', 'periodUnit');
  if (withinDays !== null) reading.take(repeat, 'boundsDuration');
  return { kind, amount: count, unit: null, days, withinDays };
}

const daysIn = new Map(Object.entries({ d: 1, day: 1, days: 1, wk: 7, mo: 30, a: 365 }));

function inDays(value: number | null, unit: string | null): number | null {
  const days = daysIn.get(unit ?? 'd');
  return value === null || days === undefined ? null : numberOf(value * days);
}
