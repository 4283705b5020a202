/** Everything a laid out statement says, block by block. */
import { wordsFor } from '../../electron/data/statements/words.ts';
import type { Statement } from '../../shared/model/statement.ts';
import type { Block, StatementDocument, TableBlock } from '../../shared/paper/document.ts';
import { layOutStatement } from '../../shared/paper/layout.ts';

export function laidOut(statement: Statement): StatementDocument {
  return layOutStatement(statement, wordsFor(statement.options.language));
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
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'box':
      return [block.big, ...block.lines.map(({ text }) => text)];
    case 'table':
      return [
        block.caption,
        ...block.columns.flatMap(({ title, kind }) => (size === 'large' && kind !== 'amount' ? [] : title)),
        ...[...block.rows, ...(block.foot ? [block.foot] : [])].flatMap((row) =>
          row.flatMap((cell) => cell.map(({ text }) => text)),
        ),
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

export function tables(document: StatementDocument): TableBlock[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

/** The table with this caption. */
export function table(document: StatementDocument, caption: string): TableBlock {
  const found = tables(document).find((each) => each.caption === caption);
  if (!found) throw new Error(`no table ${caption}`);
  return found;
}

/** The texts of a table's rows, lines of a cell joined by a slash. */
export function rowTexts({ rows }: TableBlock): string[][] {
  return rows.map((row) =>
    row.map((cell) =>
      cell
        .map(({ text }) => text)
        .join(' / ')
        .replaceAll('\u00a0', ' '),
    ),
  );
}
