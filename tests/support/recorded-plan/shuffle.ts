/** Another order of the same, as a chance from 0 to 1 decides. */
export function shuffle<T>(all: readonly T[], next: () => number): T[] {
  const shuffled = [...all];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
