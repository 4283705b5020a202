/** A user guide, read from its Markdown. Pictures are left out: the screens that they show are at hand. */
export type GuideSection = { title: string; anchor: string; blocks: GuideBlock[] };

/** Texts keep the marks within a line (`**bold**`, `*stressed*`, code, links). */
export type GuideBlock =
  | { kind: 'heading'; text: string; anchor: string }
  | { kind: 'paragraph'; text: string }
  /** `start` is the first number; `null` for points without one. */
  | { kind: 'list'; start: number | null; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** The sections under the second-level headings; what stands above the first is for readers of the file alone. */
export function parseGuide(markdown: string): GuideSection[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return { title, anchor: anchorOf(title), blocks: parseBlocks(lines) };
    });
}

function parseBlocks(lines: readonly string[]): GuideBlock[] {
  const blocks: GuideBlock[] = [];
  /** The block that the next line may go on. */
  let open: GuideBlock | null = null;
  const begin = (block: GuideBlock) => {
    blocks.push(block);
    open = block;
  };
  for (const line of lines) {
    const [, number, point] = /^(?:-|(\d+)\.) (.*)$/.exec(line) ?? [];
    if (line === '' || line.startsWith('![')) open = null;
    else if (line.startsWith('### ')) {
      const text = line.slice(4);
      begin({ kind: 'heading', text, anchor: anchorOf(text) });
      open = null;
    } else if (line.startsWith('|')) addRow(open, cellsOf(line), begin);
    else if (point !== undefined) addPoint(open, number === undefined ? null : Number(number), point, begin);
    else goOn(open, line.trim(), begin);
  }
  return blocks;
}

type Begin = (block: GuideBlock) => void;

function addRow(open: GuideBlock | null, cells: string[], begin: Begin): void {
  if (open?.kind !== 'table') begin({ kind: 'table', head: cells, rows: [] });
  else if (!cells.every((cell) => /^-+$/.test(cell))) open.rows.push(cells);
}

function addPoint(open: GuideBlock | null, start: number | null, point: string, begin: Begin): void {
  if (open?.kind === 'list') open.items.push(point);
  else begin({ kind: 'list', start, items: [point] });
}

function goOn(open: GuideBlock | null, line: string, begin: Begin): void {
  if (open?.kind === 'list') open.items.push(`${open.items.pop()} ${line}`);
  else if (open?.kind === 'paragraph') open.text += ` ${line}`;
  else begin({ kind: 'paragraph', text: line });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The address of a heading within the guide, as its links name it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
