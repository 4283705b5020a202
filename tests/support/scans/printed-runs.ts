import type { TextRun } from '../../../electron/scans/text/text-lines.ts';

/** A line is one text, or texts in columns; a text may say where it begins: `@300 Amount due`. */
export type PrintedLine = string | readonly string[];

const places = [60, 200, 330, 450, 520];
const size = 10;

/** The runs of a page with these lines, one below the other, letters half as wide as high. */
export function printRuns(lines: readonly PrintedLine[]): TextRun[] {
  return lines.flatMap((line, index) =>
    (typeof line === 'string' ? [line] : line).map((text, column) => {
      const [, at, words = text] = /^@(\d+) (.*)$/.exec(text) ?? [];
      return {
        text: words,
        x: Number(at ?? places[column]),
        y: 740 - index * 16,
        width: (words.length * size) / 2,
        size,
      };
    }),
  );
}
