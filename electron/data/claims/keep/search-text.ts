/** Full-text search: what of a claim can be found, how a person's words become a safe query, and where they are found. */

import type { Language } from '#shared/languages';
import { amountNames, mapNames } from '#shared/model/claims/amount-table';
import { type Amount, type Amounts, type Coded, claimKinds } from '#shared/model/claims/claim';
import { type FoundIn, FoundText } from '#shared/model/claims/claims-view';
import { readTypedAmount } from '#shared/typed-amount';
import { type CareName, listCareCodes, listCareStems } from '#shared/words/care-names';
import { isOfSpecialty, type Specialty, specialties } from '#shared/words/specialties';

import en from '../../../../resources/locales/en/common.json' with { type: 'json' };
import es from '../../../../resources/locales/es/common.json' with { type: 'json' };
import { isOnlyNamed } from '../../fhir/care-team.ts';
import type { ListedClaim } from '../read/listed-claim.ts';

const mostWords = 12;
const longestWord = 60;
/**
 * A word as the index splits texts: a mark that it does not take for a diacritic parts words, and so do the few letters
 * that were none when its tables were made. A word that it would split once more is a phrase, which it refuses.
 *
 * @see SQLite FTS5, unicode61 tokenizer
 */
const wordPattern =
  /(?:(?![\u19B0-\u19C0\u19C8\u19C9\u1CF2\u1CF3])[\p{L}\p{N}]|[\u0300-\u0304\u0306-\u030C\u030F\u0311\u031B\u0323-\u0328\u032D\u032E\u0330\u0331])+/gu;

/**
 * A text stands in a line that begins with the sign of its place: what is no letter or digit is no word for the search.
 * The last sign is that of amounts.
 */
const signs = '@&+#=%~*!';
const amountSign = '$';
/** Kinds of care are found in every language, and not told: each row says its own. */
const kindSign = '^';
/** Kinds of doctors are found by what patients call them, whichever words or code the plan sent. */
const specialtySign = '?';

const signOf = new Map(FoundText.options.map((place, index) => [place, signs.charAt(index)]));

/** The words by which a claim is found: providers, services, drugs, diagnoses, numbers, notes, amounts and kinds of care, each text once. */
export function collectSearchText(claim: ListedClaim): string {
  const texts = new Map<string, string>();
  const add = (place: FoundText, text: string | null | undefined) => {
    if (text && !texts.has(text)) texts.set(text, `${signOf.get(place)}${text.replaceAll('\n', ' ')}`);
  };
  const addCoded = (place: FoundText, coded: Coded | null) => {
    add(place, coded?.text);
    add(place, coded?.code);
  };
  for (const party of [claim.provider, claim.facility]) {
    add('provider', party?.name);
    add('provider', party?.npi);
  }
  for (const party of [claim.insurer, claim.payee]) {
    add('plan', party?.name);
    add('plan', party?.npi);
  }
  for (const member of claim.careTeam) {
    add('person', member.party.name);
    add('person', member.specialty);
  }
  add('number', claim.claimNumber);
  for (const number of claim.chainNumbers) add('number', number);
  for (const { value } of claim.otherNumbers) add('number', value);
  add('plan', claim.coverageName);
  for (const line of claim.lines) {
    addCoded('service', line.service);
    for (const modifier of line.modifiers) add('service', modifier.text);
  }
  for (const diagnosis of claim.diagnoses) addCoded('diagnosis', diagnosis.code);
  for (const procedure of claim.procedures) addCoded('procedure', procedure.code);
  if (claim.drug) {
    addCoded('drug', claim.drug.name);
    for (const part of claim.drug.compoundOf) addCoded('drug', part);
    add('drug', claim.drug.prescriptionNumber);
  }
  for (const reason of claim.reasons) add('reason', reason.text);
  const sizes = new Set<number>();
  collectSizes(claim.amounts, sizes);
  for (const line of claim.lines) collectSizes(line.amounts, sizes);
  return [
    ...texts.values(),
    kindWords[claim.kind],
    ...listSpecialties(claim).map((name) => specialtySign + nameSpecialty(name)),
    ...(sizes.size > 0 ? [amountSign + Array.from(sizes, nameAmount).join(' ')] : []),
  ].join('\n');
}

