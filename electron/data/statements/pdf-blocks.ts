/** Blocks of a statement as pdfmake content. */

import type { Column, Content } from 'pdfmake/interfaces.js';
import { localeOf } from '#shared/languages';
import {
  type ChartShape,
  chartFontSize,
  chartHeight,
  chartWidth,
  drawChart,
} from '#shared/paper/chart-shapes';
import {
  type Block,
  type ChartBlock,
  isLargePrint,
  isWholeLines,
  isWholeText,
  type StatementDocument,
  type Sum,
} from '#shared/paper/document';
import { sidesGap } from '#shared/paper/fit/fit-document';
import { getSheet, getTypeSizes, type TypeSizes } from '#shared/paper/fit/sheet';
import { measureFigures, measureText } from '#shared/paper/fit/text-width';
import { drawWalletCard } from './pdf-cards.ts';
import { answerRules, bare, boxRules } from './pdf-rules.ts';
import { drawCards, drawLedger, drawLedgerCards, drawTable } from './pdf-tables.ts';
import { linesOf, textOf, wholeTextOf } from './pdf-text.ts';

type Sizes = {
  size: StatementDocument['size'];
  isLarge: boolean;
  type: TypeSizes;
  width: number;
  locale: string;
  heading(text: string): Content;
};

/** Everything between the margins. */
export function drawDocument(document: StatementDocument): Content[] {
  const isLarge = isLargePrint(document.size);
  const { width, side } = getSheet(document);
  const type = getTypeSizes(document.size);
  const sizes: Sizes = {
    size: document.size,
    isLarge,
    type,
    width: width - 2 * side,
    locale: localeOf(document.language),
    heading: (text) => ({
      text: textOf(text),
      fontSize: type.heading,
      bold: true,
      margin: [0, isLarge ? 16 : 9, 0, isLarge ? 4 : 2],
    }),
  };
  if (document.isEmpty) return [{ text: textOf(document.about.join('\n')) }];
  return [
    drawTop(document, sizes),
    ...document.cards.map(drawWalletCard),
    ...drawBlocks(document.blocks, sizes),
  ];
}

/** A heading stays with what follows it, and headings below each other do together. */
function drawBlocks(blocks: readonly Block[], sizes: Sizes): Content[] {
  const content: Content[] = [];
  const left = [...blocks];
  for (let block = left.shift(); block; block = left.shift()) {
    const drawn = drawBlock(block, sizes);
    let below = block.kind === 'heading' ? left.shift() : undefined;
    for (; below?.kind === 'heading'; below = left.shift()) drawn.push(...drawBlock(below, sizes));
    if (below) {
      const [first, ...more] = drawBlock(below, sizes);
      content.push({ stack: first ? [...drawn, first] : drawn, unbreakable: true }, ...more);
    } else content.push(...drawn);
  }
  return content;
}

function drawTop(
  { title, about, notABill, isLetter }: StatementDocument,
  { isLarge, type, width }: Sizes,
): Content {
  const name = { text: textOf(title), fontSize: type.title, bold: true, lineHeight: 1 };
  const lines = about.map((line) => ({ text: textOf(line) }));
  const stamp: Content[] =
    notABill === null
      ? []
      : [{ table: { body: [[{ text: notABill, bold: true, noWrap: true }]] }, layout: boxRules(8, 3) }];
  if (isLetter) return { columns: [{ text: '' }, { width: 'auto', stack: stamp }] };
  return {
    stack: [
      ...(isLarge
        ? [name, ...lines, { stack: stamp, margin: [0, 8, 0, 0] as const }]
        : [
            {
              table: {
                widths: ['*', 'auto'],
                body: [[name, { stack: stamp, margin: [12, 0, 0, 2] as const }]],
              },
              layout: bare,
            },
            ...lines,
          ]),
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 2.5 }], margin: [0, 5, 0, 0] },
    ] as Content[],
  };
}

function drawBlock(block: Block, sizes: Sizes): Content[] {
  const { isLarge, type } = sizes;
  switch (block.kind) {
    case 'heading':
      return [sizes.heading(block.text)];
    case 'paragraph':
      return [
        {
          text: textOf(block.text),
          margin: [0, 2, 0, 2],
          unbreakable: isWholeText(block.text, sizes.size),
          ...(block.strong && { bold: true }),
          ...(block.small && { fontSize: type.small }),
        },
      ];
    case 'lines':
      return [
        {
          text: (block.keepsWhole ? wholeTextOf : textOf)(block.lines.join('\n')),
          margin: [0, 4, 0, 4],
          unbreakable: isWholeLines(block),
        },
      ];
    case 'box':
      return [drawBox(block, sizes)];
    case 'alert':
      return [drawAlert(block, sizes)];
    case 'sides':
      return [drawSides(block, sizes)];
    case 'table':
      return isLarge && !block.isDense ? drawCards(block, sizes) : [drawTable(block, sizes)];
    case 'extra':
      return drawBlocks(block.blocks, sizes);
    case 'ledger':
      return isLarge ? drawLedgerCards(block, sizes) : [drawLedger(block, sizes)];
    case 'chart':
      return [drawChartBlock(block, sizes)];
    case 'facts':
      return keepBegin(block.rows.map((row) => drawFact(row, block.keepsWhole === true, sizes)));
    case 'list':
      return keepEnds(
        block.items.map((item) => drawListItem(item, block.isPlain ? '' : '•')),
        isLarge,
      );
    case 'checks':
      return keepEnds(
        block.items.map((item) => drawCheck(item, sizes)),
        isLarge,
      );
  }
}

