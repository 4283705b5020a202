import { type BillRow, isSureOfClaims } from '#shared/model/bills/bill-lists';
import { useRequest } from '../../../api/use-request.ts';

/** The person's bills that are surely about the claim; none while they are not known. */
export function useBillsOfClaim(claimId: string, personId: string): BillRow[] {
  const { data } = useRequest('bills.list', { personId });
  return (data?.rows ?? []).filter(
    (row) => isSureOfClaims(row) && row.verdict.claims.some((one) => one.claimId === claimId),
  );
}
