/** Compares what a plan stated, by the second reading, with what the claim says. */
import type { Claim } from '../../../../shared/model/claims/claim.ts';
import { answersOf, exactLabels, type Piece, piecesOf } from './answers.ts';
import type { Fact } from './fact.ts';
import { list, text } from './json.ts';

export type Outcome = 'right' | 'listed' | 'missing' | 'wrong';

/** One fact, and what became of it. */
export type Compared = {
  readonly kind: string;
  readonly path: string;
  readonly outcome: Outcome;
  readonly expected: string;
  /** What the claim says there instead. */
  readonly got: string;
};

/**
 * Every fact with its outcome: right; listed, where the claim names the element among those that it did not understand
 * or that are only technical; missing; or wrong. What the claim says and no fact states is wrong, too.
 */
export function compareFacts(facts: readonly Fact[], claim: Claim): Compared[] {
  const answers = answersOf(claim);
  const pieces = piecesOf(claim);
  const isListed = findListed(claim);
  const used = new Set<(typeof answers)[number]>();
  const said = new Map<Piece, LooseFact[]>();
  const compared: Compared[] = [];
  const open: (Fact & { right: readonly string[] })[] = [];
  for (const fact of facts) {
    if ('words' in fact) {
      const saying = pieces.filter((piece) => says(piece, fact));
      for (const piece of saying) said.set(piece, [...(said.get(piece) ?? []), fact]);
      const outcome = saying.length > 0 ? 'right' : isListed(fact) ? 'listed' : 'missing';
      const expected = `${fact.slot} ${fact.words.map((word) => word.join(' / ')).join(' + ')}`.trim();
      compared.push({ kind: fact.kind, path: fact.path, outcome, expected, got: '' });
      continue;
    }
    const found = answers.filter(
      ({ kind, slot, value }) => kind === fact.kind && slot === fact.slot && fact.right.includes(value),
    );
    for (const answer of found) used.add(answer);
    if (found.length > 0)
      compared.push({
        kind: fact.kind,
        path: fact.path,
        outcome: 'right',
        expected: fact.right[0] ?? '',
        got: '',
      });
    else open.push(fact);
  }
  const invented = new Set(answers.filter((answer) => !used.has(answer)));
  for (const fact of open) {
    const instead = [...invented].find(({ kind, slot }) => kind === fact.kind && slot === fact.slot);
    if (instead) invented.delete(instead);
    const outcome = instead ? 'wrong' : isListed(fact) ? 'listed' : 'missing';
    const expected = `${fact.slot} ${fact.right.slice(0, 3).join(' / ')}`.trim();
    compared.push({ kind: fact.kind, path: fact.path, outcome, expected, got: instead?.value ?? '' });
  }
  for (const piece of pieces)
    if (
      ['facts', 'reasons'].includes(piece.place) &&
      !isStated(piece, said.get(piece) ?? []) &&
      !piece.texts.includes('note') &&
      !exactLabels.has(piece.texts[0] ?? '')
    )
      compared.push({
        kind: piece.place,
        path: '',
        outcome: 'wrong',
        expected: 'nothing',
        got: piece.texts.join(' | '),
      });
  for (const { kind, slot, value } of invented)
    compared.push({ kind, path: '', outcome: 'wrong', expected: `${slot} nothing`.trim(), got: value });
  return compared;
}

type LooseFact = Fact & {
  readonly words: readonly (readonly string[])[];
  readonly labels: readonly string[];
};

/** Claimfolio's own words for kinds of reasons, groups and systems of codes, and the unit of a drug. */
const ownWords = [
  ...'denial adjustment reject CO CR OA PI PR CARC RARC NCPDP X12 drug-unit'.split(' '),
  ...['Medicare claim code', 'Medicare line code', 'Medicare nonpayment code'],
];

/** True when everything in the piece is a word of the facts that it says, or one of their labels. */
function isStated(piece: Piece, facts: readonly LooseFact[]): boolean {
  if (facts.length === 0) return false;
  const stated = facts.flatMap(({ words, labels }) => [...words.flat(), ...labels]).concat(ownWords);
  const longestFirst = stated.toSorted((a, b) => b.length - a.length);
  return piece.texts.every((text) => {
    if (text === String(piece.line)) return true;
    let rest = text;
    for (const word of longestFirst) rest = rest.replaceAll(word, ' ');
    return !/[\p{L}\p{N}]/u.test(rest);
  });
}

/** Places that say by themselves what their words mean. */
const ownPlaces = new Set(['reasons', 'facility']);

function says(
  piece: Piece,
  fact: Fact & { words: readonly (readonly string[])[]; labels: readonly string[] },
): boolean {
  const holds = (word: string) => piece.texts.some((text) => holdsWord(text, word));
  // Days of supply and the number of the fill stand with the quantity of a drug, or as facts of the drug.
  const isOfDrug = fact.kind === 'extension of item.quantity' && piece.place === 'drug';
  const needsLabel = fact.labels.length > 0 && !ownPlaces.has(piece.place) && !isOfDrug;
  if (fact.slot !== '' && fact.slot !== `line ${piece.line}` && !isOfDrug) return false;
  if (needsLabel && !fact.labels.some(holds)) return false;
  return fact.words.every((alternatives) => alternatives.some(holds));
}

/** True when the word stands in the text, not only as a part of a longer word or number. */
function holdsWord(text: string, word: string): boolean {
  for (let found = text.indexOf(word); found >= 0; found = text.indexOf(word, found + 1)) {
    const around = [text[found - 1], text[found + word.length]];
    if (around.every((character) => character === undefined || !/[\p{L}\p{N}]/u.test(character))) return true;
  }
  return false;
}

/**
 * Facts that tell people nothing, and may stand among the elements that only computers need: that nothing was reduced,
 * which member sends the bill, numbers of people that are not the national one.
 */
const technicalKinds = new Set([
  'no reduction',
  'responsible member',
  'member known by another number',
  'other number of the provider',
]);

/**
 * Tells whether the claim names the element, one that holds it or a part of it among those that it did not understand;
 * of facts that tell nothing, also among the technical ones.
 */
function findListed(claim: Claim): (fact: Fact) => boolean {
  const unread = claim.unread.map(({ path }) => path);
  const technical = list(claim, 'technical').map((element) => text(element, 'path') ?? '');
  const isIn = (inner: string, outer: string) =>
    inner === outer || (inner.startsWith(outer) && '.['.includes(inner[outer.length] ?? ' '));
  return ({ path, kind }) => {
    const paths = technicalKinds.has(kind) ? [...unread, ...technical] : unread;
    return paths.some((listed) => isIn(path, listed) || isIn(listed, path));
  };
}
