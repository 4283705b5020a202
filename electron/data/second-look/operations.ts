/** What main may ask about a second look at a claim or a bill. */
import type { SecondLook } from '#shared/model/claims/second-look';
import { lookAtStoredBill, lookAtStoredClaim, type SecondLookParts } from './ask/second-looks.ts';

export function secondLookOperations(parts: SecondLookParts) {
  return {
    ofClaim: (input: { claimId: string; today: string }): SecondLook => lookAtStoredClaim(parts, input),
    ofBill: (input: { billId: string; today: string }): SecondLook => lookAtStoredBill(parts, input),
  };
}
