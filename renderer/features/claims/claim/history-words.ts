import { type AmountName, amountNames } from '#shared/model/claims/amount-table';
import type { Claim, ClaimState } from '#shared/model/claims/claim';

/** A changed value by kind, so that it can be put into words. */
export type ChangedValue =
  | { kind: 'amount'; name: AmountName; cents: number }
  | { kind: 'state'; state: ClaimState }
  | { kind: 'date'; date: string }
  | { kind: 'yes-no'; isYes: boolean }
  | { kind: 'text'; text: string }
  | { kind: 'nothing' };

const names: ReadonlySet<string> = new Set(amountNames);

/** Reads one side of a change. Amounts arrive as cents in text; `null` means not stated. */
export function readChangedValue(field: string, value: string | null): ChangedValue {
  if (value === null) return { kind: 'nothing' };
  const name = field.replace(/^amounts\./, '');
  if (names.has(name) && /^-?\d+$/.test(value))
    return { kind: 'amount', name: name as AmountName, cents: Number(value) };
  if (field === 'state') return { kind: 'state', state: value as ClaimState };
  if (field === 'counted') return { kind: 'yes-no', isYes: value === 'true' };
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { kind: 'date', date: value };
  return { kind: 'text', text: value };
}

/** The label of the payment date: "paid" only if the plan states that it paid something. */
export function namePaymentDate({
  amounts,
  state,
}: Pick<Claim, 'amounts' | 'state'>): 'paid' | 'paymentDate' {
  return state !== 'plan-did-not-pay' && (amounts.planPaid?.cents ?? 0) > 0 ? 'paid' : 'paymentDate';
}
