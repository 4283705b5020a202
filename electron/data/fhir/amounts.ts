/**
 * Quantities, ranges and ratios as text, in the plan's digits and units.
 *
 * @see FHIR R4 Quantity, Range, Ratio, Money
 */
import { type Json, objectAt, textAt } from './resource.ts';

/** A quantity, range, ratio or amount of money as text: "5 – 10 mg"; `null` when it is none. */
export function amountText(value: Json | null): string | null {
  if (value === null) return null;
  return quantityText(value) ?? rangeText(value) ?? ratioText(value);
}

/** "30 tablet", "< 5 mg/dL"; `null` without a number. */
export function quantityText(quantity: Json | null): string | null {
  const digits = digitsOf(quantity?.['value']);
  if (digits === null) return null;
  const unit = unitOf(quantity);
  return [textAt(quantity, 'comparator'), digits, unit].filter((part) => part !== null).join(' ');
}

/** The digits of a number as the plan sent them, also of one written as text; `null` for anything else. */
export function digitsOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'string' && /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(value.trim())
    ? value.trim()
    : null;
}

/** The unit for people: its words, else its code; `null` when there is none, or only "1". */
export function unitOf(quantity: Json | null): string | null {
  const unit = textAt(quantity, 'unit') ?? textAt(quantity, 'code') ?? textAt(quantity, 'currency');
  return unit === '1' || unit === '{no unit}' ? null : unit;
}

/**
 * The currency's code as ISO 4217 writes it, also of a plan that writes "usd" or "$"; `XXX` (no currency) for what is no
 * code, such as letters of another script that look like one; `null` where none is stated.
 */
export function readCurrency(money: Json | null): string | null {
  const code = textAt(money, 'currency');
  if (code !== null) return spellCurrency(code) ?? 'XXX';
  return moneyQuantityKeys.map((key) => textAt(money, key)).find(isCurrency) ?? null;
}

/** Where money has its currency that is written as a quantity, as FHIR before R4 does. @see FHIR STU3 Money */
export const moneyQuantityKeys = ['code', 'unit'] as const;
const currencies = new Set(Intl.supportedValuesOf('currency'));

function isCurrency(code: string | null): code is string {
  return code !== null && currencies.has(code);
}

/** The same of a code that stands elsewhere, such as the unit of a quantity; `null` for what is no currency. */
export function spellCurrency(code: string | null): string | null {
  if (code === null) return null;
  if (code === '$') return 'USD';
  return /^[A-Z]{3}$/i.test(code) ? code.toUpperCase() : null;
}

function rangeText(range: Json): string | null {
  const low = objectAt(range, 'low');
  const high = objectAt(range, 'high');
  const [least, most] = [quantityText(low), quantityText(high)];
  if (least === null) return most === null ? null : `≤ ${most}`;
  if (most === null) return `≥ ${least}`;
  return `${unitOf(low) === unitOf(high) ? digitsOf(low?.['value']) : least} – ${most}`;
}

function ratioText(ratio: Json): string | null {
  const top = quantityText(objectAt(ratio, 'numerator'));
  const bottom = quantityText(objectAt(ratio, 'denominator'));
  return top === null && bottom === null ? null : `${top ?? ''} : ${bottom ?? ''}`.trim();
}
