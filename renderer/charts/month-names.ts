/** The twelve months in the given locale, January first. */
export function monthNames(locale: string, style: 'long' | 'short' | 'narrow'): string[] {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: style });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)));
}
