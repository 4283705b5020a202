/** Blocks of a statement as pdfmake content. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import {
  type ChartShape,
  chartFontSize,
  chartHeight,
  chartWidth,
  drawChart,
} from '#shared/paper/chart-shapes';
import {
  type Block,
  type Cell,
  type ChartBlock,
  type Column,
  renameSumColumns,
  type StatementDocument,
  type TableBlock,
} from '#shared/paper/document';
import { bare, boxRules, denseLedger, ledger, ledgerWithFoot } from './pdf-rules.ts';
import { linesOf, textOf } from './pdf-text.ts';

type Sizes = { isLarge: boolean; title: number; heading: number; big: number; width: number; locale: string };

const tabular = ['tnum'] as never;
/** Figures of one width, so that amounts line up. Only for these: pdfmake lays out texts with font features anew each time. */
const amountStyle = { alignment: 'right', fontFeatures: tabular } as const;

/** Everything between the margins. */
export function drawDocument(document: StatementDocument): Content[] {
  const isLarge = document.size === 'large';
  const paperWidth = document.paper === 'a4' ? 595.28 : 612;
  const sizes: Sizes = {
    isLarge,
    title: isLarge ? 26 : 20,
    heading: isLarge ? 22 : 14,
    big: isLarge ? 30 : 24,
    width: paperWidth - (isLarge ? 144 : 108),
    locale: document.language === 'es' ? 'es-US' : 'en-US',
  };
  const content: Content[] = [drawTop(document, sizes)];
  for (let index = 0; index < document.blocks.length; index++) {
    const block = document.blocks[index];
    const next = document.blocks[index + 1];
    if (!block) continue;
    if (block.kind === 'heading' && next) {
      content.push({ stack: [drawHeading(block.text, sizes), ...drawBlock(next, sizes)], unbreakable: true });
      index++;
    } else content.push(...drawBlock(block, sizes));
  }
  return content;
}

function drawTop({ title, about, notABill }: StatementDocument, sizes: Sizes): Content {
  const words = [
    { text: textOf(title), fontSize: sizes.title, bold: true },
    ...about.map((line) => ({ text: textOf(line) })),
  ];
  const stamp: Content = {
    table: { body: [[{ text: notABill ?? '', bold: true, noWrap: true }]] },
    layout: boxRules(9, 4),
  };
  return {
    stack: [
      sizes.isLarge
        ? { stack: [...words, { ...stamp, margin: [0, 8, 0, 0] }] }
        : {
            table: {
              widths: ['*', 'auto'],
              body: [[{ stack: words }, { stack: [stamp], margin: [12, 36, 0, 0] }]],
            },
            layout: bare,
          },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: sizes.width, y2: 0, lineWidth: 3 }],
        margin: [0, 9, 0, 4],
      },
    ],
  };
}

function drawHeading(text: string, { heading: fontSize }: Sizes): Content {
  return { text: textOf(text), fontSize, bold: true, margin: [0, 16, 0, 4] };
}

function drawBlock(block: Block, sizes: Sizes): Content[] {
  switch (block.kind) {
    case 'heading':
      return [drawHeading(block.text, sizes)];
    case 'paragraph':
      return [{ text: textOf(block.text), margin: [0, 4, 0, 4], ...(block.strong && { bold: true }) }];
    case 'lines':
      return [{ text: textOf(block.lines.join('\n')), margin: [0, 4, 0, 4] }];
    case 'box':
      return [drawBox(block, sizes)];
    case 'table':
      return sizes.isLarge ? drawCards(block, sizes) : [drawTable(block, sizes)];
    case 'chart':
      return [drawChartBlock(block, sizes)];
    case 'facts':
      return [drawFacts(block.rows, sizes)];
    case 'list':
      return [{ ul: block.items.map(drawListItem) }];
    case 'checks':
      return [{ stack: block.items.map((item) => drawCheck(item, sizes)), unbreakable: true }];
  }
}

/** An item stays on one page. */
function drawListItem(item: string): Content {
  return { stack: [{ text: textOf(item) }], unbreakable: true, margin: [0, 1, 0, 2] };
}

function drawBox({ big, lines }: Extract<Block, { kind: 'box' }>, sizes: Sizes): Content {
  const words = { stack: lines.map((line) => linesOf([line])) };
  const figure = { text: textOf(big), fontSize: sizes.big, bold: true, lineHeight: 1 };
  const inside: Content =
    big === ''
      ? words
      : sizes.isLarge
        ? { stack: [{ ...figure, margin: [0, 0, 0, 8] }, words] }
        : {
            table: { widths: ['auto', '*'], body: [[figure, { ...words, margin: [18, 0, 0, 0] }]] },
            layout: bare,
          };
  return {
    table: { widths: ['*'], dontBreakRows: true, body: [[inside]] },
    layout: boxRules(14, 9),
    margin: [0, 8, 0, 4],
  };
}

