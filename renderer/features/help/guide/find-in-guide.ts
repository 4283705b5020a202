import MiniSearch from 'minisearch';
import { foldText } from '#shared/split-words';
import type { GuideBlock, GuideSection } from './parse-guide.ts';

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
type Passage = { id: number; title: string; text: string };

/**
 * Finds what was asked in a few words or in a whole question: beginnings of words count, and those of `skipped` (how,
 * what, my) say nothing. Parts with all the words come first; those with less than half of them do not come at all.
 */
export function createGuideFinder(
  sections: readonly GuideSection[],
  explained: readonly Explained[],
  skipped: readonly string[],
): GuideFinder {
  /** Whose each passage is, by the passage's number. */
  const owners: Owner[] = [];
  const passages: Passage[] = [];
  const add = (owner: Owner, texts: readonly string[]) => {
    const { title } = owner;
    for (const text of texts) {
      passages.push({ id: owners.length, title, text });
      owners.push(owner);
    }
  };
  for (const { title, anchor, blocks } of sections)
    add({ title, anchor }, blocks.flatMap(listTexts).map(removeMarks));
  for (const { text, ...owner } of explained) add({ ...owner, anchor: null }, [text]);
  const silent = new Set(skipped.map(foldText));
  const index = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    storeFields: ['title', 'text'],
    processTerm: (term) => foldText(term) || null,
  });
  index.addAll(passages);
  return (typed) => {
    const words = new Set<string>();
    const found = index.search(typed, {
      boost: { title: 3 },
      prefix: true,
      processTerm: (term) => {
        const folded = foldText(term);
        if (folded === '' || silent.has(folded)) return null;
        const stem = cutEnding(folded);
        words.add(stem);
        return stem;
      },
    });
    const byOwner = Map.groupBy(found, ({ id }) => owners[Number(id)] as Owner);
    const ranked = [...byOwner.entries()]
      .map(([owner, passagesFound]) => ({
        owner,
        text: String(passagesFound[0]?.['text'] ?? ''),
        score: addUpScores(passagesFound.map(({ score }) => score)),
        words: new Set(passagesFound.flatMap(({ queryTerms }) => queryTerms)).size,
      }))
      .filter((one) => one.words * 2 >= words.size)
      .toSorted(
        (a, b) => Number(b.words === words.size) - Number(a.words === words.size) || b.score - a.score,
      );
    return {
      hits: ranked.slice(0, mostHits).map(({ owner, text }) => ({ ...owner, text })),
      hasAllWords: ranked[0]?.words === words.size,
    };
  };
}

/** The best passage counts; a few further ones, a little. */
function addUpScores([best = 0, ...others]: readonly number[]): number {
  return best + others.slice(0, 3).reduce((sum, score) => sum + score, 0) / 5;
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
