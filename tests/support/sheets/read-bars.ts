/** The picture of a year as a printer without grey draws it: what each bar is filled with, from the bottom up. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { YearStatement } from '../../../shared/model/papers/statement.ts';
import { sent, yearStatement } from '../statement-fixture.ts';
import { laidOut } from '../statement-text.ts';
import { manyRows } from './many-rows.ts';
import { type ReadSheet, readSheets } from './read-sheets.ts';

/** Pixels in a point. */
const scale = 4;

/** A year whose last page has room for the picture, with both parts in the bar of each month that has claims. */
export function findPicturedYear(): YearStatement {
  const years = Array.from({ length: 38 }, (_, index) => {
    const rows = manyRows(index + 4).map((row) => ({
      ...row,
      planPaid: sent(80_000),
      yourShare: sent(60_000),
    }));
    return yearStatement({}, { rows });
  });
  const found = years.find((year) => laidOut(year).blocks.some(({ kind }) => kind === 'chart'));
  if (!found) throw new Error('no year has room');
  return found;
}

export type Fill = 'black' | 'pattern' | 'white';

/** The fills of the bar above each of these labels. */
export async function readBars(bytes: Uint8Array, labels: readonly string[]): Promise<Fill[][]> {
  const sheets = await readSheets(bytes);
  const number = sheets.findIndex((sheet) => findLabels(sheet, labels) !== null);
  const places = findLabels(sheets[number] ?? { width: 0, height: 0, runs: [] }, labels);
  if (places === null) throw new Error('no picture');
  const isBlack = await drawSheet(bytes, number + 1);
  return places.map(({ middle, top }) => {
    // Whole rows of the inner part of a bar, from above the axis up to the top of the highest one.
    const rows = Array.from({ length: 118 * scale }, (_, up) => {
      const y = Math.round((top - 8) * scale) - up;
      const from = Math.round((middle - 5) * scale);
      return Array.from({ length: 10 * scale }, (_, across) => isBlack(from + across, y));
    });
    return joinFills(rows);
  });
}

type Label = { middle: number; top: number };

function findLabels({ runs }: ReadSheet, labels: readonly string[]): Label[] | null {
  const found = labels.flatMap((label) => {
    const run = runs.findLast(({ text }) => text === label);
    return run ? [{ middle: (run.left + run.right) / 2, top: run.top }] : [];
  });
  const isOneLine = found.every(({ top }) => Math.abs(top - (found[0]?.top ?? 0)) < 1);
  return found.length === labels.length && isOneLine ? found : null;
}

/** Tells of each pixel of a sheet whether a printer without grey leaves it black. */
async function drawSheet(bytes: Uint8Array, number: number): Promise<(x: number, y: number) => boolean> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const factory = pdf.canvasFactory as {
    create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
  };
  const { canvas, context } = factory.create(width, height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  return (x, y) => {
    const at = (y * width + x) * 4;
    const [red = 255, green = 255, blue = 255] = data.subarray(at, at + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  };
}

/** Fills one above the other. An edge, thinner than 3 points, is none. */
function joinFills(rows: readonly (readonly boolean[])[]): Fill[] {
  const runs: { fill: Fill; rows: number }[] = [];
  for (const row of rows) {
    const share = row.filter(Boolean).length / row.length;
    const fill = share > 0.97 ? 'black' : share > 0.03 ? 'pattern' : 'white';
    const last = runs.at(-1);
    if (last?.fill === fill) last.rows += 1;
    else runs.push({ fill, rows: 1 });
  }
  return runs
    .filter((run) => run.rows >= 3 * scale)
    .map(({ fill }) => fill)
    .filter((fill, index, all) => fill !== all[index - 1]);
}
