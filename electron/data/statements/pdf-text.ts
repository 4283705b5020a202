import type { Cell } from '#shared/paper/document';
import { splitWhole } from '#shared/words/whole-parts';
import { runsOf } from './fonts.ts';

type TextRun = {
  text: string;
  font?: string;
  bold?: boolean;
  noWrap?: true;
  fontSize?: number;
  wordBreak?: 'break-all';
};
type Text = string | TextRun[];

/** A text in the fonts that have its letters. */
export function textOf(text: string): Text {
  return joinRuns(styleRuns(text, {}));
}

/** The text, in which no line ends inside a number, a date, or an amount. */
export function wholeTextOf(text: string): Text {
  return joinRuns(
    splitWhole(text).flatMap((part) => styleRuns(part.text, part.isWhole ? { noWrap: true } : {})),
  );
}

/** Lines of a cell as one paragraph: strong lines in bold, secondary ones in `small` points. */
export function linesOf(lines: Cell, small: number): { text: Text } {
  const parts = lines.flatMap(({ text, more, strong, small: isSmall }, index) => {
    const size = isSmall && { fontSize: small };
    const runs = [
      ...styleRuns(text, { ...size, ...(strong && { bold: true }) }),
      ...(more === undefined ? [] : styleRuns(more, { ...size })),
    ];
    const last = runs.at(-1);
    if (last && index < lines.length - 1) last.text += '\n';
    return runs;
  });
  return { text: joinRuns(parts) };
}

/** A lone run without a style of its own is as good as its text. */
function joinRuns(runs: TextRun[]): Text {
  const [only = { text: '' }] = runs;
  return runs.length === 1 && Object.keys(only).length === 1 ? only.text : runs;
}

function styleRuns(text: string, style: Omit<TextRun, 'text' | 'font'>): TextRun[] {
  return runsOf(text).map((run) => ({
    text: run.text,
    ...(run.font !== 'latin' && { font: run.font }),
    ...(run.isWord && { wordBreak: 'break-all' }),
    ...style,
  }));
}
