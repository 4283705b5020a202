/** Empty sheets around cards to cut out, so that nothing stands on their back where both sides are printed. */
import type { StatementDocument } from '../document.ts';

/** True where cutting would spoil what stands on the back. */
export function hasCards(documents: readonly StatementDocument[]): boolean {
  return documents.some(({ cards }) => cards.length > 0);
}

/**
 * The documents with cards on the front of a sheet and an empty back behind them. `counts`: on how many sheets each
 * document stands.
 */
export function addEmptyBacks(
  documents: readonly StatementDocument[],
  counts: readonly number[],
): StatementDocument[] {
  let sheets = 0;
  return documents.flatMap((document, index) => {
    const isCut = document.cards.length > 0;
    const before = isCut && sheets % 2 === 1 ? 1 : 0;
    sheets += before + (counts[index] ?? 1);
    const isLast = index === documents.length - 1;
    const after = isCut && !isLast && sheets % 2 === 1 ? 1 : 0;
    sheets += after;
    const empty = emptySheet(document);
    return [...(before ? [empty] : []), document, ...(after ? [empty] : [])];
  });
}

function emptySheet(document: StatementDocument): StatementDocument {
  return {
    ...document,
    title: '',
    running: '',
    about: document.leftEmpty === undefined ? [] : [document.leftEmpty],
    notABill: null,
    cards: [],
    blocks: [],
    made: null,
    pageOf: '',
    isEmpty: true,
  };
}
