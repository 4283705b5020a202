/** A person's part of a pharmacy claim, which is usually paid at the counter. */
import type { Claim } from './claim.ts';

type Share<A> = { yourShare: A | null; alreadyPaid: A | null; state: Claim['state'] };

/**
 * The stated share, else what the plan says was paid at the counter; `null` when it tells neither. That nothing was
 * paid for a drug that the plan refused is no share of zero: the drug was not handed out, or paid in full.
 */
export function findPharmacyShare<A extends { cents: number }>(claim: Share<A>): A | null {
  const { yourShare, alreadyPaid, state } = claim;
  if (yourShare !== null) return yourShare;
  return state === 'plan-did-not-pay' && alreadyPaid?.cents === 0 ? null : alreadyPaid;
}

/** True when the plan reports exactly this share as paid; what is more or less is told apart from it. */
export function isPaidAtPharmacy(claim: Share<{ cents: number }>): boolean {
  const share = findPharmacyShare(claim);
  return share !== null && share.cents === claim.alreadyPaid?.cents;
}
