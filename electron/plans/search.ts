/** Finds plans by what is printed on a member card: parts of words, other names, small typing mistakes. */
import { normalizeWords } from './normalize-words.ts';

/** What a plan is found by. */
export type Searchable = { name: string; alsoKnownAs: readonly string[]; foundBy?: readonly string[] };

/** How well words fit: 0 not at all, else the higher the better. */
export function rankPlan(plan: Searchable, typed: string, mayDiffer: boolean): number {
  const query = normalizeWords(typed);
  const words = query.split(' ').filter(Boolean);
  if (words.length === 0) return 1;
  const name = normalizeWords(plan.name);
  const others = [...plan.alsoKnownAs, ...(plan.foundBy ?? [])].map(normalizeWords);
  const texts = [name, ...others];
  const joined = query.replaceAll(' ', '');
  if (joined.length > 2 && name.replaceAll(' ', '') === joined) return 7;
  if (others.some((one) => one.replaceAll(' ', '') === joined)) return 6;
  const holdsAll = (text: string) => {
    const parts = text.split(' ');
    return words.every((word) => parts.some((part) => isPrefix(part, word, mayDiffer)));
  };
  if (holdsAll(name)) return name.startsWith(query) ? 5 : 4;
  if (others.some((one) => one.startsWith(query))) return 3;
  if (joined.length > 5 && texts.some((one) => one.replaceAll(' ', '').startsWith(joined))) return 2;
  return holdsAll(texts.join(' ')) ? 1 : 0;
}

/** True when `part` begins with `word`, give or take one letter in long words. */
function isPrefix(part: string, word: string, mayDiffer: boolean): boolean {
  if (part.startsWith(word)) return true;
  if (!mayDiffer || word.length < 5) return false;
  const lengths = [word.length - 1, word.length, word.length + 1];
  return lengths.some((length) => isOneOff(part.slice(0, length), word));
}

/** True when one letter was added, left out, changed, or swapped with the next. */
function isOneOff(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const a = one.slice(start);
  const b = other.slice(start);
  const isSwap = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return isSwap || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
