/** Cards to cut out on the front of a sheet, with nothing on its back, wherever they come. */
import { describe, expect, it } from 'vitest';
import type { StatementDocument, WalletCard } from '../../../../shared/paper/document.ts';
import { addEmptyBacks } from '../../../../shared/paper/fit/empty-backs.ts';

const side = { title: 'Evergreen', about: null, rows: [], notes: [] };
const card: WalletCard = { front: side, back: side };

function documentOf(title: string, cards: WalletCard[] = []): StatementDocument {
  return {
    language: 'en',
    paper: 'letter',
    size: 'regular',
    title,
    fileTitle: title,
    running: title,
    about: [],
    notABill: null,
    cards,
    leftEmpty: 'left empty',
    blocks: [],
    made: null,
    pageOf: 'page {page} of {pages}',
  };
}

const text = documentOf('text');
const cards = documentOf('cards', [card]);

function say(documents: StatementDocument[], counts: number[]): string {
  return addEmptyBacks(documents, counts)
    .map(({ title, isEmpty }) => (isEmpty ? 'empty' : title))
    .join(' ');
}

describe('cards to cut out', () => {
  it.each([
    [[text, cards], [2, 1], 'text cards'],
    [[text, cards], [3, 1], 'text empty cards'],
    [[text, cards, text], [2, 1, 2], 'text cards empty text'],
    [[text, cards, text], [1, 1, 1], 'text empty cards empty text'],
    [[cards, cards], [1, 1], 'cards empty cards'],
    [[cards], [1], 'cards'],
    [[text, text], [1, 1], 'text text'],
  ] as const)('after and before other sheets: %#', (documents, counts, expected) => {
    expect(say([...documents], [...counts])).toBe(expected);
  });

  it('leave sheets that say why nothing is on them', () => {
    const [, empty] = addEmptyBacks([text, cards], [1, 1]);
    expect(empty).toMatchObject({ isEmpty: true, title: '', about: ['left empty'], blocks: [], cards: [] });
  });
});