const words: Record<Language, typeof en> = { en, es };

/** The lines of each kind of care. */
const kindWords = mapNames(claimKinds, (name) =>
  Object.values(words)
    .map(({ kind }) => kindSign + leaveOutLittleWords(kind[name]))
    .join('\n'),
);

/** "Doctor visit service": "or" would find every such visit. */
function leaveOutLittleWords(text: string): string {
  return text
    .split(' ')
    .filter((word) => word.length > 2)
    .join(' ');
}

/** What those are who gave the care, by the codes and words of their specialties; who only sent the patient gave none. */
function listSpecialties({ careTeam }: ListedClaim): Specialty[] {
  const members = careTeam.filter(({ role }) => !isOnlyNamed(role));
  const found = new Set(
    members.flatMap(({ specialty, specialtyCode }) => [
      ...findSpecialties(specialtyCode, null),
      ...findSpecialties(null, specialty),
    ]),
  );
  return specialties.filter((one) => found.has(one));
}

/** The specialties of a plan's codes and words: a plan has few, and its claims repeat them. */
const known = new Map<string, readonly Specialty[]>();
const mostKnown = 1000;

function findSpecialties(code: string | null, text: string | null): readonly Specialty[] {
  const said = code ?? text;
  if (said === null) return [];
  const key = `${code === null}${said}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = specialties.filter((one) => isOfSpecialty(one, [{ code, text }]));
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

/** The word of a specialty, which nobody types: `zzphysicaltherapy`. */
function nameSpecialty(specialty: Specialty): string {
  return `zz${specialty.replaceAll('-', '')}`;
}

/** The amounts in cents, without their sign, and without those of nothing. */
function collectSizes(amounts: Amounts, into: Set<number>): void {
  const add = (amount: Amount | null) => {
    if (amount !== null && amount.cents !== 0) into.add(Math.abs(amount.cents));
  };
  for (const name of amountNames) add(amounts[name]);
  for (const { amount } of amounts.other) add(amount);
}

/** The word of an amount, which nobody types: `zz1240zz50`. */
function nameAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `zz${digits.slice(0, -2)}zz${digits.slice(-2)}`;
}

/** A part of what was typed, without blanks in it. */
export type SearchTerm = {
  readonly words: readonly string[];
  /** The beginning of the amount's word where an amount was typed: the whole of it with both digits of the cents. */
  readonly amount: string | null;
  /** False for "$12", which is no word. */
  readonly isWord: boolean;
};

/** What was typed, part by part. */
export function readSearchTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let left = mostWords;
  for (const part of text
    .normalize('NFC')
    .replace(/\$\s+(?=\d)/g, '$')
    .split(/\s+/u)) {
    const words = (part.match(wordPattern) ?? []).slice(0, left).map((word) => word.slice(0, longestWord));
    if (words.length === 0) continue;
    left -= words.length;
    terms.push({ words, amount: readAmountWord(part), isWord: !part.includes('$') });
  }
  return terms;
}

function readAmountWord(typed: string): string | null {
  const amount = readTypedAmount(typed);
  return amount === null ? null : `zz${amount.dollars}zz${amount.cents}`;
}

/** True where the amount is the one that was typed; dollars alone mean any cents. */
export function isTypedAmount({ amount }: SearchTerm, cents: number): boolean {
  return amount !== null && cents !== 0 && nameAmount(cents).startsWith(amount);
}

/**
 * The query for words that a person typed: each word, or its beginning, must be there, or the amount that it is. Nothing
 * typed can be an operator. `null` when only blanks were typed; an empty text when there is no word in it, which matches
 * nothing.
 */
export function buildSearchQuery(text: string): string | null {
  if (text.trim() === '') return null;
  return readSearchTerms(text)
    .map(({ words, amount, isWord }) => {
      const asWords = words.map((word) => `"${word}"*`).join(' AND ');
      if (amount === null) return asWords;
      return isWord ? `("${amount}"* OR (${asWords}))` : `"${amount}"*`;
    })
    .join(' AND ');
}

/** The query for claims of those who are of this kind. */
export function buildSpecialtyQuery(specialty: Specialty): string {
  return `"${nameSpecialty(specialty)}"`;
}

/**
 * The query for claims that may have care of this kind, by the words of their services; which have it is told by their
 * texts. Codes begin with a digit or a letter and a digit: whichever begins so may be one.
 */
export function buildCareQuery(care: CareName): string {
  const stems = listCareStems(care).map((stem) =>
    stem
      .split(' ')
      .map((word) => `"${word}"*`)
      .join(' AND '),
  );
  return [...stems.map((stem) => `(${stem})`), ...listCareCodes(care).map((begins) => `"${begins}"*`)].join(
    ' OR ',
  );
}

/** The texts of one place in what {@link collectSearchText} made of a claim. */
export function listPlace(stored: string, place: FoundText): string[] {
  const sign = signOf.get(place) ?? ' ';
  return stored.split('\n').flatMap((line) => (line.startsWith(sign) ? [line.slice(1)] : []));
}

/** True where what {@link collectSearchText} made of a claim says that one of this kind gave the care. */
export function hasSpecialty(stored: string, specialty: Specialty): boolean {
  return stored.split('\n').includes(specialtySign + nameSpecialty(specialty));
}

/** More places than these say no more. */
const mostPlaces = 3;

/**
 * Where the terms are in what {@link collectSearchText} made of a claim. `amounts`: those of the claim as a whole, the
 * first of an equal cents first.
 */
export function findPlaces(
  stored: string,
  terms: readonly SearchTerm[],
  amounts: readonly { name: FoundAmountName; cents: number }[],
): FoundIn[] {
  const lines = stored.split('\n');
  const told = lines.filter((line) => signs.includes(line.charAt(0)));
  const folded = told.map(foldText);
  const found = new Map<string, FoundIn>();
  const put = (one: FoundIn) => found.set(JSON.stringify(one), one);
  for (const term of terms) {
    const own = amounts.find(({ cents }) => isTypedAmount(term, cents));
    const amountLine = lines.find((line) => line.startsWith(amountSign)) ?? '';
    const word =
      term.amount === null
        ? undefined
        : amountLine
            .slice(1)
            .split(' ')
            .find((one) => one.startsWith(term.amount ?? ' '));
    if (own) put({ place: 'amount', ...own });
    else if (word) put({ place: 'amount', name: null, cents: Number(word.replaceAll('zz', '')) });
    else if (term.isWord) {
      const words = term.words.map(foldText);
      // Splitting a line into words is slow, and few lines have these letters at all.
      const isPlain = words.every((word) => /^[a-z0-9]+$/.test(word));
      const mayHave = (at: number) => !isPlain || words.every((word) => folded[at]?.includes(word));
      const line = told.find((one, at) => mayHave(at) && hasWords(one, words));
      const place = line && FoundText.options[signs.indexOf(line[0] ?? ' ')];
      if (line && place) put({ place, text: line.slice(1) });
    }
  }
  return [...found.values()].slice(0, mostPlaces);
}

type FoundAmountName = NonNullable<Extract<FoundIn, { place: 'amount' }>['name']>;

/** `words`: folded. */
function hasWords(line: string, words: readonly string[]): boolean {
  const own = (line.match(wordPattern) ?? []).flatMap((word) => foldText(word).match(wordPattern) ?? []);
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

/** Without accents and capitals, as the search compares. Most texts have none of the former. */
function foldText(text: string): string {
  const plain = hasOnlyAscii.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.toLowerCase();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are ASCII, too.
const hasOnlyAscii = /^[\u0000-\u007f]*$/;
