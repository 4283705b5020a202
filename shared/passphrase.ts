/** How hard a passphrase is to guess for somebody who has the file and much time. An estimate, said in words. */

/** In characters; what is shorter is not taken. */
export const shortestPassphrase = 12;

/** `short`: not taken. `weak`: taken, and said. */
export type Strength = 'short' | 'weak' | 'good' | 'strong';

/** How many different signs whoever guesses must try, by the kinds of signs that there are. */
const kinds: readonly (readonly [RegExp, number])[] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{N}/u, 10],
  [/[^\p{L}\p{N}]/u, 20],
];

/**
 * By length, kinds of signs and how many of them are different. Words are easier to guess than random letters: a letter
 * that follows another one counts a third, a space nothing. Nothing here knows names or birth dates.
 */
export function judgePassphrase(typed: string): Strength {
  const text = typed.normalize('NFKC').trim();
  if (text.length < shortestPassphrase) return 'short';
  const pool = kinds.reduce((sum, [kind, size]) => sum + (kind.test(text) ? size : 0), 0);
  const words = text.match(/\p{L}+/gu) ?? [];
  const inWords = words.reduce((sum, word) => sum + word.length - 1, 0);
  const spaces = text.match(/\s/gu)?.length ?? 0;
  const counted = text.length - spaces - inWords + inWords / 3;
  const variety = Math.min(1, new Set(text.toLowerCase()).size / 8);
  const bits = counted * Math.log2(pool) * variety;
  if (bits < 45) return 'weak';
  return bits < 70 ? 'good' : 'strong';
}
