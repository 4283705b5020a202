import type { CSSProperties } from 'react';
import type { StatementDocument } from '#shared/paper/document';
import { getSheet } from '#shared/paper/fit/sheet';

/** Space between sheets, in CSS pixels before scaling. */
const sheetGap = 56;

/** A sheet in CSS pixels. */
export type SheetSize = {
  width: number;
  height: number;
  top: number;
  side: number;
  bottom: number;
  /** Height of the text on one sheet. */
  column: number;
  /** Gaps to where the text continues: on the sheet at the right, and on the one below. */
  aside: number;
  between: number;
};

/** Every document of one paper has the same sheet. */
export function measureSheet(document: StatementDocument): SheetSize {
  const pixels = (points: number) => (points * 96) / 72;
  const { width, height, top, side, bottom } = getSheet(document);
  return {
    width: pixels(width),
    height: pixels(height),
    top: pixels(top),
    side: pixels(side),
    bottom: pixels(bottom),
    column: pixels(height - top - bottom),
    aside: pixels(2 * side) + sheetGap,
    between: pixels(top + bottom) + sheetGap,
  };
}

/** Width of some sheets beside each other, and height of some below each other. */
export function measureSheets({ width, height }: SheetSize, perRow: number, rows: number) {
  return {
    width: perRow * (width + sheetGap) - sheetGap,
    height: rows * (height + sheetGap) - sheetGap,
  };
}

/** Where a sheet stands among others, in CSS pixels. `place`: from 0. */
export function placeSheet({ width, height }: SheetSize, place: number, perRow: number) {
  return {
    left: (place % perRow) * (width + sheetGap),
    top: Math.floor(place / perRow) * (height + sheetGap),
  };
}

export function sheetVariables(sheet: SheetSize, perRow: number): CSSProperties {
  const { top, side, bottom, column, aside, between } = sheet;
  return {
    '--top': `${top}px`,
    '--side': `${side}px`,
    '--bottom': `${bottom}px`,
    '--column': `${column}px`,
    '--aside': `${aside}px`,
    '--between': `${between}px`,
    '--per-row': perRow,
  } as CSSProperties;
}

/** On which sheet each document begins, from 0, and how many there are. */
export type SheetPlaces = { starts: readonly number[]; count: number };

/** Before anything is measured: a sheet each. */
export function placeOneEach(documents: readonly StatementDocument[]): SheetPlaces {
  return { starts: documents.map((_, index) => index), count: documents.length };
}

/** On how many sheets each document stands. */
export function countSheets({ starts, count }: SheetPlaces): number[] {
  return starts.map((start, index) => (starts[index + 1] ?? count) - start);
}

export function isSamePlaces(a: SheetPlaces, b: SheetPlaces): boolean {
  return a.count === b.count && a.starts.join() === b.starts.join();
}

/** Finds the sheets of the documents that are laid out in `flow`, one after another, each from a new sheet. */
export function findPlaces(flow: HTMLElement, sheet: SheetSize, perRow: number): SheetPlaces {
  const frame = flow.getBoundingClientRect();
  const scale = flow.offsetWidth > 0 ? frame.width / flow.offsetWidth : 1;
  const placeOf = ({ left, top }: DOMRect) => {
    const column = Math.round((left - frame.left) / scale / (sheet.width + sheetGap));
    // Each fragment begins at the top of its row. Widths are rounded, and so is the scale.
    const row = Math.round((top - frame.top) / scale / (sheet.column + sheet.between));
    return row * perRow + column;
  };
  let next = 0;
  const starts = [...flow.children].map((document) => {
    const start = next;
    const last = [...document.getClientRects()].at(-1);
    next = Math.max(start, last ? placeOf(last) : start) + 1;
    return start;
  });
  return { starts, count: next };
}
