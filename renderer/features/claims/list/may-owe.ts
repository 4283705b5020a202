import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findPharmacyShare, isPaidAtPharmacy } from '#shared/model/claims/pharmacy-share';

/** The "You may owe" cell: an amount with a note, or words that say why there is none. */
export type MayOweCell =
  | {
      kind: 'amount';
      cents: number;
      /** `you` (rust) marks only what the person may have to pay. */
      tone: 'you' | 'ink';
      note: 'pharmacy' | 'pharmacyUsually' | 'computed' | 'you' | 'partial' | null;
      /** The whole, where what the person marked as paid is taken off. */
      ofCents?: number;
    }
  | { kind: 'words'; words: 'notStated' | 'notDecided' | 'notCounted' | 'takenBack' };

const undecided: ReadonlySet<ClaimRow['notCountedBecause']> = new Set([
  'being-decided',
  'not-final',
  'draft',
]);

/**
 * The "You may owe" cell of a claim. A missing amount is words, never 0.
 *
 * @param paidCents what providers keep of what the person marked as paid: taken off where the plan knows of no payment
 */
export function buildMayOweCell(row: ClaimRow, paidCents = 0): MayOweCell {
  if (row.state === 'plan-is-deciding' || undecided.has(row.notCountedBecause))
    return { kind: 'words', words: 'notDecided' };
  if (!row.counted) return { kind: 'words', words: 'notCounted' };
  if (row.state === 'taken-back') return { kind: 'words', words: 'takenBack' };
  if (row.kind === 'pharmacy') return buildPharmacyCell(row);
  if (row.mayOwe === null) return { kind: 'words', words: 'notStated' };
  const { cents, source, partial } = row.mayOwe;
  const note = partial ? 'partial' : source === 'computed' || source === 'you' ? source : null;
  const isTaken = paidCents > 0 && cents > 0 && row.alreadyPaid === null;
  const left = isTaken ? Math.max(0, cents - paidCents) : cents;
  return {
    kind: 'amount',
    cents: left,
    tone: left > 0 ? 'you' : 'ink',
    note,
    ...(isTaken && { ofCents: cents }),
  };
}

function buildPharmacyCell(row: ClaimRow): MayOweCell {
  const share = findPharmacyShare(row);
  if (share === null) return { kind: 'words', words: 'notStated' };
  const note = isPaidAtPharmacy(row) ? 'pharmacy' : 'pharmacyUsually';
  return { kind: 'amount', cents: share.cents, tone: 'ink', note };
}
