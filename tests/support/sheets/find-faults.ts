/**
 * What is wrong with the sheets of a printed statement, in words, so that a test expects none: too empty, too small,
 * over the edge, over each other, torn apart.
 */
import { type Block, isLargePrint, type StatementDocument } from '../../../shared/paper/document.ts';
import { getSheet, getTypeSizes } from '../../../shared/paper/fit/sheet.ts';
import { listBlocks } from '../statement-text.ts';
import { type ReadSheet, type Run, readSheets } from './read-sheets.ts';

export type Measured = { pages: number; fills: number[]; faults: string[] };

const leastSize = 10.5;
const leastFill = 2 / 3;

/** Measures the file that a renderer made of these documents. */
export async function measureSheets(
  bytes: Uint8Array,
  documents: readonly StatementDocument[],
): Promise<Measured> {
  const sheets = await readSheets(bytes);
  const parts = splitDocuments(sheets, documents);
  const fills: number[] = [];
  const faults: string[] = [];
  for (const { document, own, from } of parts) {
    const name = (index: number) => `page ${from + index + 1}`;
    const bodies = own.map((sheet) => findBody(sheet, document));
    for (const [index, sheet] of own.entries()) {
      const body = bodies[index] as Body;
      fills.push(body.fill);
      if (index < own.length - 1 && body.fill < leastFill)
        faults.push(`${name(index)} is ${Math.round(body.fill * 100)} % full`);
      faults.push(...findBadRuns(sheet, document).map((fault) => `${name(index)}: ${fault}`));
      faults.push(...findOverlaps(sheet).map((fault) => `${name(index)}: ${fault}`));
      if (index < own.length - 1)
        faults.push(...findLoneHeadings(body, document).map((fault) => `${name(index)} ends with ${fault}`));
    }
    faults.push(
      ...findLoneNote(bodies, document).map((fault) => `${name(own.length - 1)}: ${fault}`),
      ...findCutCards(own, document),
      ...findTouchingCells(own, document),
      ...findTornLists(bodies, document),
      ...findLoneRows(bodies, document),
      ...findTornMonths(bodies, document),
    );
  }
  return { pages: sheets.length, fills, faults };
}

/** True where its title stands at the top, in the size of titles; of a letter, its first line below the head of its pages. */
function isFirstSheet({ runs }: ReadSheet, at: number, document: StatementDocument): boolean {
  const { title, size, running, isLetter, blocks } = document;
  const has = (text: string) => runs.some((run) => squeeze(run.text) === squeeze(text));
  if (isLetter) {
    const [first = ''] = blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : []));
    return has(first) && (at === 0 || has(running));
  }
  const least = getTypeSizes(size).title - 0.5;
  return runs.some(({ text, size: own }) => own > least && squeeze(title).startsWith(squeeze(text)));
}

type Part = { document: StatementDocument; own: ReadSheet[]; from: number };

/** Each document begins on the next sheet that looks like its first one. */
function splitDocuments(sheets: readonly ReadSheet[], documents: readonly StatementDocument[]): Part[] {
  const empties = new Set(documents.flatMap(({ leftEmpty }) => (leftEmpty ? [squeeze(leftEmpty)] : [])));
  const isEmpty = ({ runs }: ReadSheet) => empties.has(squeeze(runs.map(({ text }) => text).join('')));
  let next = 0;
  const starts = documents.map((document) => {
    const found = sheets.findIndex((sheet, at) => at >= next && isFirstSheet(sheet, at, document));
    if (found < 0) throw new Error(`no sheet begins with “${document.title}”`);
    next = found + 1;
    return found;
  });
  return documents.map((document, index) => {
    const from = starts[index] ?? 0;
    const own = sheets.slice(from, starts[index + 1] ?? sheets.length);
    // The empty back of cards, or the empty front before them.
    for (let last = own.at(-1); last && (last.runs.length === 0 || isEmpty(last)); last = own.at(-1))
      own.pop();
    return { document, from, own };
  });
}

type Body = { runs: Run[]; top: number; bottom: number; fill: number };

/** What stands between the head and the foot. */
function findBody({ height, runs }: ReadSheet, document: StatementDocument): Body {
  const sheet = getSheet(document);
  const [top, bottom] = [sheet.top, height - sheet.bottom];
  const own = runs.filter((run) => run.bottom > top && run.top < bottom);
  const lowest = Math.max(top, ...own.map((run) => run.bottom));
  return { runs: own, top, bottom, fill: (lowest - top) / (bottom - top) };
}

