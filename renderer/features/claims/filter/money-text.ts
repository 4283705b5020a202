import { type Cents, parseCents } from '#shared/money';

/** Cents from typed text ("120", "$1,120.50"); `undefined` if empty, `null` if not an amount. */
export function centsFromText(text: string): Cents | null | undefined {
  const plain = text.replace(/[$\s]/g, '');
  if (plain === '') return undefined;
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/.test(plain)) return null;
  return parseCents(Number(plain.replaceAll(',', '')));
}

/** The text that the field shows for an amount in cents. */
export function textFromCents(cents: number | undefined): string {
  return cents === undefined ? '' : (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2);
}
