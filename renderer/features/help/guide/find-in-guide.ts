import MiniSearch from 'minisearch';
import { foldText, splitWords } from '#shared/split-words';
import type { GuideBlock, GuideSection } from './parse-guide.ts';
import type { QuestionWords } from './question-words.ts';

/** A word explained on Help, or a question answered there. `to`: the screen that answers it. */
export type Explained = { title: string; text: string; to?: '/news' };

/** What answers a question, and the text of it that fits best. `anchor`: its part of the guide; `null` when the text is all. */
export type GuideHit = { title: string; anchor: string | null; text: string; to?: '/news' };

export type GuideHits = {
  hits: GuideHit[];
  /** False where even the best hit has not all of the words. */
  hasAllWords: boolean;
};

export type GuideFinder = (typed: string) => GuideHits;

const mostHits = 6;

/** One section of the guide, or one text that Help explains: its passages are one hit. */
type Owner = Omit<GuideHit, 'text'>;
/**
 * `asked`: what people ask that its section answers, as the guide's own list of questions says. `lead`: what it is about,
 * where it begins with that: the words in bold, the first cell of a row.
 */
type Passage = { id: number; title: string; asked: string; lead: string; text: string };

/** A typed word: `ownWeight` where Help has it, and less where Help only has another word for the same. */
const ownWeight = 1;
const alikeWeight = 0.9;
/** Of a passage that has what was typed word by word. */
const phraseWeight = 3;

/**
 * Finds what was asked in a few words or in a whole question: beginnings of words count, words for the same count a little
 * less, and those that are skipped (how, what, my) say nothing. One passage that has all the words comes before a section
 * that has them here and there; sections with less than half of the words do not come at all.
 */
export function createGuideFinder(
  sections: readonly GuideSection[],
  explained: readonly Explained[],
  { skipped, alike }: QuestionWords,
): GuideFinder {
  /** Whose each passage is, by the passage's number. */
  const owners: Owner[] = [];
  const passages: Passage[] = [];
  const questions = listQuestions(sections);
  const add = (owner: Owner, texts: readonly string[]) => {
    const { title, anchor } = owner;
    const asked = questions.get(anchor)?.join(' ') ?? '';
    for (const text of texts) {
      const lead = removeMarks(leadPattern.exec(text)?.[0] ?? '');
      passages.push({ id: owners.length, title, asked, lead, text: removeMarks(text) });
      owners.push(owner);
    }
  };
  for (const { title, anchor, blocks } of sections)
    add({ title, anchor }, blocks.flatMap(listTexts).filter(isNoQuestion));
  for (const { text, ...owner } of explained) add({ ...owner, anchor: null }, [text]);
  const silent = new Set(skipped.map(foldText));
  const others = createOthers(alike);
  const index = new MiniSearch<Passage>({
    fields: ['title', 'asked', 'lead', 'text'],
    storeFields: ['text'],
    processTerm: (term) => foldText(term) || null,
  });
  index.addAll(passages);
  return (typed) => {
    const words = [...new Set(splitWords(typed))].filter((word) => !silent.has(word));
    /** For each term that is looked for: which typed words it stands for, and how well. */
    const terms = new Map<string, Map<string, number>>();
    for (const word of words)
      for (const [term, weight] of [
        ...others(word).map((other) => [other, alikeWeight] as const),
        ...[word, cutEnding(word)].map((own) => [own, ownWeight] as const),
      ])
        terms.set(term, (terms.get(term) ?? new Map<string, number>()).set(word, weight));
    const weigh = (term: string) => Math.max(...(terms.get(term)?.values() ?? [0]));
    const matches = index
      .search([...terms.keys()].join(' '), {
        boost: { title: 2, asked: 3, lead: 2 },
        // A short word is the beginning of too many.
        prefix: (term) => term.length > 3,
        boostTerm: weigh,
      })
      .map(({ id, score, queryTerms, text }) => ({
        id: Number(id),
        // The search itself favors passages with many terms, of which several may stand for one word.
        score: score / queryTerms.length,
        text: String(text),
        covered: coverWords(queryTerms, terms),
      }));
    const share = weighWords(matches, passages.length);
    const found = matches
      .map((match) => {
        const ofText = coverWords(findTerms(match.text, terms.keys()), terms);
        const said = hasPhrase(match.text, typed) ? phraseWeight : 1;
        return { ...match, fit: match.score * share(match.covered) ** 3 * (0.5 + share(ofText)) * said };
      })
      .toSorted((a, b) => b.fit - a.fit);
    const byOwner = Map.groupBy(found, ({ id }) => owners[id] as Owner);
    const ranked = [...byOwner.entries()]
      .map(([owner, passagesFound]) => ({
        owner,
        text: passagesFound[0]?.text ?? '',
        fit: addUpFits(passagesFound.map(({ fit }) => fit)),
        words: new Set(passagesFound.flatMap(({ covered }) => [...covered.keys()])).size,
      }))
      .filter((one) => one.words * 2 >= words.length)
      .toSorted((a, b) => b.fit - a.fit);
    return {
      hits: ranked.slice(0, mostHits).map(({ owner, text }) => ({ ...owner, text })),
      hasAllWords: ranked.some((one) => one.words === words.length),
    };
  };
}

