import { type Cents, parseCents } from '#shared/money';

/** Cents from what a person typed ("120", "$1,120.50"); `undefined` for nothing, `null` for what is no amount. */
export function centsFromText(text: string): Cents | null | undefined {
  const plain = text.replace(/[$\s]/g, '');
  if (plain === '') return undefined;
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/.test(plain)) return null;
  return parseCents(Number(plain.replaceAll(',', '')));
}

/** What stands in the field for cents. */
export function textFromCents(cents: number | undefined): string {
  return cents === undefined ? '' : (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2);
}
