import type { ClaimRow, RowAmount } from '../model/claim-row.ts';
import type { Cell } from './document.ts';
import type { Words } from './words.ts';

/** An amount of a claim or service, with a note beneath unless it is plainly the plan's own number. */
export function layOutAmount(
  amount: Pick<RowAmount, 'cents' | 'source' | 'partial'> | null,
  { currency, sameVisitAs }: Pick<ClaimRow, 'currency' | 'sameVisitAs'>,
  { t, money }: Words,
): Cell {
  if (amount === null) return [{ text: t(sameVisitAs === undefined ? 'row.notStated' : 'row.sameVisit') }];
  const cell: Cell = [{ text: money(amount.cents, currency) }];
  if (amount.partial) cell.push({ text: t('row.partial') });
  if (amount.source === 'computed') cell.push({ text: t('row.computed') });
  return cell;
}
