/** The number with all the digits that it has: rounded, a small limit of a test would read as 0. */
export function formatNumber(value: number, locale: string): string {
  if (Math.abs(value) >= 1e15) return String(value);
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 }).format(value);
}
