/** Amounts as people type them. */

/** Whole dollars with thousands or without, then cents: "1240", "$1,240.50", and "1.240,50" as in much of the world. */
const typedAmount = /^(?:US)?\$?(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,10})(?:[.,](\d{0,2}))?\$?$/i;

/** Its dollars, and its cents as far as they were typed: "" , "5" or "50". `null` for what is no amount. */
export function readTypedAmount(typed: string): { dollars: number; cents: string } | null {
  const [, dollars, cents = ''] = typedAmount.exec(typed) ?? [];
  return dollars === undefined ? null : { dollars: Number(dollars.replaceAll(/[.,]/g, '')), cents };
}

/** The amount in cents, where "$12.5" is $12.50; `null` for what is no amount. */
export function readTypedCents(typed: string): number | null {
  const amount = readTypedAmount(typed);
  return amount === null ? null : amount.dollars * 100 + Number(amount.cents.padEnd(2, '0'));
}
