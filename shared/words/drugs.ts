/**
 * Search terms for a drug: first what the person typed, then less and less of it, so that a name
 * from a pharmacy claim matches the name in a drug list. The page shows these terms before anything is sent.
 */

import { foldText } from '../split-words.ts';
import { trimEnd } from '../trim-end.ts';

/** Strengths, forms and salts: words of a claim's drug name that drug lists write differently. */
const notTheName = new Set(
  (
    'mg mcg ug g gm gram ml l iu unt unit units meq mmol hr hour act actuat dose doses ' +
    'tab tabs tablet tablets cap caps capsule capsules softgel chew chewable odt film coated ' +
    'sol soln solution susp suspension syr syrup elixir liq liquid oil powder pow pack pak packet kit ' +
    'inj injection injectable vial pen prefilled syringe auto autoinjector ' +
    'crm cream oint ointment gel lot lotion foam patch supp suppository spray drops drop neb inhaler inhal hfa ' +
    'oral top topical nasal opht ophth ophthalmic otic rectal vaginal ' +
    'er xr sr dr cr la ec xl cd ir extended delayed release sustained immediate ' +
    'hcl hydrochloride sodium potassium calcium succinate tartrate maleate mesylate besylate sulfate acetate phosphate ' +
    'generic brand'
  ).split(' '),
);

const shortest = 3;
const mostTerms = 4;
/** No drug name is longer, and request addresses are limited. */
const longest = 100;

/** Lower case words without punctuation. */
export function drugWords(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}.-]+/u)
    .map((word) => trimEnd(word.replace(/^[.-]+/, ''), '.-'))
    .filter((word) => word !== '');
}

/** The RxNorm code if the text is one. */
export function rxNormCode(text: string): string | null {
  return /^\d{2,8}$/.test(text.trim()) ? text.trim() : null;
}

/** The terms to ask for, in order: as typed, the name alone, its first word. Empty when nothing is left to ask for. */
export function drugTerms(text: string): string[] {
  const code = rxNormCode(text);
  if (code !== null) return [code];
  const typed = text.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, longest);
  const name = drugWords(typed).filter((word) => !/\d/.test(word) && !notTheName.has(word));
  const first = name.find((word) => word.length >= shortest);
  const terms = [typed, name.join(' '), first ?? ''].filter((term) => term.length >= shortest);
  return [...new Set(terms)].slice(0, mostTerms);
}
