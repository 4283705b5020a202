/** Requests about a second look at a claim or a bill. Part of the contract. */
import { SecondLook } from '../../model/claims/second-look.ts';
import { OfBill, OfClaim } from '../shapes.ts';

export const secondLookRequests = {
  'secondLook.ofClaim': { input: OfClaim, output: SecondLook },
  /** What there is to ask about the bill itself, and about the claims that it is surely about. */
  'secondLook.ofBill': { input: OfBill, output: SecondLook },
} as const;
