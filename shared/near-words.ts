/** Words that were mistyped. */

/**
 * True for two folded words that begin alike and are one slip apart: a letter more, less, other, or two that changed
 * places; of nine letters and more, two slips.
 */
export function isNearWord(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0] || Math.min(typed.length, meant.length) < 5) return false;
  return countSlips(typed, meant) <= (Math.min(typed.length, meant.length) >= 9 ? 2 : 1);
}

/** Optimal string alignment distance, of words that are cut at 30 letters. */
function countSlips(a: string, b: string): number {
  const [one, other] = [a.slice(0, 30), b.slice(0, 30)];
  if (Math.abs(one.length - other.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 99;
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let slips = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 99) + 1, at(i - 1, j - 1) + cost);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) slips = Math.min(slips, at(i - 2, j - 2) + 1);
      row.push(slips);
    }
  }
  return at(one.length, other.length);
}
