/** A statement laid out in words: what both renderers draw, block by block, so that they cannot differ. */

/** Lines of a table cell or box; a strong line stands out. */
export type TextLine = { text: string; strong?: true };
export type Cell = TextLine[];

export type Column = {
  title: string;
  /** `amount` columns are right-aligned with tabular figures; `date` ones do not wrap; one `text` column takes the rest. */
  kind: 'date' | 'amount' | 'text';
};

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; strong?: true }
  | { kind: 'box'; big: string; lines: TextLine[] }
  | { kind: 'table'; caption: string; columns: Column[]; rows: Cell[][]; foot: Cell[] | null }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'checks'; items: string[] };

export type StatementDocument = {
  language: 'en' | 'es';
  paper: 'letter' | 'a4';
  size: 'regular' | 'large';
  title: string;
  /** Who, which plan, which dates. */
  about: string[];
  notABill: string;
  blocks: Block[];
  /** Foot of each page, at the left. */
  made: string;
  /** "page 1 of 2" with the two numbers in place of `{page}` and `{pages}`. */
  pageOf: string;
};
