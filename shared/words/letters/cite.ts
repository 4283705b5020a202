/**
 * What plans, files and papers call things and say, as it may stand in a text that speaks as the person: on one line, cut
 * to a length, and where it says more than a name or a number does, in quotation marks that it cannot end.
 */
import { coveredText } from '../../cover-texts.ts';

/** As long as the longest name that people type of a bill. */
const longestName = 200;
/** Some sentences. */
const longestWords = 600;

/** Controls of writing direction, tags, fillers and half characters. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/gu;
const separators = /[\p{Cc}\p{Z}\s]+/gu;
/** So many underscores would be a blank to fill by hand. */
const longRule = /_{4,}/g;

const openingMarks = /[“„‟«‹❝〝「『]/g;
const closingMarks = /[”»›❞〞〟」』]/g;
const plainMarks = /["＂″‴‶‷ʺˮ˝״]/g;
/** Two single marks look like a double one. */
const singleMarks = /['‘’‚‛`´ʼʹ′＇]{2,}/g;

/** Ends or begins a sentence, or says who speaks. */
const sentenceMarks = /[:;!?…¡¿]/;
/** "k.", "St.", "Assoc.", "Ph.D." */
const abbreviation = /^(?:\p{L}|\p{Lu}\p{L}{1,4}|(?:\p{L}{1,2}\.){1,12}\p{L}{1,2})\.$/u;

/** Looks a text up in the language of the letter or paper. */
type LookUp = (key: string, values: Record<string, string>) => string;

/** A name or a number; in quotation marks where it says more than that. `null` where there is nothing to read in it. */
export function citeName(text: string | null, t: LookUp): string | null {
  if (text === coveredText) return text;
  const name = tidyWords(text, longestName);
  if (name === '') return null;
  return isPlainName(name) ? name : quote(name, t);
}

/** Words of somebody else, always in quotation marks. `null` where there is nothing to read in them. */
export function citeWords(text: string | null, t: LookUp): string | null {
  if (text === coveredText) return text;
  const words = tidyWords(text, longestWords);
  return words === '' ? null : quote(words, t);
}

/** The text as it may stand between quotation marks: those within it are single ones. */
export function softenQuotes(text: string): string {
  return text
    .replace(openingMarks, '‘')
    .replace(closingMarks, '’')
    .replace(plainMarks, "'")
    .replace(singleMarks, "'");
}

/** An address, or words, as the person wrote them, line by line, without empty ones. */
export function keepLines(text: string): string {
  return text
    .split('\n')
    .map(putOnOneLine)
    .filter((line) => line !== '')
    .join('\n');
}

function tidyWords(text: string | null, longest: number): string {
  const characters = [...putOnOneLine(text ?? '').replace(longRule, '___')];
  const isWhole = characters.length <= longest;
  return isWhole ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}

function quote(text: string, t: LookUp): string {
  return t('letters:quoted', { text: softenQuotes(text) });
}

/** The text on one line, without what nobody sees. */
export function putOnOneLine(text: string): string {
  return text.replace(unseen, '').replace(separators, ' ').trim();
}

function isPlainName(name: string): boolean {
  const words = name.split(' ').slice(0, -1);
  return !sentenceMarks.test(name) && words.every((word) => !word.endsWith('.') || abbreviation.test(word));
}
