const dayLength = 86_400_000;

/** The date `days` after a `YYYY-MM-DD` date (before it when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD`; a day past the end of the month becomes its last day. */
export function formatDate(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** The day of the year, 1 to 366, as three digits. */
export function formatDayOfYear(date: string): string {
  const start = Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`);
  return String((Date.parse(`${date}T00:00:00Z`) - start) / dayLength + 1).padStart(3, '0');
}
