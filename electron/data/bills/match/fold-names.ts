/** One spelling for what bills and claims write in many: account numbers, names of providers. */
import { commonWords, emptyWords, spellings } from './name-abbreviations.ts';

/** Upper case without blanks, dots, hyphens, slashes and leading zeros; empty for what identifies nothing. */
export function foldAccount(text: string): string {
  const folded = text
    .toUpperCase()
    .replace(/[\s./-]+/g, '')
    .replace(/^0+/, '');
  const isNothing = /^(?:NONE|UNKNOWN|NA|(.)\1*)?$/.test(folded);
  return isNothing ? '' : folded;
}

/** Payers must keep only the first 20 characters of an account number (X12 837, CLM01). */
const keptCharacters = 20;

/** Whether two account numbers are one: whole, or as far as payers keep them. */
export function isSameAccount(one: string, other: string): boolean {
  const [first, second] = [foldAccount(one), foldAccount(other)];
  if (first === '' || second === '') return false;
  if (first === second) return true;
  const [a, b] = [one.trim(), other.trim()];
  if (a.length < keptCharacters || b.length < keptCharacters) return false;
  return a.slice(0, keptCharacters).toUpperCase() === b.slice(0, keptCharacters).toUpperCase();
}

/** True for account numbers of which one has two neighbors swapped: 20417 and 20471. */
export function hasDigitsSwapped(one: string, other: string): boolean {
  const [a, b] = [foldAccount(one), foldAccount(other)];
  if (a === b || a.length !== b.length || a.length < shortestSwapped) return false;
  const at = [...a].findIndex((character, index) => character !== b[index]);
  const swapped = [...b];
  [swapped[at], swapped[at + 1]] = [b[at + 1] ?? '', b[at] ?? ''];
  return swapped.join('') === a;
}

/** In shorter numbers, two that differ so are too often of two accounts. */
const shortestSwapped = 4;

/** Its words in one spelling, and whether it looks as if a billing system had cut it. */
export type FoldedName = { words: readonly string[]; mayBeCut: boolean };

/** Billing systems keep so much of a name; a blank at its end is lost. */
const cutLengths = { from: 18, to: 20 };

export function readName(name: string): FoldedName {
  const { length } = name.trim();
  return { words: foldName(name), mayBeCut: length >= cutLengths.from && length <= cutLengths.to };
}

/** The words of a name that tell it apart: short forms in full, in the singular, no accents, no case, no legal forms and titles. */
export function foldName(name: string): string[] {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.flatMap((word, at) => foldWord(word, words[at + 1])).filter((word) => !emptyWords.has(word));
}

function foldWord(word: string, next: string | undefined): readonly string[] {
  // "Phys Therapy" is physical therapy, "Family Phys" are family physicians.
  if (word === 'PHYS') return [next?.startsWith('THER') ? 'PHYSICAL' : 'PHYSICIAN'];
  const one = makeSingular(word).replace(/OLOGIST$/, 'OLOGY');
  return spellings.get(word) ?? spellings.get(one) ?? [one];
}

function makeSingular(word: string): string {
  if (word.length < 4 || !/[^SUI]S$/.test(word)) return word;
  return word.length > 5 && word.endsWith('IES') ? `${word.slice(0, -3)}Y` : word.slice(0, -1);
}

/** True for a name that hundreds carry, such as "Radiology Associates". */
export function isCommonName(words: readonly string[]): boolean {
  return words.every((word) => commonWords.has(word));
}
