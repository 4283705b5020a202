import { isItemized } from '#shared/model/bills/bill';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useRequest } from '../../../api/use-request.ts';
import { SecondLook } from '../../../ui/records/SecondLook.tsx';
import { useBillsOfClaim } from './use-bills-of-claim.ts';

/** What there is to ask about the claim; nothing while that is not known. */
export function SecondLookOfClaim({ view: { claim, row, planPhone } }: { view: ClaimView }) {
  const { data } = useRequest('secondLook.ofClaim', { claimId: claim.id });
  const [own] = useBillsOfClaim(claim.id, row.personId);
  return (
    <SecondLook
      questions={data?.questions ?? []}
      claimId={claim.id}
      bill={own ? { id: own.bill.id, isItemized: isItemized(own.bill) } : null}
      planPhone={planPhone}
    />
  );
}
