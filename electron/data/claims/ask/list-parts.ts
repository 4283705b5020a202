import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import { mostParts, type ClaimParts as Parts } from '#shared/model/claims/question';
import { drugTotalsOf, kindTotalsOf, providerTotalsOf, type shareTotalsAt } from '../compare/totals.ts';
import { filterRows } from './filter-claims.ts';
import { type ClaimParts, countClaims } from './list-claims.ts';

/**
 * What the sum of a filtered list is made of: drugs where all are prescriptions, kinds of care of one provider, else
 * providers. None where the sum is not certain, or of several currencies. `withoutNames`: kinds of care alone.
 */
export function listParts(
  parts: ClaimParts,
  { filter, withoutNames = false }: { filter: ClaimFilter; withoutNames?: boolean },
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
  return { by, currency, parts: all.slice(0, mostParts), leftOut: Math.max(0, all.length - mostParts) };
}

function pickGroups(rows: readonly ClaimRow[]): Parts['by'] {
  if (rows.every(({ kind }) => kind === 'pharmacy')) return 'drug';
  return new Set(rows.map(({ providerName }) => providerName)).size === 1 ? 'kind' : 'provider';
}

type Shares = Omit<ReturnType<typeof shareTotalsAt>[number], 'currency'>;

function pickShares({ claims, planPaid, yourShare, atPharmacy }: Shares): Shares {
  return { claims, planPaid, yourShare, atPharmacy };
}
