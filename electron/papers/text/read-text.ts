import type { PaperReading } from '#shared/model/bills/paper';
import type { TextLine } from './text-lines.ts';

/** What the lines of a paper say. */
export function readText(lines: readonly TextLine[]): PaperReading {
  return { text: lines.length === 0 ? 'none' : 'read', kind: null, offers: [] };
}
