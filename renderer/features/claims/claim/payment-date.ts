import type { Claim } from '#shared/model/claim';

/** How the payment date is named: "paid" only where the plan states that it paid something. */
export function paymentDateName({
  amounts,
  state,
}: Pick<Claim, 'amounts' | 'state'>): 'paid' | 'paymentDate' {
  return state !== 'plan-did-not-pay' && (amounts.planPaid?.cents ?? 0) > 0 ? 'paid' : 'paymentDate';
}
