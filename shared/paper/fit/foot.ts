/** The foot of each sheet: who made it and of what at the left, the stamp and the page number at the right. */
import { isLargePrint, type StatementDocument } from '../document.ts';
import { getSheet, getTypeSizes } from './sheet.ts';
import { measureText } from './text-width.ts';

type Foot = Pick<StatementDocument, 'paper' | 'size' | 'notABill' | 'pageOf'>;

/** Points at the left beside the stamp and the number, of which three digits have room. */
export function measureFootRoom({ paper, size, notABill, pageOf }: Foot): number {
  // In large print the stamp stands above the day, so that both fit beside the page number.
  const stamp = isLargePrint(size) || notABill === null ? '' : `${notABill} · `;
  const end = measureText(`${stamp}${pageOf.replaceAll(/\{pages?\}/g, '99')}`, getTypeSizes(size).small);
  const { width, side } = getSheet({ paper, size });
  return width - 2 * side - end - 6;
}
