/** Compares what is known of two people. Says "same" only where a careful reader would; the rest is asked about. */
import type { NamedPerson, PersonSummary } from '#shared/model/connection';

/** A person as others are compared with them: by the plans' name, since the typed one may be "Mom". */
export function identify({
  name,
  nameOfPlans,
  birthDate,
}: Pick<PersonSummary, 'name' | 'nameOfPlans' | 'birthDate'>): NamedPerson {
  return { name: nameOfPlans ?? name, birthDate };
}

/** `unknown`: a name is missing, so that nobody can tell. */
export type Likeness = 'same' | 'differs' | 'unknown';

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sra', 'srta', 'don', 'dona']);
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** Fewer equal words could be one family: "T. Medina" is Theo or Tom. */
const fewestEqualWords = 2;

/**
 * Case, accents, order, middle names and initials make no difference; another family name does. A missing birth date
 * is no difference either, but then "Jr." is one.
 */
export function comparePeople(one: NamedPerson, other: NamedPerson): Likeness {
  const dates = compareDates(one.birthDate, other.birthDate);
  if (dates === 'differs') return 'differs';
  const [a, b] = [readName(one.name), readName(other.name)];
  if (a.words.length === 0 || b.words.length === 0) return 'unknown';
  if (a.suffix !== b.suffix && dates !== 'same') return 'differs';
  return isSameName(a.words, b.words) ? 'same' : 'differs';
}

/** True where careful readers would ask whether two are one: the same name, and a birth date of both that agrees. */
export function mayBeOnePerson(one: NamedPerson, other: NamedPerson): boolean {
  return one.birthDate !== null && other.birthDate !== null && comparePeople(one, other) === 'same';
}

/** FHIR dates may stop at the year or the month; they are compared as far as both go. */
function compareDates(one: string | null, other: string | null): Likeness {
  if (one === null || other === null) return 'unknown';
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) === other.slice(0, length) ? 'same' : 'differs';
}

function readName(name: string | null): { words: string[]; suffix: string } {
  const words = (name ?? '')
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !titles.has(word));
  const suffix = words.filter((word) => suffixes.has(word)).join(' ');
  return { words: words.filter((word) => !suffixes.has(word)), suffix };
}

/** True when each word of the shorter name is in the longer one, initials standing for words. */
function isSameName(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, [...other]] : [other, [...one]];
  const rest = short.filter((word) => !takeWord(long, (each) => each === word));
  const equalWords = short.length - rest.length;
  const isWhole = rest.length === 0 && long.length === 0;
  const areInitials = rest.every((word) => takeWord(long, (each) => isInitial(word, each)));
  return isWhole || (areInitials && equalWords >= fewestEqualWords);
}

function takeWord(words: string[], isWanted: (word: string) => boolean): boolean {
  const at = words.findIndex(isWanted);
  if (at >= 0) words.splice(at, 1);
  return at >= 0;
}

function isInitial(one: string, other: string): boolean {
  return (one.length === 1 || other.length === 1) && one[0] === other[0];
}
