/** What an episode comes to, and for how much of it a bill is here. */
import { statesDue } from '#shared/model/bills/bill';
import { type BillRow, isSureOfClaims } from '#shared/model/bills/bill-lists';
import { type ClaimRow, listClaimIds } from '#shared/model/claims/claim-row';
import type { EpisodeSum } from '#shared/model/episodes/episode';
import { totalsOf } from '../../claims/compare/totals.ts';

/** Bills of which it is sure that they are about some of the claims. Papers that ask for no payment are none. */
export function findSureBills(bills: readonly BillRow[], claimIds: ReadonlySet<string>): BillRow[] {
  return bills.filter(
    (row) => isSureOfClaims(row) && row.verdict.claims.some(({ claimId }) => claimIds.has(claimId)),
  );
}

const mostCurrencies = 20;

/**
 * @param rows as totals see them, so that each dollar stands in one of them only
 * @param paid by claim, what providers keep of what the person marked as paid for it, in its own currency
 */
export function addUp(
  rows: readonly ClaimRow[],
  bills: readonly BillRow[],
  paid: ReadonlyMap<string, number>,
): EpisodeSum[] {
  return totalsOf(rows)
    .slice(0, mostCurrencies)
    .map(({ currency, yourShare, shareMissing }) => ({
      currency,
      ...sumShare(
        yourShare.statedBy === 0 ? null : yourShare.cents,
        rows.filter((row) => row.currency === currency),
        paid,
      ),
      billedCents: sumBilled(
        rows.filter((row) => row.currency === currency),
        bills.filter(({ bill }) => bill.currency === currency),
      ),
      withoutShare: shareMissing.notPaidNoShare + shareMissing.notStated,
      atPharmacy: shareMissing.atPharmacy,
    }));
}

function sumShare(
  shareCents: number | null,
  rows: readonly ClaimRow[],
  paid: ReadonlyMap<string, number>,
): Pick<EpisodeSum, 'shareCents' | 'leftCents'> {
  if (shareCents === null) return { shareCents, leftCents: null };
  const taken = rows.reduce((sum, row) => sum + findTaken(row, paid), 0);
  return { shareCents, leftCents: shareCents - taken };
}

/** How much of a claim's share was paid, by the rule of its page: the plan's own word goes before what was marked. */
function findTaken(row: ClaimRow, paid: ReadonlyMap<string, number>): number {
  const { counted, kind, yourShare, mayOwe, alreadyPaid } = row;
  if (!counted || kind === 'pharmacy' || yourShare === null || yourShare.cents <= 0) return 0;
  const marked = listClaimIds(row).reduce((sum, id) => sum + (paid.get(id) ?? 0), 0);
  const open = mayOwe?.cents ?? yourShare.cents;
  const left = alreadyPaid === null ? Math.max(0, open - Math.max(0, marked)) : open;
  return Math.min(yourShare.cents, Math.max(0, yourShare.cents - left));
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
    if (!statesDue(bill)) continue;
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