/** The last sheet has more than a note of a line or two. */
function findLoneNote(bodies: readonly Body[], { blocks }: StatementDocument): string[] {
  const last = bodies.at(-1);
  if (last === undefined || bodies.length < 2 || blocks.at(-1)?.kind !== 'paragraph') return [];
  const lines = new Set(last.runs.map(({ bottom }) => Math.round(bottom / 4)));
  return lines.size < 3
    ? [`no more than “${last.runs.map(({ text }) => text).join(' ')}” is left for it`]
    : [];
}

function findBadRuns({ width, height, runs }: ReadSheet, document: StatementDocument): string[] {
  const { side, bottom } = getSheet(document);
  return runs.flatMap((run) => [
    ...(run.size < leastSize - 0.05 ? [`“${run.text}” is in ${run.size.toFixed(2)} points`] : []),
    ...(run.left < side - 1.5 || run.right > width - side + 1.5 ? [`“${run.text}” is over the margin`] : []),
    ...(run.top < 12 || run.bottom > height - 8 ? [`“${run.text}” is over the edge`] : []),
    ...(run.top < height - bottom - 0.5 && run.bottom > height - bottom + 3
      ? [`“${run.text}” stands in the foot`]
      : []),
  ]);
}

function findOverlaps({ runs }: ReadSheet): string[] {
  return runs.flatMap((run, index) =>
    runs.slice(index + 1).flatMap((other) => {
      const across = Math.min(run.right, other.right) - Math.max(run.left, other.left);
      const down = Math.min(run.bottom, other.bottom) - Math.max(run.top, other.top);
      const isOver = across > 1 && down > Math.min(run.size, other.size) * 0.15;
      return isOver ? [`“${run.text}” and “${other.text}” overlap`] : [];
    }),
  );
}

/** What stands in neighboring cells of one line reads as one text where no space is between. */
function findTouchingCells(sheets: readonly ReadSheet[], { blocks }: StatementDocument): string[] {
  const pairs = listBlocks(blocks).flatMap((block) => {
    if (block.kind !== 'table' && block.kind !== 'ledger') return [];
    const rows = block.kind === 'table' ? block.rows : block.groups.flatMap((group) => group.rows);
    return rows.flatMap((row) =>
      row.flatMap((cell, index) => {
        const [one, next] = [cell[0]?.text, row[index + 1]?.[0]?.text];
        return one && next ? [oneLine(one + next)] : [];
      }),
    );
  });
  const said = sheets.flatMap(({ runs }) => runs.map(({ text }) => oneLine(text)));
  return [...new Set(pairs)]
    .filter((pair) => said.some((text) => text.includes(pair)))
    .map((pair) => `“${pair}” are two cells without a space`);
}

/** Headings, captions, names of months and titles of columns: something must follow each on its sheet. */
function findLoneHeadings({ runs }: Body, { blocks, size }: StatementDocument): string[] {
  const { heading } = getTypeSizes(size);
  const lowest = Math.max(...runs.map(({ bottom }) => bottom));
  const last = runs.filter(({ bottom }) => bottom > lowest - 2);
  const headings = new Set(listBlocks(blocks).flatMap(headingsOf).map(squeeze));
  const titles = listBlocks(blocks).flatMap(titlesOf).map(squeeze);
  // Names of months stand below a picture, too, beside others; what a heading says may also stand in a row, smaller.
  const areHeadings = last.every(
    ({ text, size: own }) => headings.has(squeeze(text)) && Math.abs(own - heading) < 0.3,
  );
  const said = last.map(({ text }) => text).join(' ');
  return [
    ...(areHeadings ? [`the heading “${said}”`] : []),
    ...(titles.includes(squeeze(said)) ? [`the titles “${said}”`] : []),
  ];
}

function headingsOf(block: Block): string[] {
  if (block.kind === 'heading') return [block.text];
  if (block.kind === 'chart') return [block.title];
  if (block.kind === 'table') return [block.caption];
  return block.kind === 'ledger' ? block.groups.map(({ title }) => title) : [];
}

function titlesOf(block: Block): string[] {
  if (block.kind !== 'table' && block.kind !== 'ledger') return [];
  return [
    block.columns.map(({ title, under }) => under ?? title).join(''),
    block.columns.map(({ title }) => title).join(''),
  ];
}

/** Height of a card, and the space between two, in points. */
const card = { width: 222, height: 2.125 * 72, between: 6, padding: 6.5 };

/** What runs over the lower edge of a card would be cut off. */
function findCutCards(sheets: readonly ReadSheet[], { cards }: StatementDocument): string[] {
  const titles = cards.flatMap(({ front, back }) => [front.title, back.title].map(squeeze));
  const found = sheets.flatMap(({ runs }) =>
    runs
      .filter(
        ({ text, size, top }) =>
          size > 11.5 && size < 12.5 && top > 36 && titles.some((title) => title.startsWith(squeeze(text))),
      )
      .map((head) => ({ head, runs })),
  );
  return [
    ...(found.length < titles.length ? ['a side of a card is not there'] : []),
    ...found.flatMap(({ head, runs }) => {
      const edge = head.top + card.height - 2 * card.padding;
      return runs
        .filter(({ left }) => left > head.left - 2 && left < head.left + card.width)
        .filter(({ top, bottom }) => bottom > edge && top < edge + card.between)
        .map(({ text }) => `“${text}” runs over the edge of its card`);
    }),
  ];
}

