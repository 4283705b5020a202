/** Claims of which the days are known, and how far days are apart. */
import type { CareClaim } from './care-claim.ts';

export type DatedClaim = CareClaim & { start: string; end: string };

/** The claims with a day, first day first. */
export function listDated(claims: readonly CareClaim[]): DatedClaim[] {
  return claims
    .filter((claim): claim is DatedClaim => claim.start !== null && claim.end !== null)
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
}

const numbers = new Map<string, number>();
const mostNumbers = 50_000;

function toNumber(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Math.round(Date.parse(day) / 86_400_000);
  if (numbers.size < mostNumbers) numbers.set(day, number);
  return number;
}

/** Days from one to the other, below 0 when the other is earlier. */
export function countDays(from: string, to: string): number {
  return toNumber(to) - toNumber(from);
}
