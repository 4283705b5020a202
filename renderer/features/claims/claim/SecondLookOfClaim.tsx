import { isSureOfClaims } from '#shared/model/bills/bill-lists';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useRequest } from '../../../api/use-request.ts';
import { SecondLook } from '../../../ui/records/SecondLook.tsx';

/** What there is to ask about the claim; nothing while that is not known. */
export function SecondLookOfClaim({ view: { claim, row, planPhone } }: { view: ClaimView }) {
  const { data } = useRequest('secondLook.ofClaim', { claimId: claim.id });
  const bills = useRequest('bills.list', { personId: row.personId }).data?.rows ?? [];
  const bill = bills.find(
    (one) => isSureOfClaims(one) && one.verdict.claims.some(({ claimId }) => claimId === claim.id),
  );
  return (
    <SecondLook
      questions={data?.questions ?? []}
      claimId={claim.id}
      billId={bill?.bill.id ?? null}
      planPhone={planPhone}
    />
  );
}
