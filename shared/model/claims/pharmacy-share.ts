/** A person's part of a pharmacy claim, which is usually paid at the counter. */
import { sumCents } from '../../money.ts';
import { sharePartNames } from './amount-table.ts';
import type { Claim } from './claim.ts';

type Share<A> = { state: Claim['state'] } & {
  [name in 'yourShare' | 'alreadyPaid' | (typeof sharePartNames)[number]]: A | null;
};

/**
 * The stated share, else what the plan says was paid at the counter; `null` when it tells neither. Nothing paid for a
 * drug that the plan refused is no share of zero: the drug was not handed out, or paid in full. Less than deductible,
 * copay and percent is none either.
 */
export function findPharmacyShare<A extends { cents: number }>(claim: Share<A>): A | null {
  const { yourShare, alreadyPaid, state } = claim;
  if (yourShare !== null) return yourShare;
  if (alreadyPaid === null) return null;
  const parts = sumCents(sharePartNames.map((name) => claim[name]?.cents)) ?? 0;
  if (alreadyPaid.cents < parts && parts > 0) return null;
  return state === 'plan-did-not-pay' && alreadyPaid.cents === 0 ? null : alreadyPaid;
}

/** True when the plan reports exactly this share as paid; what is more or less is told apart from it. */
export function isPaidAtPharmacy(claim: Share<{ cents: number }>): boolean {
  const share = findPharmacyShare(claim);
  return share !== null && share.cents === claim.alreadyPaid?.cents;
}
