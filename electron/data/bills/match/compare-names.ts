/** Whether two names, as `readName` folds them, may be of one provider. */
import type { Evidence } from '#shared/model/bills/bill';
import { type FoldedName, isCommonName } from './fold-names.ts';
import { commonWords, fieldWords, usualBeginnings } from './name-abbreviations.ts';

export function rateName(one: FoldedName, other: FoldedName): Evidence | null {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (short.words.length === 0) return null;
  if (short.words.every((word) => long.words.includes(word))) {
    if (isCommonName(short.words)) return 'common-name';
    return new Set(short.words).size === new Set(long.words).size ? 'name' : 'part-of-name';
  }
  return isCutOf(one, other) || isCutOf(other, one) || beginAlike(one.words, other.words)
    ? 'part-of-name'
    : null;
}

/** First and last name, in either order; initials and further names may be missing. */
export function isSameDoctor({ words: one }: FoldedName, { words: other }: FoldedName): boolean {
  const shared = one.filter((word) => word.length > 1 && other.includes(word));
  return shared.length >= 2;
}

/** True for a name that ends within a word of the other. */
function isCutOf({ words, mayBeCut }: FoldedName, { words: whole }: FoldedName): boolean {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  return (
    mayBeCut &&
    last.length >= 2 &&
    before.some(isDistinct) &&
    before.every((word, at) => word === whole[at]) &&
    (whole[before.length]?.startsWith(last) ?? false)
  );
}

/**
 * True for names that go on differently after the same first words: two, or one and the field of care. Not where each has a
 * word of its own, such as Pine Ridge and Pine Grove, or where they name different fields.
 */
function beginAlike(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.slice(
    0,
    one.findIndex((word, at) => word !== other[at]),
  );
  if (!shared.some((word) => isDistinct(word) && !usualBeginnings.has(word))) return false;
  const isOwn = (words: readonly string[], others: readonly string[]) =>
    words.some((word) => isDistinct(word) && !others.includes(word));
  if (isOwn(one, other) && isOwn(other, one)) return false;
  const fields = one.filter((word) => fieldWords.has(word));
  const others = other.filter((word) => fieldWords.has(word));
  const isSameField = fields.some((field) => others.includes(field));
  if (fields.length > 0 && others.length > 0 && !isSameField) return false;
  return shared.length >= 2 || isSameField;
}

function isDistinct(word: string): boolean {
  return !commonWords.has(word);
}
