/** Rates a mile for driving to medical care, as the IRS published them, by the day driven. */

/** `rateTenths`: tenths of a cent. @see IRS Notice 2026-10; rates have changed within a year before, hence days. */
const publishedRates = [
  { from: '2025-01-01', to: '2025-12-31', rateTenths: 210 },
  { from: '2026-01-01', to: '2026-12-31', rateTenths: 205 },
] as const;

/** Tenths of a cent a mile on that day; `null` where no rate is known here. */
export function findMileageRate(day: string): number | null {
  return publishedRates.find(({ from, to }) => from <= day && day <= to)?.rateTenths ?? null;
}

/** Whole cents, half a cent up. */
export function computeMileageCents(mileTenths: number, rateTenths: number): number {
  return Math.round((mileTenths * rateTenths) / 100);
}
