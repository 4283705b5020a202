/** A statement laid out in words: what both renderers draw, block by block, so that they cannot differ. */
import type { Language } from '../languages.ts';
import type { PrintSize, StatementOptions } from '../model/papers/statement.ts';

/** Lines of a table cell or box. */
export type TextLine = {
  text: string;
  /** Stands out. */
  strong?: true;
  /** Secondary, in smaller type. */
  small?: true;
  /** What goes on behind the text on the same line, in plain type. */
  more?: string;
  /** `text` is a name that may be cut where its column is narrow; all of it then stands below the table. */
  isName?: true;
  /** A picture in place of `text`; it stands in a cell of its own. */
  trend?: TrendLine;
};

/** At least two values of one test in one unit, oldest first, and the usual range of the newest. `says`: the same in words. */
export type TrendLine = { values: number[]; low: number | null; high: number | null; says: string };

export type Cell = TextLine[];

export type Column = {
  title: string;
  /** A second line of the title, in plain type. */
  under?: string;
  /** The title that the sum in the foot needs, where it differs: "you may owe" is only true of one claim. */
  sumTitle?: string;
  /** `amount` columns are right-aligned with tabular figures; `text` columns share the rest. */
  kind: 'date' | 'amount' | 'text';
  /** In points; set by `fitDocument`, one width for each kind of column in all tables of a document. */
  width?: number;
};

/**
 * A table whose caption is its heading. Empty first cells of the foot are merged into the next one. `ends`: how many rows
 * stay with the titles and at the end, set by `fitDocument`.
 */
export type TableBlock = {
  kind: 'table';
  /** Rows of one line, set close together; a table in large print, too, where its columns fit. */
  isDense?: true;
  caption: string;
  columns: Column[];
  rows: Cell[][];
  foot: Cell[] | null;
  ends?: 1 | 2 | 3;
};

/**
 * Rows that belong together, with their own foot. Set by `fitDocument`: `isWhole`, short enough to stand on one sheet; else
 * `ends`, how many rows stay with the title and with the foot.
 */
export type LedgerGroup = {
  title: string;
  rows: Cell[][];
  foot: Cell[];
  isWhole?: boolean;
  ends?: 1 | 2;
};

/** One table of several groups under the same titles, closed by its totals. Feet and totals as in {@link TableBlock}. */
export type LedgerBlock = {
  kind: 'ledger';
  columns: Column[];
  groups: LedgerGroup[];
  totals: Cell[][];
};

/** Twelve stacked bars. `null` is not stated, so not drawn; the table after the chart says so in words. */
export type ChartBlock = {
  kind: 'chart';
  title: string;
  /** The chart in one sentence, for those who do not see it. */
  summary: string;
  planLabel: string;
  shareLabel: string;
  currency: string;
  months: { label: string; planCents: number | null; shareCents: number | null }[];
};

/** An amount with what it is, a dotted line between them. */
export type Sum = { label: string; value: string };

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; strong?: true; small?: true }
  /**
   * Lines of one paragraph as they were written; runs of underscores are lines to write on. `keepsWhole`, here and of facts:
   * no line ends inside a number, a date, or an amount.
   */
  | { kind: 'lines'; lines: string[]; keepsWhole?: true }
  /** The answer; `sums` stand beside it, with `note` beneath them. */
  | { kind: 'box'; big: string; lines: TextLine[]; sums?: Sum[]; note?: string }
  /** What must be seen first, in the thickest frame. */
  | { kind: 'alert'; title: string; lines: TextLine[] }
  /** Two columns of blocks that stand on one sheet, in smaller type; one after the other where there is no room. */
  | { kind: 'sides'; left: Block[]; right: Block[] }
  /** What stands at the end only where the last sheet has room for it, in both languages. `fits`: set by `fitDocument`. */
  | { kind: 'extra'; blocks: Block[]; fits?: boolean }
  | TableBlock
  | LedgerBlock
  | ChartBlock
  | { kind: 'facts'; rows: { label: string; value: string }[]; keepsWhole?: true }
  /** `isPlain`: without bullets, where each item has a number of its own. */
  | { kind: 'list'; items: string[]; isPlain?: true }
  | { kind: 'checks'; items: string[] };

/** One side of a card to cut out. */
export type CardSide = {
  title: string;
  /** Beside the title, smaller. */
  about: string | null;
  rows: { label: string; value: string; strong?: true }[];
  notes: string[];
};

/** A card to cut out and fold in the middle: both sides next to each other. */
export type WalletCard = { front: CardSide; back: CardSide };

export type StatementDocument = {
  language: Language;
  paper: 'letter' | 'a4';
  size: PrintSize;
  title: string;
  /** A letter begins with who writes it: no title stands above. */
  isLetter?: true;
  /** Title of the file or print job: never a person's or provider's name. */
  fileTitle: string;
  /** Header of each page after the first. */
  running: string;
  /** Who, which plan, which dates. */
  about: string[];
  /** Stamped on each page; `null` on a letter. */
  notABill: string | null;
  /** Cards to cut out, before the blocks; none in statements of claims. The sheets before and behind them may be empty. */
  cards: WalletCard[];
  blocks: Block[];
  /** Footer of each page, on the left; `null` on a letter. */
  made: string | null;
  /** "page 1 of 2" with the two numbers in place of `{page}` and `{pages}`. */
  pageOf: string;
  /** With cards: what stands on a sheet around them that has nothing else. */
  leftEmpty?: string;
  /** The back of a sheet, or what comes before its front: nothing stands on it but why. */
  isEmpty?: true;
};

/** Few lines, such as an address or room for what was said, stand on one sheet. */
export function isWholeLines({ lines }: Extract<Block, { kind: 'lines' }>): boolean {
  return lines.length > 1 && lines.length <= 12 && lines.every((line) => line.length < 120);
}

/** A short paragraph stands on one sheet. */
export function isWholeText(text: string, size: PrintSize): boolean {
  return text.length < (isLargePrint(size) ? 300 : 600);
}

/** True for the sizes that have no columns and fewer words on a sheet. */
export function isLargePrint(size: PrintSize): boolean {
  return size !== 'regular';
}

/** The columns with the titles that the foot gives them. */
export function renameSumColumns(columns: Column[]): Column[] {
  return columns.map((column) => ({ ...column, title: column.sumTitle ?? column.title }));
}

/** How a statement is printed unless the person chooses otherwise. */
export const usualOptions: StatementOptions = {
  size: 'regular',
  allClaims: false,
  paper: 'letter',
  language: 'en',
  hideDiagnoses: false,
  hideBilled: false,
  showCodes: false,
  fullMemberId: false,
};