/** The typed words that a passage has, each with how well. */
function coverWords(
  found: readonly string[],
  terms: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Map<string, number> {
  const covered = new Map<string, number>();
  for (const term of found)
    for (const [word, weight] of terms.get(term) ?? [])
      covered.set(word, Math.max(weight, covered.get(word) ?? 0));
  return covered;
}

/** How much of what was asked some words are: rare ones say more than those that stand everywhere. From 0 to 1. */
function weighWords(
  matches: readonly { covered: ReadonlyMap<string, number> }[],
  passages: number,
): (covered: ReadonlyMap<string, number>) => number {
  const counts = new Map<string, number>();
  for (const { covered } of matches)
    for (const word of covered.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + passages / count)]));
  const all = sumOf(rarity.values());
  return (covered) =>
    sumOf([...covered].map(([word, weight]) => weight * (rarity.get(word) ?? 0))) / Math.max(all, 1);
}

/** Whether the text has these words, two at least, one after the other. */
function hasPhrase(text: string, typed: string): boolean {
  const words = splitWords(typed);
  return words.length > 1 && ` ${splitWords(text).join(' ')} `.includes(` ${words.join(' ')} `);
}

/** The terms by which a word of the text begins. */
function findTerms(text: string, terms: Iterable<string>): string[] {
  const words = splitWords(text);
  return [...terms].filter((term) => words.some((word) => word.startsWith(term)));
}

/** The best passage counts; a few further ones, a little. */
function addUpFits([best = 0, ...others]: readonly number[]): number {
  return best + sumOf(others.slice(0, 3)) / 5;
}

function sumOf(values: Iterable<number>): number {
  return [...values].reduce((sum, value) => sum + value, 0);
}

/** The words in bold that a passage begins with, or all before the dash of a row of a table. */
const leadPattern = /^\*\*[^*]+\*\*|^.+?(?= – )/;

/** A point that is nothing but a question, and the part of the guide that answers it. */
const questionPattern = /^\[([^[\]]+)\]\(#([^()]+)\)$/;

function isNoQuestion(text: string): boolean {
  return !questionPattern.test(text);
}

/** The questions of the guide's own list, by the part that answers each. */
function listQuestions(sections: readonly GuideSection[]): Map<string | null, string[]> {
  const found = new Map<string | null, string[]>();
  for (const text of sections.flatMap(({ blocks }) => blocks.flatMap(listTexts))) {
    const [, asked = '', anchor = ''] = questionPattern.exec(text) ?? [];
    if (asked !== '') found.set(anchor, [...(found.get(anchor) ?? []), asked]);
  }
  return found;
}

/** Finds the words that Help has, and their beginnings, for what people call otherwise, one or many. */
function createOthers(alike: QuestionWords['alike']): (word: string) => string[] {
  const found = new Map<string, string[]>();
  for (const [asked, has] of alike)
    for (const word of splitWords(asked))
      found.set(word, [
        ...(found.get(word) ?? []),
        ...splitWords(has).flatMap((one) => [one, cutEnding(one)]),
      ]);
  return (word) => found.get(word) ?? found.get(word.replace(/s$/, '')) ?? [];
}

/** The beginning that the forms of a word have in common: "appeal" of "appealing", "apel" of "apelación". */
function cutEnding(word: string): string {
  return word.length < 5 ? word : word.slice(0, Math.max(4, Math.floor(word.length * 0.65)));
}

function listTexts(block: GuideBlock): string[] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'table') return block.rows.map((row) => row.join(' – '));
  return [block.text];
}

/** What stands on the page, without the marks within a line. */
function removeMarks(text: string): string {
  return text
    .replace(/\[([^[\]]+)\]\([^()]+\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\\(.)/g, '$1');
}
