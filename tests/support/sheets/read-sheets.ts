/** The sheets of a PDF as runs of text in points, measured from the top left. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text on one baseline without a gap. `size`: of the type; `bottom`: the baseline. */
export type Run = { text: string; left: number; right: number; top: number; bottom: number; size: number };

export type ReadSheet = { width: number; height: number; runs: Run[] };

export async function readSheets(bytes: Uint8Array): Promise<ReadSheet[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const sheets: ReadSheet[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const runs: Run[] = [];
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , skew = 0, scale = 0, left = 0, up = 0] = item.transform as number[];
      const size = Math.hypot(skew, scale);
      const bottom = height - up;
      // Spaces at the ends draw nothing.
      const ends = item.str.length - item.str.trimEnd().length;
      const right = left + item.width - ends * size * 0.24;
      runs.push({ text: item.str.trim(), left, right, top: bottom - size * 0.72, bottom, size });
    }
    sheets.push({ width, height, runs: joinRuns(runs) });
  }
  return sheets;
}

/** Joins what a PDF cuts into pieces: neighbors on one baseline with no more than a space between them. */
function joinRuns(runs: readonly Run[]): Run[] {
  const sorted = runs.toSorted((a, b) => Math.round(a.bottom) - Math.round(b.bottom) || a.left - b.left);
  const joined: Run[] = [];
  for (const run of sorted) {
    const last = joined.at(-1);
    if (last && Math.abs(last.bottom - run.bottom) < 1.5 && isNext(last, run)) {
      last.text += run.left - last.right > run.size * 0.12 ? ` ${run.text}` : run.text;
      last.right = Math.max(last.right, run.right);
      last.top = Math.min(last.top, run.top);
      last.size = Math.min(last.size, run.size);
    } else joined.push({ ...run });
  }
  return joined;
}

function isNext(last: Run, run: Run): boolean {
  return run.left - last.right < run.size * 0.45 && run.left > last.left;
}
