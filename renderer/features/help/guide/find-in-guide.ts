import { foldText, splitWords } from '#shared/split-words';
import type { GuideBlock, GuideSection } from './parse-guide.ts';

/** A part of the guide that holds every word that was typed, and the text where most of them stand. */
export type GuideHit = { title: string; anchor: string; text: string };

/** The parts of the guide with all the words, whatever their accents, those with them in the title first. */
export function findInGuide(sections: readonly GuideSection[], typed: string): GuideHit[] {
  const words = splitWords(typed);
  if (words.length === 0) return [];
  const count = (text: string) => words.filter((word) => beginsWord(text, word)).length;
  return sections
    .flatMap(({ title, anchor, blocks }) => {
      const texts = blocks.flatMap(listTexts).map(removeMarks);
      if (count([title, ...texts].join(' ')) < words.length) return [];
      const best = texts.toSorted((a, b) => count(b) - count(a))[0] ?? '';
      return [{ title, anchor, text: best, inTitle: count(title) }];
    })
    .toSorted((a, b) => b.inTitle - a.inTitle)
    .map(({ inTitle: _, ...hit }) => hit);
}

function beginsWord(text: string, word: string): boolean {
  return ` ${splitWords(text).join(' ')}`.includes(` ${foldText(word)}`);
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