/** Of notes and checks that go on to another sheet, at least two stand on each. */
function findTornLists(bodies: readonly Body[], { blocks, size }: StatementDocument): string[] {
  const texts = bodies.map(({ runs }) => squeeze(runs.map(({ text }) => text).join('')));
  return listBlocks(blocks).flatMap((block) => {
    if (block.kind !== 'checks' && block.kind !== 'list') return [];
    if (block.items.length < 2) return [];
    const counts = texts.map(
      (text) =>
        block.items.filter((item) => text.includes(squeeze(item).slice(0, isLargePrint(size) ? 60 : 50)))
          .length,
    );
    const on = counts.filter((count) => count > 0);
    return on.length > 1 && on.includes(1) ? [`“${block.items[0]}” and what follows are torn apart`] : [];
  });
}

/** Of a table of low rows that goes on to another sheet, no row stands alone on either. */
function findLoneRows(bodies: readonly Body[], { blocks, size }: StatementDocument): string[] {
  const runs = bodies.flatMap((body, page) =>
    body.runs
      .toSorted((a, b) => a.bottom - b.bottom || a.left - b.left)
      .map(({ text }) => ({ page, text: squeeze(text) })),
  );
  let next = 0;
  return blocks.flatMap((part) => {
    // What stands beside each other is looked for from the same place.
    const start = next;
    return listBlocks([part]).flatMap((block) => findInTable(block, start));
  });

  function findInTable(block: Block, start: number): string[] {
    if (block.kind !== 'table' || (isLargePrint(size) && !block.isDense)) return [];
    let from = start;
    const at = block.columns.findIndex(({ kind }) => kind === 'text');
    const caption = squeeze(block.caption);
    const head = runs.findIndex(
      ({ text }, index) => index >= from && text.length > 2 && isBeginning(text, caption),
    );
    from = Math.max(from, head + 1);
    const pages = block.rows.flatMap((row) => {
      const name = squeeze(row[at]?.[0]?.text ?? '');
      const found = runs.findIndex(
        ({ text }, index) =>
          index >= from && text.length >= Math.min(4, name.length) && isBeginning(text, name),
      );
      if (found < 0) return [];
      from = found + 1;
      return runs[found]?.page ?? [];
    });
    next = Math.max(next, from);
    if (pages.length < block.rows.length) return [`a row of “${block.caption}” is not there`];
    const counts = [...Map.groupBy(pages, (page) => page).values()].map(({ length }) => length);
    return block.ends === 2 && counts.length > 1 && counts.includes(1)
      ? [`a row of “${block.caption}” stands alone`]
      : [];
  }
}

/** True where both begin alike, as far as a line goes. */
function isBeginning(line: string, name: string): boolean {
  const length = Math.min(line.length, name.length);
  return length > 0 && line.slice(0, length) === name.slice(0, length);
}

/** A month that fills no more than three tenths of a sheet stands on one. */
function findTornMonths(bodies: readonly Body[], { blocks, size }: StatementDocument): string[] {
  if (isLargePrint(size)) return [];
  const find = (wanted: string, from: number, least: number) => {
    for (let page = from; page < bodies.length; page++) {
      const run = bodies[page]?.runs.find(
        ({ text }) => text.length >= least && squeeze(wanted).startsWith(squeeze(text)),
      );
      if (run) return { page, run };
    }
    return null;
  };
  return blocks.flatMap((block) => {
    if (block.kind !== 'ledger') return [];
    let from = 0;
    return block.groups.flatMap(({ title, foot }) => {
      const head = find(title, from, title.length);
      const end =
        head && find(foot.find((cell) => cell.length > 0)?.[0]?.text ?? '', head.page, title.length + 3);
      if (!head || !end) return [`“${title}” or its sum is not there`];
      from = head.page;
      if (head.page === end.page) return [];
      const [first, last] = [bodies[head.page] as Body, bodies[end.page] as Body];
      const height =
        (end.page - head.page - 1) * (first.bottom - first.top) +
        first.bottom -
        head.run.top +
        end.run.bottom -
        last.top;
      return height <= (first.bottom - first.top) * 0.3 ? [`“${title}” goes on to another page`] : [];
    });
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function squeeze(text: string): string {
  return text.replaceAll(/[\s\u00a0_]+/g, '');
}
