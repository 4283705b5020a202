import type { LetterStatement } from '../../model/papers/statement.ts';
import { blank, setParagraph } from '../../words/letters/letters.ts';
import type { Block, StatementDocument } from '../document.ts';
import type { Words } from '../words.ts';

const plainLine = {
  textOf: (line: string) => line,
  cut: (line: string, length: number) => line.slice(length),
};

/** With room to sign above the line below the closing. */
function addSigningRoom(lines: readonly string[]): string[] {
  const [closing = '', line, ...more] = lines;
  return line === blank && closing.endsWith(',') ? [closing, '', '', line, ...more] : [...lines];
}

/**
 * A letter as the person wrote it, paragraph by paragraph. It goes to others, so nothing on it speaks of this app; only
 * one of an example says on each page what it is.
 */
export function layOutLetter(
  { template, text, isExample, options }: LetterStatement,
  { t }: Words,
): StatementDocument {
  const title = t(`letters:${template}.title`);
  const lookUp = (key: string, values: Record<string, string>) => t(`letters:${key}`, values);
  const blocks = text.split(/\n\s*\n/).flatMap((paragraph): Block[] => {
    const { heading, facts, lines } = setParagraph(paragraph.split('\n'), { template, t: lookUp }, plainLine);
    return [
      ...(heading === null ? [] : [{ kind: 'heading', text: heading } as const]),
      ...(facts.length === 0
        ? []
        : [
            {
              kind: 'facts',
              rows: facts.map(({ label, line }) => ({ label, value: line })),
              keepsWhole: true,
            } as const,
          ]),
      ...(lines.length === 0
        ? []
        : [{ kind: 'lines', lines: addSigningRoom(lines), keepsWhole: true } as const]),
    ];
  });
  return {
    language: options.language,
    paper: options.paper,
    size: options.size,
    title,
    isLetter: true,
    fileTitle: title,
    running: title,
    about: [],
    notABill: isExample ? t('example') : null,
    cards: [],
    blocks,
    made: null,
    pageOf: t('page', { page: '{page}', pages: '{pages}' }),
  };
}
