/** Cards to cut out as pdfmake content: 3.375 by 2.125 inches, both sides next to each other. */
import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import { cardSizes, measureLabels } from '#shared/paper/card-layout';
import type { CardSide, WalletCard } from '#shared/paper/document';
import { bare } from './pdf-rules.ts';
import { textOf } from './pdf-text.ts';

const { side, height, text, head, member, line, labelGap } = cardSizes;
/** Around a side, and between its rules, in points. */
const padding = { side: 10.8, ends: 6.5 };
/** Height of a line of Public Sans by itself, in its own size. */
const fontHeight = 1.175;

/** Cut along the dashes, fold along the dots. */
const edges: CustomTableLayout = {
  hLineWidth: () => 0.75,
  vLineWidth: () => 0.75,
  hLineStyle: () => ({ dash: { length: 3 } }),
  vLineStyle: (index) => ({ dash: { length: index === 1 ? 1 : 3 } }),
  paddingLeft: () => padding.side,
  paddingRight: () => padding.side,
  paddingTop: () => padding.ends,
  paddingBottom: () => padding.ends,
};

export function drawWalletCard({ front, back }: WalletCard): Content {
  return {
    table: {
      widths: [side, side],
      heights: height,
      dontBreakRows: true,
      body: [[{ stack: drawSide(front) }, { stack: drawSide(back) }]],
    },
    layout: edges,
    fontSize: text,
    lineHeight: line / fontHeight,
    margin: [0, 6, 0, 0],
  };
}

function drawSide({ title, about, rows, notes }: CardSide): Content[] {
  const labels = measureLabels(rows);
  return [
    { text: textOf(title), fontSize: head, bold: true, lineHeight: 1 },
    ...(about === null ? [] : [{ text: textOf(about) }]),
    drawRule(1.5),
    ...(rows.length === 0
      ? []
      : [
          {
            table: {
              widths: [labels, side - labels - labelGap],
              body: rows.map(({ label, value, strong }) => [
                { text: textOf(label) },
                {
                  text: textOf(value),
                  bold: true,
                  margin: [labelGap, 0, 0, 0] as [number, number, number, number],
                  ...(strong && { fontSize: member, lineHeight: 1 }),
                },
              ]),
            },
            layout: { ...bare, paddingBottom: () => 1.5 },
          },
        ]),
    ...(notes.length === 0 ? [] : [drawRule(0.75), ...notes.map((note) => ({ text: textOf(note) }))]),
  ];
}

function drawRule(lineWidth: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: side, y2: 0, lineWidth }],
    margin: [0, 2, 0, 3],
  };
}
