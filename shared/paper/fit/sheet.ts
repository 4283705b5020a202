/** The sheet of a statement and the sizes of its type, in points, for both renderers. */
import type { PrintSize } from '../../model/papers/statement.ts';
import type { StatementDocument } from '../document.ts';

export type Sheet = { width: number; height: number; top: number; side: number; bottom: number };

/** The sheet and its margins. */
export function getSheet({ paper, size }: Pick<StatementDocument, 'paper' | 'size'>): Sheet {
  const sheet = paper === 'a4' ? { width: 595.28, height: 841.89 } : { width: 612, height: 792 };
  return size === 'regular'
    ? { ...sheet, top: 43, side: 47, bottom: 54 }
    : { ...sheet, top: 72, side: 72, bottom: 72 };
}

/** `small`: what is secondary, and the head and foot of each sheet; `line`: the height of a line in `text`s. */
export type TypeSizes = {
  text: number;
  small: number;
  title: number;
  heading: number;
  big: number;
  line: number;
};

const typeSizes: Record<PrintSize, TypeSizes> = {
  regular: { text: 12, small: 10.5, title: 21, heading: 12, big: 26, line: 1.28 },
  large: { text: 18, small: 18, title: 28, heading: 22, big: 32, line: 1.5 },
  'extra-large': { text: 20, small: 20, title: 30, heading: 24, big: 36, line: 1.5 },
};

export function getTypeSizes(size: PrintSize): TypeSizes {
  return typeSizes[size];
}

/** How wide each underscore of a line to write on is drawn, in em. */
export const blankEm = 0.62;
