/**
 * Compares what is known of two people. Says "same" only where a careful reader would; the rest is asked about.
 *
 * @see FHIR R4 HumanName; docs/adr/0019-whose-a-record-is.md
 */
import type { ComparedPerson } from './patient-facts.ts';

/** `unknown`: nothing differs, and too little is known to say that they are one. */
export type Likeness = 'same' | 'differs' | 'unknown';

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sra', 'srta', 'don', 'dona']);
const suffixes = new Map([
  ...['jr', 'sr', 'ii', 'iii', 'iv'].map((word) => [word, word] as const),
  ...([
    ['junior', 'jr'],
    ['senior', 'sr'],
    ['2nd', 'ii'],
    ['3rd', 'iii'],
  ] as const),
]);
/** Words that stand where a name is not known: of newborns, of tests, `fnu` and `lnu` of visa papers. */
const placeholders = new Set([
  ...['baby', 'boy', 'girl', 'babyboy', 'babygirl', 'newborn', 'infant', 'twin', 'test', 'unknown'],
  ...['fnu', 'lnu', 'nfn', 'nln', 'anonymous'],
]);
/** Words of many family names. */
const particles = new Set(
  'de del la las los da do dos das di du le van von der den ter ten san santa st el al bin ibn abu'.split(
    ' ',
  ),
);
/** Letters that Unicode does not take apart. */
const folded = new Map<string, string>([
  ...([
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['ø', 'o'],
    ['ł', 'l'],
    ['đ', 'd'],
    ['ð', 'd'],
    ['þ', 'th'],
    ['ı', 'i'],
  ] as const),
]);
const longestName = 300;
const fillerDay = '1900-01-01';

/**
 * The same: family name and first given name word for word, each in its place, whole birth dates that agree, and nothing
 * that differs. Case, accents, marks, titles and a missing middle name or suffix make no difference.
 */
export function comparePeople(one: ComparedPerson, other: ComparedPerson): Likeness {
  const names = compareNames(one, other);
  const dates = compareBirthDates(one.birthDate, other.birthDate);
  if ([names, dates, ...compareFurther(one, other)].includes('differs')) return 'differs';
  return names === 'same' && dates === 'same' ? 'same' : 'unknown';
}

/**
 * True where one record may call the same person otherwise than before, as after a marriage or by a nickname: the whole
 * birth date stayed, the first given name or a family name did, and nothing else differs. Says nothing of two records,
 * and nothing of twins.
 */
export function isRenamed(before: ComparedPerson, now: ComparedPerson): boolean {
  if (compareBirthDates(before.birthDate, now.birthDate) !== 'same') return false;
  if (compareFurther(before, now).includes('differs') || [before, now].some(isOneOfSeveral)) return false;
  const [a, b] = [readName(before), readName(now)];
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return false;
  const kept = new Set(listMainNames(a));
  return listMainNames(b).some((name) => kept.has(name));
}

function compareFurther(one: ComparedPerson, other: ComparedPerson): Likeness[] {
  return [
    compareValues(knownGender(one.gender), knownGender(other.gender)),
    compareBirthOrders(one.birthOrder, other.birthOrder),
    compareDeaths(one.deceased, other.deceased),
    compareNumbers(one.ssn, other.ssn),
    compareNumbers(one.mbi, other.mbi),
  ];
}

function isOneOfSeveral({ birthOrder }: ComparedPerson): boolean {
  return isTwin(birthOrder) === true;
}

/** The first given name and the family names, of a text its first and last word; nothing that many names have. */
function listMainNames({ words, parts, isHalf }: ReadName): string[] {
  if (isHalf) return [];
  const main =
    parts === null ? [words[0] ?? '', words.at(-1) ?? ''] : [parts.given[0] ?? '', ...parts.family];
  return main.filter((word) => word.length > 1 && !particles.has(word) && !placeholders.has(word));
}

/** True for a birth date that tells somebody from others: a whole one, and none that only fills a field. */
export function isWholeBirthDate(date: string | null): date is string {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) && !isFiller(date);
}

/** True for somebody whose name can be read. */
export function hasName(person: Pick<ComparedPerson, 'name'>): boolean {
  return readText(person.name).words.length > 0;
}

/** As {@link comparePeople}, by the names alone. */
export function compareNames(one: ComparedPerson, other: ComparedPerson): Likeness {
  const [a, b] = [readName(one), readName(other)];
  if ([a, b].some((name) => name.words.length === 0 || name.isHalf || isPlaceholder(name))) return 'unknown';
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return 'differs';
  const inParts = a.parts !== null && b.parts !== null ? compareParts(a.parts, b.parts) : null;
  const likeness = inParts ?? compareWords(a, b);
  return likeness === 'same' && [a, b].some(hasInitialOnly) ? 'unknown' : likeness;
}

type NameParts = { family: string[]; given: string[] };
/** A name in its order as it is spoken, and its parts where they are known. `isHalf`: a family or a given name only. */
type ReadName = { words: string[]; suffix: string; parts: NameParts | null; isHalf: boolean };

