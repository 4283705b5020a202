/** Rules and spaces of pdfmake tables, in points. */
import type { CustomTableLayout } from 'pdfmake/interfaces.js';
import type { Column } from '#shared/paper/document';
import { gapsOf } from '#shared/paper/fit/fit-document';

const grey = '#777777';
const black = '#000000';
const thin = 0.75;
const thick = 1.5;

const none = () => 0;
/** No rules and no space, for things side by side. */
export const bare: CustomTableLayout = {
  hLineWidth: none,
  vLineWidth: none,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: none,
  paddingBottom: none,
};

/** A box with the given space inside, in points. */
export function boxRules(side: number, ends: number): CustomTableLayout {
  return {
    hLineWidth: () => thick,
    vLineWidth: () => thick,
    paddingLeft: () => side,
    paddingRight: () => side,
    paddingTop: () => ends,
    paddingBottom: () => ends,
  };
}

/** The answer and its sums: a rule between them and one beneath. */
export const answerRules: CustomTableLayout = {
  hLineWidth: (index, { table: { body } }) => (index === body.length ? 1 : 0),
  vLineWidth: (index) => (index === 1 ? thin : 0),
  paddingLeft: (index) => (index === 0 ? 0 : 14),
  paddingRight: (index) => (index === 0 ? 12 : 0),
  paddingTop: () => 6,
  paddingBottom: () => 6,
};

/** What a row of a table is; each has its own rule beneath and its own space. */
export type RowKind = 'caption' | 'titles' | 'group' | 'row' | 'dense' | 'foot' | 'total';

const rowRules: Record<RowKind, { rule: number; color: string; above: number; below: number }> = {
  caption: { rule: 0, color: black, above: 0, below: 1 },
  titles: { rule: thick, color: black, above: 3, below: 2 },
  group: { rule: 1, color: black, above: 8, below: 2 },
  row: { rule: thin, color: grey, above: 3.5, below: 3 },
  dense: { rule: thin, color: grey, above: 1, below: 1 },
  foot: { rule: thick, color: black, above: 3.5, below: 3 },
  total: { rule: 3, color: black, above: 5, below: 4 },
};

/** The rules of a table with these columns, whose rows are of these kinds. */
export function tableRules(columns: readonly Column[], kinds: readonly RowKind[]): CustomTableLayout {
  const of = (index: number) => rowRules[kinds[index] ?? 'row'];
  return {
    hLineWidth: (index) => (index === 0 ? 0 : of(index - 1).rule),
    hLineColor: (index) => (index === 0 ? black : of(index - 1).color),
    vLineWidth: none,
    paddingLeft: (index) => gapsOf(columns, index).before,
    paddingRight: (index) => gapsOf(columns, index).after,
    paddingTop: (index) => of(index).above,
    paddingBottom: (index) => of(index).below,
  };
}
