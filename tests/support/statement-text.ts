/** Everything a laid out statement says, block by block. */
import { wordsFor } from '../../electron/data/statements/words.ts';
import type { Paper } from '../../shared/model/papers/packet.ts';
import type {
  Block,
  Cell,
  Column,
  LedgerBlock,
  LedgerGroup,
  StatementDocument,
  TableBlock,
} from '../../shared/paper/document.ts';
import { layOutDocuments } from '../../shared/paper/layout.ts';

/** The first document of a statement, which is the only one unless its paper has two languages. */
export function laidOut(statement: Paper): StatementDocument {
  return layOutDocuments(statement, wordsFor)[0] as StatementDocument;
}

/** Every text between the margins of a document. */
export function listTexts({ title, about, cards, blocks, size, isLetter }: StatementDocument): string[] {
  const sides = cards.flatMap(({ front, back }) => [front, back]);
  return [
    ...(isLetter ? [] : [title]),
    ...about,
    ...sides.flatMap((side) => [
      side.title,
      side.about ?? '',
      ...side.rows.flatMap(({ label, value }) => [label, value]),
      ...side.notes,
    ]),
    ...blocks.flatMap((block) => textsOf(block, size)),
  ];
}

/** Every text of the document in one string, lines apart. */
export function textOf(document: StatementDocument): string {
  return [
    document.title,
    ...document.about,
    ...document.blocks.flatMap((block) => textsOf(block)),
    document.made ?? '',
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** What a block says. Large print shows only the titles of amounts. */
export function textsOf(block: Block, size: StatementDocument['size'] = 'regular'): string[] {
  const titles = (columns: Column[]) =>
    columns.flatMap(({ title, under = '', kind }) =>
      size === 'regular' ? [title, under] : kind === 'amount' ? title : [],
    );
  const cells = (rows: readonly Cell[][]) => rows.flatMap((row) => row.flatMap(linesIn));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'box':
      return [
        block.big,
        ...linesIn(block.lines),
        ...(block.sums ?? []).flatMap(({ label, value }) => [label, value]),
        block.note ?? '',
      ];
    case 'alert':
      return [block.title, ...linesIn(block.lines)];
    case 'sides':
      return [...block.left, ...block.right].flatMap((one) => textsOf(one, size));
    case 'extra':
      return block.blocks.flatMap((one) => textsOf(one, size));
    case 'table':
      return [
        block.caption,
        ...titles(block.columns),
        ...cells([...block.rows, ...(block.foot ? [block.foot] : [])]),
      ];
    case 'ledger':
      return [
        ...titles(block.columns),
        ...block.groups.flatMap(({ title, rows, foot }) => [title, ...cells([...rows, foot])]),
        ...cells(block.totals),
      ];
    case 'chart':
      return [block.title];
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'lines':
      return block.lines;
    case 'list':
    case 'checks':
      return block.items;
  }
}

function linesIn(cell: Cell): string[] {
  return cell.map(({ text, more = '' }) => text + more);
}

/** All blocks, those beside each other too. */
export function listBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'sides' ? listBlocks([...block.left, ...block.right]) : [block],
  );
}

export function tables(document: StatementDocument): TableBlock[] {
  return listBlocks(document.blocks).filter((block) => block.kind === 'table');
}

/** The table of a year's claims. */
export function ledger(document: StatementDocument): LedgerBlock {
  const found = document.blocks.find((block) => block.kind === 'ledger');
  if (!found) throw new Error('no ledger');
  return found;
}

/** A month of it, by its name. */
export function month(document: StatementDocument, title: string): LedgerGroup {
  const found = ledger(document).groups.find((group) => group.title === title);
  if (!found) throw new Error(`no ${title}`);
  return found;
}

/** The table with this caption. */
export function table(document: StatementDocument, caption: string): TableBlock {
  const found = tables(document).find((each) => each.caption === caption);
  if (!found) throw new Error(`no table ${caption}`);
  return found;
}

/** The texts of a table's rows, lines of a cell joined by a slash. */
export function rowTexts({ rows }: Pick<TableBlock, 'rows'>): string[][] {
  return rows.map((row) =>
    row.map((cell) =>
      cell
        .map(({ text, more = '' }) => text + more)
        .join(' / ')
        .replaceAll('\u00a0', ' '),
    ),
  );
}