function readName({ name, parts }: ComparedPerson): ReadName {
  const text = readText(name);
  if (parts === undefined) return { ...text, parts: null, isHalf: isLatinWord(text.words) };
  const family = readText(parts.family);
  const given = readText(parts.given);
  const suffix = readText(parts.suffix).suffix || family.suffix || given.suffix || text.suffix;
  const isHalf = family.words.length === 0 || given.words.length === 0;
  return {
    words: [...given.words, ...family.words],
    suffix,
    parts: isHalf ? null : { family: family.words, given: given.words },
    isHalf,
  };
}

/** Names of other scripts are often one word. */
function isLatinWord(words: readonly string[]): boolean {
  return words.length === 1 && /^\p{Script=Latin}/u.test(words[0] ?? '');
}

/** The words of a name, "Medina, Rosa" in its spoken order. */
function readText(text: string | null): { words: string[]; suffix: string } {
  const pieces = (text ?? '').slice(0, longestName).split(',').map(foldWords);
  const suffix = pieces.flat().flatMap((word) => suffixes.get(word) ?? [])[0] ?? '';
  const [first = [], ...rest] = pieces
    .map((words) => words.filter((word) => !titles.has(word) && !suffixes.has(word)))
    .filter((words) => words.length > 0);
  return { words: [...rest.flat(), ...first], suffix };
}

function foldWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => folded.get(letter) ?? letter)
    .replace(/['’ʼ`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word));
}

function isPlaceholder({ words }: ReadName): boolean {
  return words.some((word) => placeholders.has(word));
}

/** A given or family name of one letter says as little on both sides. */
function hasInitialOnly({ words, parts }: ReadName): boolean {
  const family = parts?.family.join('') ?? words.at(-1) ?? '';
  return [words[0] ?? '', family].some((name) => /^[a-z]$/.test(name));
}

function compareParts(a: NameParts, b: NameParts): Likeness {
  return a.family.join('') === b.family.join('') ? compareGiven(a.given, b.given) : 'differs';
}

function compareGiven([first = '', ...middle]: string[], [otherFirst = '', ...others]: string[]): Likeness {
  if ([first, ...middle].join('') === [otherFirst, ...others].join('')) return 'same';
  return first === otherFirst && areMiddleNamesAlike(middle, others) ? 'same' : 'differs';
}

/** An initial stands for a name, and a name that is missing contradicts none. */
function areMiddleNamesAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word, at) => {
    const beside = other[at];
    return beside === undefined || word === beside || isInitialOf(word, beside) || isInitialOf(beside, word);
  });
}

function isInitialOf(letter: string, word: string): boolean {
  return letter.length === 1 && word.startsWith(letter);
}

/** Where one name is a text only: the family name of the other stands at its end, else its last word is taken for it. */
function compareWords(a: ReadName, b: ReadName): Likeness {
  if (a.words.join(' ') === b.words.join(' ')) return 'same';
  const length = a.parts?.family.length ?? b.parts?.family.length ?? 1;
  if (Math.min(a.words.length, b.words.length) <= length) return 'differs';
  const cut = ({ words }: ReadName) => ({ family: words.slice(-length), given: words.slice(0, -length) });
  return compareParts(cut(a), cut(b));
}

/** FHIR dates may stop at the year or the month; two that agree so far tell nothing more. */
function compareBirthDates(one: string | null, other: string | null): Likeness {
  if (one === null || other === null || isFiller(one) || isFiller(other)) return 'unknown';
  const length = Math.min(one.length, other.length);
  if (one.slice(0, length) !== other.slice(0, length)) return 'differs';
  return isWholeBirthDate(one) && isWholeBirthDate(other) ? 'same' : 'unknown';
}

function isFiller(date: string): boolean {
  return date < '1900' || date === fillerDay || date.startsWith('9999');
}

function knownGender(gender: string | null | undefined): string | null {
  return gender === undefined || gender === 'unknown' ? null : gender;
}

function compareValues<T>(one: T | null | undefined, other: T | null | undefined): Likeness {
  if (one === null || one === undefined || other === null || other === undefined) return 'unknown';
  return one === other ? 'same' : 'differs';
}

/** That somebody is a twin says nothing of which. */
function compareBirthOrders(
  one: ComparedPerson['birthOrder'],
  other: ComparedPerson['birthOrder'],
): Likeness {
  if ([one, other].includes(false)) return compareValues(isTwin(one), isTwin(other));
  return one === true || other === true ? 'unknown' : compareValues(one, other);
}

function isTwin(birthOrder: ComparedPerson['birthOrder']): boolean | null {
  return birthOrder === null || birthOrder === undefined ? null : birthOrder !== false;
}

function compareDeaths(one: ComparedPerson['deceased'], other: ComparedPerson['deceased']): Likeness {
  const isKnownDead = (value: ComparedPerson['deceased']) => typeof value === 'string' || value === true;
  if (typeof one === 'string' && typeof other === 'string') {
    const length = Math.min(one.length, other.length);
    return compareValues(one.slice(0, length), other.slice(0, length));
  }
  if ((one === false && isKnownDead(other)) || (other === false && isKnownDead(one))) return 'differs';
  return 'unknown';
}

/** A person may have had several; one that both have is enough. */
function compareNumbers(one: readonly string[] = [], other: readonly string[] = []): Likeness {
  if (one.length === 0 || other.length === 0) return 'unknown';
  return one.some((number) => other.includes(number)) ? 'same' : 'differs';
}
