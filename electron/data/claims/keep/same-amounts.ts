import { rowAmountNames } from '#shared/model/claims/amount-table';
import type { ClaimRow } from '#shared/model/claims/claim-row';

/** True where no amount that both claims state differs, and both or none name another insurer's payment. */
export function haveSameAmounts(one: ClaimRow, other: ClaimRow): boolean {
  const namesOther = (row: ClaimRow) => (row.otherInsurerPaid?.cents ?? 0) !== 0;
  return (
    namesOther(one) === namesOther(other) &&
    rowAmountNames.every((name) => {
      if (name === 'mayOwe') return true;
      const [amount, same] = [one[name], other[name]];
      return amount === null || same === null || amount.cents === same.cents;
    })
  );
}
