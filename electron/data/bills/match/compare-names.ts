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
  return isCutOf(one, other) ||
    isCutOf(other, one) ||
    beginAlike(one.words, other.words) ||
    areShortOf(one.words, other.words)
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
  const field = compareFields(one, other);
  return field !== 'other' && (shared.length >= 2 || field === 'same');
}

/** `null` where one of them names no field. */
function compareFields(one: readonly string[], other: readonly string[]): 'same' | 'other' | null {
  const fields = one.filter((word) => fieldWords.has(word));
  const others = other.filter((word) => fieldWords.has(word));
  if (fields.some((field) => others.includes(field))) return 'same';
  return fields.length > 0 && others.length > 0 ? 'other' : null;
}

/**
 * True for names of which each word stands, in this order, for one of the other's: as it is, shortened in a way that no list
 * knows (Crk, Vasc), by its first letters (RMC), or written as one (Eastside). What one has more is of the trade. A word
 * that tells the provider apart is the same in both, or all but the point of the compass is.
 */
function areShortOf(one: readonly string[], other: readonly string[]): boolean {
  if (compareFields(one, other) === 'other') return false;
  const same: string[] = [];
  let isByCompass = false;
  let [at, otherAt] = [0, 0];
  while (at < one.length && otherAt < other.length) {
    const [word, otherWord] = [one[at] as string, other[otherAt] as string];
    const isOneWritten = isWritten(otherWord, one, at);
    const ofOther = isOneWritten ? 1 : countWordsOf(word, other, otherAt);
    const ofOne = ofOther > 0 && !isOneWritten ? 1 : countWordsOf(otherWord, one, at);
    if (ofOne === 0) return false;
    if (word === otherWord || isWritten(word, other, otherAt)) same.push(word);
    else if (isOneWritten) same.push(otherWord);
    else isByCompass ||= compass.has(word) || compass.has(otherWord);
    at += ofOne;
    otherAt += ofOther > 0 ? ofOther : 1;
  }
  const isMoreOwn = [...one.slice(at), ...other.slice(otherAt)].some(isDistinct);
  const isTold = same.some((word) => isDistinct(word) && !usualBeginnings.has(word));
  return !isMoreOwn && (isTold || (isByCompass && same.length >= 2));
}

const compass: ReadonlySet<string> = new Set(['NORTH', 'SOUTH', 'EAST', 'WEST']);

/** Its first letter and, of more, others of it in their order: no more than two thirds. Known words are no short forms. */
function isShortWord(short: string, word: string): boolean {
  if (short[0] !== word[0] || short.length * 3 > word.length * 2 || isFullWord(short)) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at++;
  return at === short.length;
}

function isFullWord(word: string): boolean {
  return commonWords.has(word) || (usualBeginnings.has(word) && word !== 'MOUNT');
}

/** How many words, from a place on, one word stands for; 0 for none. */
function countWordsOf(word: string, words: readonly string[], at: number): number {
  const [first = '', ...more] = words.slice(at, at + Math.min(word.length, mostInitials));
  if (isWritten(word, words, at)) return 2;
  if (word === first || isShortWord(word, first) || isShortWord(first, word)) return 1;
  const initials = [first, ...more].map(([letter]) => letter).join('');
  return more.length > 0 && initials === word ? initials.length : 0;
}

/** True where the next two words are written as this one. */
function isWritten(word: string, words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  return next !== undefined && `${words[at]}${next}` === word;
}

/** As in CCHS, a community's health system. */
const mostInitials = 4;

function isDistinct(word: string): boolean {
  return !commonWords.has(word);
}
