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
    }
  | { kind: 'words'; words: 'notStated' | 'notDecided' | 'notCounted' | 'takenBack' };

const undecided: ReadonlySet<ClaimRow['notCountedBecause']> = new Set([
  'being-decided',
  'not-final',
  'draft',
]);

/** The "You may owe" cell of a claim. A missing amount is words, never 0. */
export function buildMayOweCell(row: ClaimRow): MayOweCell {
  if (row.state === 'plan-is-deciding' || undecided.has(row.notCountedBecause))
    return { kind: 'words', words: 'notDecided' };
  if (!row.counted) return { kind: 'words', words: 'notCounted' };
  if (row.state === 'taken-back') return { kind: 'words', words: 'takenBack' };
  if (row.kind === 'pharmacy') return buildPharmacyCell(row);
  if (row.mayOwe === null) return { kind: 'words', words: 'notStated' };
  const { cents, source, partial } = row.mayOwe;
  const note = partial ? 'partial' : source === 'plan' ? null : source;
  return { kind: 'amount', cents, tone: cents > 0 ? 'you' : 'ink', note };
}

function buildPharmacyCell(row: ClaimRow): MayOweCell {
  const share = findPharmacyShare(row);
  if (share === null) return { kind: 'words', words: 'notStated' };
  const note = isPaidAtPharmacy(row) ? 'pharmacy' : 'pharmacyUsually';
  return { kind: 'amount', cents: share.cents, tone: 'ink', note };
}
