import type { LetterStatement } from '../../model/papers/statement.ts';
import type { Block, StatementDocument } from '../document.ts';
import type { Words } from '../words.ts';

/**
 * A letter as the person wrote it, paragraph by paragraph. It goes to others, so nothing on it speaks of this app; only
 * one of an example says on each page what it is.
 */
export function layOutLetter(
  { template, text, isExample, options }: LetterStatement,
  { t }: Words,
): StatementDocument {
  const title = t(`letters:${template}.title`);
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.split('\n'));
  return {
    language: options.language,
    paper: options.paper,
    size: options.size,
    title,
    fileTitle: title,
    running: title,
    about: [],
    notABill: isExample ? t('example') : null,
    cards: [],
    blocks: paragraphs.map((lines): Block => ({ kind: 'lines', lines })),
    made: null,
    pageOf: t('page', { page: '{page}', pages: '{pages}' }),
  };
}
