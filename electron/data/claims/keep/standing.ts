/** A claim's row as it stands among others: settled lifecycle, removal, the last check, open questions. */
import type { ClaimState, NotCountedReason } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';

/** Where other claims, or the claim's absence from the plan, put it. */
export type Standing = { state: ClaimState; notCountedBecause: NotCountedReason | null };

/** The row with its standing. A claim that does not count has nothing to look at and nothing you may owe. */
export function applyStanding(row: ClaimRow, standing: Standing | null): ClaimRow {
  if (standing === null) return row;
  const { state, notCountedBecause } = standing;
  const counted = notCountedBecause === null;
  if (counted && row.counted) return row.state === state ? row : { ...row, state };
  const now = { ...row, state, notCountedBecause, counted };
  return counted ? now : { ...now, mayOwe: null, attention: null };
}

/** Marks a counted row as changed by the last check, unless something weightier stands there. */
export function markChanged(row: ClaimRow, changed: boolean): ClaimRow {
  return changed && row.attention !== 'not-paid' ? { ...row, attention: 'changed' } : row;
}

/** The facts whose changes are told to the person, as text; amounts in cents. */
export function pickToldFacts(row: ClaimRow): Record<string, string | null> {
  const cents = (amount: { cents: number } | null) => (amount === null ? null : String(amount.cents));
  return {
    state: row.state,
    billed: cents(row.billed),
    planPaid: cents(row.planPaid),
    yourShare: cents(row.yourShare),
    decidedOn: row.decidedOn,
  };
}

/** One change for each told fact that differs. */
export function compareFacts(
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): { field: string; before: string | null; after: string | null }[] {
  return Object.keys(after)
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}
