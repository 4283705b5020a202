import type { ClaimRow, RowAmount } from '../model/claims/claim-row.ts';
import type { Cell } from './document.ts';
import type { Words } from './words.ts';

/** An amount of a claim or service, with a note beneath unless it is plainly the plan's own number. */
export function layOutAmount(
  amount: Pick<RowAmount, 'cents' | 'source' | 'partial'> | null,
  { currency }: Pick<ClaimRow, 'currency'>,
  { t, figure }: Words,
): Cell {
  if (amount === null) return [{ text: t('row.notStated') }];
  const cell: Cell = [{ text: figure(amount.cents, currency) }];
  if (amount.partial) cell.push({ text: t('row.partial'), small: true });
  if (amount.source === 'computed') cell.push({ text: t('row.computed'), small: true });
  return cell;
}
