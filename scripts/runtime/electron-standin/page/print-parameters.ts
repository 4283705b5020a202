import type { Protocol } from '../browser/cdp.ts';

/** Width and height of paper in inches. */
const paper: Record<string, [number, number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Ledger: [17, 11],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
};

export function isPaper(name: string): boolean {
  return name in paper;
}

/** Electron's print options in the words of CDP. */
export function toPdfParameters(options: Electron.PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const { pageSize = 'Letter', margins = {}, ...same } = options;
  const named = typeof pageSize === 'string' ? paper[pageSize] : [pageSize.width, pageSize.height];
  if (!named) throw new Error(`Invalid pageSize ${String(pageSize)}`);
  const usual = 'marginType' in margins && margins.marginType === 'none' ? 0 : 0.4;
  return {
    ...same,
    paperWidth: named[0] ?? 8.5,
    paperHeight: named[1] ?? 11,
    marginTop: margins.top ?? usual,
    marginBottom: margins.bottom ?? usual,
    marginLeft: margins.left ?? usual,
    marginRight: margins.right ?? usual,
  };
}
