/** What an episode comes to, and for how much of it a bill is here. */
import { type BillRow, isSureOfClaims } from '#shared/model/bills/bill-lists';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { EpisodeSum } from '#shared/model/episodes/episode';
import { totalsOf } from '../../claims/compare/totals.ts';

/** Bills of which it is sure that they are about some of the claims. Papers that ask for no payment are none. */
export function findSureBills(bills: readonly BillRow[], claimIds: ReadonlySet<string>): BillRow[] {
  return bills.filter(
    (row) => isSureOfClaims(row) && row.verdict.claims.some(({ claimId }) => claimIds.has(claimId)),
  );
}

const mostCurrencies = 20;

/** @param rows as totals see them, so that each dollar stands in one of them only */
export function addUp(rows: readonly ClaimRow[], bills: readonly BillRow[]): EpisodeSum[] {
  return totalsOf(rows)
    .slice(0, mostCurrencies)
    .map(({ currency, yourShare, shareMissing }) => ({
      currency,
      shareCents: yourShare.statedBy === 0 ? null : yourShare.cents,
      billedCents: sumBilled(
        rows.filter((row) => row.currency === currency),
        bills.filter(({ bill }) => bill.currency === currency),
      ),
      withoutShare: shareMissing.notPaidNoShare + shareMissing.notStated,
      atPharmacy: shareMissing.atPharmacy,
    }));
}

/**
 * The part of the shares that bills ask for: a second bill for a claim, or for another plan's claim of the visit, asks for
 * the rest of its share at most.
 */
function sumBilled(rows: readonly ClaimRow[], bills: readonly BillRow[]): number {
  const left = new Map(
    rows.map((row) => [
      row.id,
      row.counted && row.kind !== 'pharmacy' ? Math.max(0, row.yourShare?.cents ?? 0) : 0,
    ]),
  );
  const standing = new Map(rows.flatMap((row) => (row.visit?.parts ?? []).map(({ id }) => [id, row.id])));
  let billed = 0;
  for (const { bill, verdict } of bills) {
    let due = bill.dueCents;
    for (const { claimId } of verdict.claims) {
      const id = standing.get(claimId) ?? claimId;
      const rest = left.get(id) ?? 0;
      const part = Math.min(due, rest);
      billed += part;
      due -= part;
      left.set(id, rest - part);
    }
  }
  return billed;
}