/** The first two items of a list, and its last two, stand on one sheet; a short list does. */
function keepEnds(items: Content[], isLarge: boolean): Content[] {
  if (items.length < (isLarge ? 4 : 5)) return [{ stack: items, unbreakable: true }];
  return [
    { stack: items.slice(0, 2), unbreakable: true },
    ...items.slice(2, -2),
    { stack: items.slice(-2), unbreakable: true },
  ];
}

/** The first two rows stand on one sheet, and so with the heading above them. */
function keepBegin(rows: Content[]): Content[] {
  return [{ stack: rows.slice(0, 2), unbreakable: true }, ...rows.slice(2)];
}

/** An item stays on one page. */
function drawListItem(item: string, bullet: string): Content {
  const text = { width: '*', text: textOf(item) };
  return {
    ...(bullet === '' ? text : { columns: [{ width: 10, text: bullet }, text], columnGap: 0 }),
    unbreakable: true,
    margin: [0, 0, 0, 1],
  };
}

function drawAlert({ title, lines }: Extract<Block, { kind: 'alert' }>, { type, width }: Sizes): Content {
  return {
    table: {
      widths: [width - 22],
      body: [
        [
          {
            stack: [{ text: textOf(title), bold: true, fontSize: type.heading }, linesOf(lines, type.small)],
          },
        ],
      ],
    },
    layout: { ...boxRules(8, 5), hLineWidth: () => 3, vLineWidth: () => 3 },
    unbreakable: true,
    margin: [0, 8, 0, 2],
  };
}

function drawBox({ big, lines, sums, note }: Extract<Block, { kind: 'box' }>, sizes: Sizes): Content {
  const { type, isLarge, width } = sizes;
  const answer: Content[] = [
    ...(big === ''
      ? []
      : [
          {
            text: textOf(big),
            fontSize: type.big,
            bold: true,
            lineHeight: 1,
            margin: [0, 0, 0, 2] as [number, number, number, number],
          },
        ]),
    linesOf(lines, type.small),
  ];
  // The widths of 1.15 to 1 between 26 points of space.
  const left = isLarge ? width : ((width - 26.75) * 1.15) / 2.15;
  const right = isLarge ? width : width - 26.75 - left;
  const beside: Content[] = [
    ...(sums ?? []).map((sum) => drawSum(sum, right, sizes)),
    ...(note === undefined ? [] : [{ text: textOf(note), fontSize: type.small }]),
  ];
  if (isLarge || beside.length === 0)
    return { stack: [...answer, ...beside], unbreakable: true, margin: [0, 8, 0, 6] };
  return {
    table: {
      widths: [left, right],
      dontBreakRows: true,
      body: [[{ stack: answer }, { stack: beside }]],
    },
    layout: answerRules,
  };
}

/** A dotted line from the words to the amount, where both fit on one. */
function drawSum({ label, value }: Sum, width: number, { type }: Sizes): Content {
  const end = measureFigures(value, type.text) + 4;
  const dots = width - end - measureText(label, type.text) - 8;
  const line: Column =
    dots < 12
      ? { width: 0, text: '' }
      : {
          width: dots,
          canvas: [
            {
              type: 'line',
              x1: 4,
              y1: type.text,
              x2: dots - 4,
              y2: type.text,
              lineWidth: 1.2,
              dash: { length: 1.2, space: 2.4 },
            },
          ],
        };
  return {
    columns: [
      { width: '*', text: textOf(label) },
      line,
      { width: end, text: textOf(value), alignment: 'right', noWrap: true },
    ],
    columnGap: 0,
  };
}

function drawSides({ left, right }: Extract<Block, { kind: 'sides' }>, sizes: Sizes): Content {
  const width = (sizes.width - sidesGap) / 2;
  const half = { ...sizes, width };
  return {
    columns: [left, right].map((side) => ({ width, stack: drawBlocks(side, half) })),
    columnGap: sidesGap,
    fontSize: sizes.type.small,
    unbreakable: true,
  };
}

function drawFact(
  { label, value }: { label: string; value: string },
  keepsWhole: boolean,
  { isLarge, width }: Sizes,
): Content {
  const name = { text: textOf(label), bold: true };
  const said = { text: keepsWhole ? wholeTextOf(value) : textOf(value) };
  if (isLarge) return { stack: [name, said], unbreakable: true };
  return {
    table: {
      widths: [width * 0.37, '*'],
      dontBreakRows: true,
      body: [[name, { ...said, margin: [8, 0, 0, 0] }]],
    },
    layout: bare,
  };
}

function drawCheck(item: string, { isLarge }: Sizes): Content {
  const side = isLarge ? 16 : 9;
  return {
    columns: [
      {
        width: side + 8,
        canvas: [{ type: 'rect', x: 0, y: 2, w: side, h: side, lineWidth: 1.25 }],
      },
      { width: '*', text: textOf(item), lineHeight: 1.35 },
    ],
    columnGap: 0,
    margin: [0, 2, 0, 2],
    unbreakable: true,
  };
}

function drawChartBlock(block: ChartBlock, sizes: Sizes): Content {
  const shapes = drawChart({ ...block, locale: sizes.locale })
    .map(svgOf)
    .join('');
  const svg = `<svg viewBox="0 0 ${chartWidth} ${chartHeight}" xmlns="http://www.w3.org/2000/svg">${shapes}</svg>`;
  return {
    stack: [sizes.heading(block.title), { svg, width: Math.min(chartWidth, sizes.width) }],
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
