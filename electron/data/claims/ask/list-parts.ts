import type { ClaimRow } from '#shared/model/claims/claim-row';
import { countParts, type ClaimParts as Parts, type PartsQuestion } from '#shared/model/claims/question';
import { drugTotalsOf, kindTotalsOf, providerTotalsOf, type shareTotalsAt } from '../compare/totals.ts';
import { filterRows } from './filter-claims.ts';
import { type ClaimParts, countClaims } from './list-claims.ts';

/**
 * What the sum of a filtered list is made of: drugs where all are prescriptions, kinds of care of one provider, else
 * providers, the most of the asked sum first. None where the sum is not certain, or of several currencies.
 * `withoutNames`: kinds of care alone.
 */
export function listParts(
  parts: ClaimParts,
  { filter, sum, isWhole = false, withoutNames = false }: PartsQuestion & { withoutNames?: boolean },
): Parts {
  const { sums } = countClaims(parts, filter);
  const currency = sums[0]?.currency ?? 'USD';
  const list = sums.length === 1 ? filterRows(parts.db, parts.rows.of(filter.personId), filter) : [];
  const own = list.filter((row) => row.counted && row.currency === currency);
  const by = withoutNames ? 'kind' : pickGroups(own);
  const all =
    by === 'kind'
      ? kindTotalsOf(own).map((totals) => ({ name: null, ...totals }))
      : (by === 'drug' ? drugTotalsOf(own) : providerTotalsOf(own)).map((totals) => ({
          name: totals.name,
          kind: null,
          ...pickShares(totals),
        }));
  const most = countParts({ isWhole });
  const sorted = all.toSorted((a, b) => centsOf(b, sum) - centsOf(a, sum) || b.claims - a.claims);
  return { by, currency, parts: sorted.slice(0, most), leftOut: Math.max(0, sorted.length - most) };
}

/** As much as stands beside the part's name; of sums that are told of the whole alone, nothing does. */
function centsOf({ planPaid, yourShare, atPharmacy }: Shares, sum: PartsQuestion['sum']): number {
  if (sum === 'billed' || sum === 'copay' || sum === 'coinsurance') return 0;
  if (sum === 'planPaid') return planPaid.cents ?? 0;
  return (yourShare.cents ?? 0) + (atPharmacy.cents ?? 0);
}

function pickGroups(rows: readonly ClaimRow[]): Parts['by'] {
  if (rows.every(({ kind }) => kind === 'pharmacy')) return 'drug';
  return new Set(rows.map(({ providerName }) => providerName)).size === 1 ? 'kind' : 'provider';
}

type Shares = Omit<ReturnType<typeof shareTotalsAt>[number], 'currency'>;

function pickShares({ claims, planPaid, yourShare, atPharmacy }: Shares): Shares {
  return { claims, planPaid, yourShare, atPharmacy };
}
