/** The last four characters of a member number, but never more than half of it. `null` stays `null`. */
export function endingOf(number: string | null): string | null {
  if (number === null) return null;
  return number.slice(number.length - Math.min(4, Math.floor(number.length / 2)));
}
