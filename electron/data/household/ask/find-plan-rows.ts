import type { JudgeParts } from '../../bills/ask/judge-bills.ts';
import { findSureClaims, judgeBills } from '../../bills/ask/judge-bills.ts';
import { noRows, type OwnedRows } from '../keep/owned-rows.ts';

/**
 * What goes along when a connection goes to somebody else: bills that are surely about its claims and no others, with
 * what was paid for them, and payments for its claims. Not to be called within a write. `today`: `YYYY-MM-DD`.
 */
export function findPlanRows(
  judged: JudgeParts,
  { connectionId, personId, today }: { connectionId: string; personId: string; today: string },
): OwnedRows {
  const isOfPlan = (claimId: string) => claimId.startsWith(`${connectionId}/`);
  const sureClaims = findSureClaims(judged, personId);
  const bills = judgeBills(judged, { personId, today }).flatMap(({ bill, verdict }) => {
    // The verdict on a receipt and on a collector's letter says nothing of how sure its claim is.
    const isSure =
      bill.kind === 'receipt' || bill.kind === 'collection'
        ? sureClaims.has(bill.id)
        : verdict.verdict !== 'ask' && verdict.claims.length > 0;
    return isSure && verdict.claims.every(({ claimId }) => isOfPlan(claimId)) ? [bill.id] : [];
  });
  const payments = judged.bills
    .payments(personId)
    .filter(({ billId, claimId }) =>
      billId === null ? claimId !== null && isOfPlan(claimId) : bills.includes(billId),
    )
    .map(({ id }) => id);
  return { ...noRows, connections: [connectionId], bills, payments };
}
