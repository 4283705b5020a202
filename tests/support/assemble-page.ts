import { pieceText, splitPage } from '../../electron/data/archive/split-page.ts';

/** A page that was cut, with its pieces put in; `null` where it was not cut, `no JSON` where a piece is none. */
export function assemble(bytes: Buffer): unknown {
  const split = splitPage(bytes);
  if (split === null) return null;
  try {
    for (const entry of split.skeleton.entry as Record<string, unknown>[]) {
      const index = entry?.['resource'];
      const piece = typeof index === 'number' ? split.pieces[index] : undefined;
      if (piece !== undefined) entry['resource'] = JSON.parse(pieceText(bytes, piece)) as unknown;
    }
    return split.skeleton;
  } catch {
    return 'no JSON';
  }
}
