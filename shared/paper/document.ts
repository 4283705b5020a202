/** A statement laid out in words: what both renderers draw, block by block, so that they cannot differ. */
import type { StatementOptions } from '../model/statement.ts';

/** Lines of a table cell or box; a strong line stands out. */
export type TextLine = { text: string; strong?: true };
export type Cell = TextLine[];

export type Column = {
  title: string;
  /** The title that the sum in the foot needs, where it differs: "you may owe" is only true of one claim. */
  sumTitle?: string;
  /** `amount` columns are right-aligned with tabular figures; `date` ones do not wrap; one `text` column takes the rest. */
  kind: 'date' | 'amount' | 'text';
};

/** A table whose caption is its heading. Empty first cells of the foot are merged into the next one. */
export type TableBlock = {
  kind: 'table';
  /** Rows of one line, set close together. */
  isDense?: true;
  caption: string;
  columns: Column[];
  rows: Cell[][];
  foot: Cell[] | null;
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

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; strong?: true }
  /** Lines of one paragraph as they were written; runs of underscores are lines to write on. */
  | { kind: 'lines'; lines: string[] }
  | { kind: 'box'; big: string; lines: TextLine[] }
  | TableBlock
  | ChartBlock
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'list'; items: string[] }
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
  language: 'en' | 'es';
  paper: 'letter' | 'a4';
  size: 'regular' | 'large';
  title: string;
  /** Title of the file or print job: never a person's or provider's name. */
  fileTitle: string;
  /** Header of each page after the first. */
  running: string;
  /** Who, which plan, which dates. */
  about: string[];
  /** Stamped on each page; `null` on a letter. */
  notABill: string | null;
  /** Cards to cut out, before the blocks; none in statements of claims. */
  cards: WalletCard[];
  blocks: Block[];
  /** Footer of each page, on the left; `null` in large print, which says it once at the end. */
  made: string | null;
  /** "page 1 of 2" with the two numbers in place of `{page}` and `{pages}`. */
  pageOf: string;
};

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
