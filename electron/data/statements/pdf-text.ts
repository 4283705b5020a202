import type { Cell } from '#shared/paper/document';
import { runsOf } from './fonts.ts';

type TextRun = { text: string; font?: string; bold?: boolean };
type Text = string | TextRun[];

/** A text in the fonts that have its letters. */
export function textOf(text: string): Text {
  const runs = runsOf(text);
  return runs.length === 1 && runs[0]?.font === 'latin' ? runs[0].text : runs;
}

/** Lines of a cell as one paragraph, strong lines in bold. */
export function linesOf(lines: Cell): { text: Text } {
  const parts = lines.flatMap(({ text, strong }, index) => {
    const end = index < lines.length - 1 ? '\n' : '';
    const runs = runsOf(text);
    return runs.map((run, at) => ({
      text: at === runs.length - 1 ? run.text + end : run.text,
      ...(run.font !== 'latin' && { font: run.font }),
      ...(strong && { bold: true }),
    }));
  });
  const isPlain = parts.every((part) => !('font' in part) && !('bold' in part));
  return { text: isPlain ? parts.map(({ text }) => text).join('') : parts };
}