/** Caption and titles repeat on each page, followed by at least one row. */
function drawTable(block: TableBlock, { heading: fontSize }: Sizes): Content {
  const { caption, columns, rows, foot, isDense } = block;
  const aligned = (index: number) =>
    columns[index]?.kind === 'amount' ? ({ alignment: 'right' } as const) : {};
  const rest = columns.slice(1).map(() => '');
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map((column, index) =>
        measureColumn(column, [...rows, ...(foot === null ? [] : [foot])], index),
      ),
      body: [
        [
          { text: textOf(caption), colSpan: columns.length, fontSize, bold: true, margin: [-5, 0, 0, 0] },
          ...rest,
        ],
        columns.map(({ title }, index) => ({ text: title, bold: true, ...aligned(index) })),
        ...rows.map((row) => row.map((cell, index) => ({ ...linesOf(cell), ...aligned(index) }))),
        ...(foot === null ? [] : [drawFoot(foot, aligned)]),
      ],
    },
    layout: foot !== null ? ledgerWithFoot : isDense ? denseLedger : ledger,
    margin: [0, 12, 0, 4],
  };
}

/** Points for the longest first line. Fixed, so that the columns of all months line up and nothing is measured twice. */
function measureColumn({ kind, title }: Column, rows: Cell[][], index: number): number | '*' {
  if (kind === 'text') return '*';
  const longest = Math.max(0, ...rows.map((row) => row[index]?.[0]?.text.length ?? 0));
  if (kind === 'date') return Math.min(88, Math.max(40, longest * 6.6));
  const words = rows.some((row) => (row[index]?.length ?? 0) > 1) ? 72 : 0;
  return Math.max(54, words, title.length * 6.8, longest * 7.2);
}

function drawFoot(foot: Cell[], aligned: (index: number) => object): TableCell[] {
  const label = foot.findIndex((cell) => cell.length > 0);
  return foot.map((_, index) => {
    if (index < label) return index === 0 ? { ...linesOf(foot[label] ?? []), colSpan: label + 1 } : '';
    return index === label && label > 0 ? '' : { ...linesOf(foot[index] ?? []), ...aligned(index) };
  });
}

/** Large print has no columns: each row is a card of its words, then each amount with its title. */
function drawCards({ caption, columns: titles, rows, foot }: TableBlock, sizes: Sizes): Content[] {
  const card = (row: Cell[], columns: Column[]): Content => {
    const words = row.flatMap((cell, index) => (columns[index]?.kind === 'amount' ? [] : cell));
    const amounts = row.flatMap((cell, index): TableCell[][] =>
      columns[index]?.kind === 'amount' && cell.length > 0
        ? [[{ text: textOf(columns[index].title) }, { ...linesOf(cell), ...amountStyle }]]
        : [],
    );
    return {
      stack: [
        {
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: sizes.width, y2: 0, lineWidth: 1 }],
          margin: [0, 6, 0, 4],
        },
        linesOf(words),
        ...(amounts.length > 0 ? [{ table: { widths: ['*', 'auto'], body: amounts }, layout: bare }] : []),
      ],
      unbreakable: true,
    };
  };
  const [first, ...more] = [
    ...rows.map((row) => card(row, titles)),
    ...(foot === null ? [] : [card(foot, renameSumColumns(titles))]),
  ];
  if (!first) return [];
  return [{ stack: [drawHeading(caption, sizes), first], unbreakable: true }, ...more];
}

function drawFacts(rows: { label: string; value: string }[], { isLarge }: Sizes): Content {
  if (isLarge)
    return {
      stack: rows.map(({ label, value }) => linesOf([{ text: label, strong: true }, { text: value }])),
    };
  return {
    table: {
      widths: [168, '*'],
      dontBreakRows: true,
      body: rows.map(({ label, value }) => [{ text: textOf(label), bold: true }, { text: textOf(value) }]),
    },
    layout: bare,
  };
}

function drawCheck(item: string, { isLarge }: Sizes): Content {
  const side = isLarge ? 16 : 11;
  return {
    columns: [
      {
        width: side + 8,
        canvas: [{ type: 'rect', x: 0, y: 2, w: side, h: side, lineWidth: 1.25 }],
      },
      { width: '*', text: textOf(item), lineHeight: 1.6 },
    ],
    margin: [0, 3, 0, 3],
    unbreakable: true,
  };
}

function drawChartBlock(block: ChartBlock, sizes: Sizes): Content {
  const shapes = drawChart({ ...block, locale: sizes.locale })
    .map(svgOf)
    .join('');
  const svg = `<svg viewBox="0 0 ${chartWidth} ${chartHeight}" xmlns="http://www.w3.org/2000/svg">${shapes}</svg>`;
  return {
    stack: [drawHeading(block.title, sizes), { svg, width: Math.min(chartWidth, sizes.width) }],
    unbreakable: true,
  };
}

function svgOf(shape: ChartShape): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${shape.fill}" stroke="${shape.stroke}" stroke-width="1.25"/>`;
    case 'path':
      return `<path d="${shape.d}" fill="none" stroke="${shape.stroke}" stroke-width="${shape.strokeWidth}"/>`;
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" font-family="latin" font-size="${chartFontSize}" text-anchor="${shape.anchor}">${escapeXml(shape.text)}</text>`;
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
