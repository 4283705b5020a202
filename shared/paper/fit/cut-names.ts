/** Cuts names that take more than two lines in a narrow column, and says all of each once, below the table. */
import type { Block, Cell, Column, TextLine } from '../document.ts';
import type { TypeSizes } from './sheet.ts';
import { countLines } from './text-width.ts';

const mostLines = 2;
/** Letters of a name that stay in any case. */
const leastLetters = 12;

/** The blocks of regular print with their widths. `title`: above the whole names. */
export function cutNames(blocks: readonly Block[], title: string, type: TypeSizes): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'table' && block.kind !== 'ledger') return [block];
    const names = new CutNames(block.columns, type);
    const cut: Block =
      block.kind === 'table'
        ? { ...block, rows: names.cutRows(block.rows) }
        : { ...block, groups: block.groups.map((group) => ({ ...group, rows: names.cutRows(group.rows) })) };
    return names.items.length === 0
      ? [block]
      : [cut, { kind: 'heading', text: title }, { kind: 'list', isPlain: true, items: names.items }];
  });
}

class CutNames {
  readonly #columns: readonly Column[];
  readonly #type: TypeSizes;
  readonly #numbers = new Map<string, number>();

  constructor(columns: readonly Column[], type: TypeSizes) {
    this.#columns = columns;
    this.#type = type;
  }

  /** Each whole name with its number. */
  get items(): string[] {
    return [...this.#numbers].map(([name, number]) => `${mark(number)} ${name}`);
  }

  cutRows(rows: readonly Cell[][]): Cell[][] {
    return rows.map((row) =>
      row.map((cell, index) => {
        const { kind, width = 0 } = this.#columns[index] ?? {};
        return kind === 'text' ? cell.map((line) => this.#cut(line, width)) : cell;
      }),
    );
  }

  #cut(line: TextLine, width: number): TextLine {
    const { text, more = '', small, isName } = line;
    const size = small ? this.#type.small : this.#type.text;
    const fits = (name: string) => countLines(name + more, size, width) <= mostLines;
    if (!isName || text.length <= leastLetters || fits(text)) return line;
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    const letters = [...text];
    let end = letters.length - 1;
    const shorten = () => `${letters.slice(0, end).join('').trimEnd()}… ${mark(number)}`;
    while (end > leastLetters && !fits(shorten())) end--;
    return { ...line, text: shorten() };
  }
}

function mark(number: number): string {
  return `[${number}]`;
}
